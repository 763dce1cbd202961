/// What the sanitiser lets through: lists of names, nothing else. HTML is what feeds of all ages use; MathML and SVG
/// (Tiny 1.2) are allowed within `math` and `svg` alone. Scripting, styling of the page, frames, embedded objects and
/// every event handler are absent, and absent means removed.
enum MarkupRules {
    /// In which vocabularies a name is allowed, and how an element behaves.
    struct Allowed: OptionSet, Sendable {
        let rawValue: UInt8
        static let html = Allowed(rawValue: 1)
        static let mathML = Allowed(rawValue: 2)
        static let svg = Allowed(rawValue: 4)
        /// It has no content and no end tag.
        static let void = Allowed(rawValue: 8)
        /// Neither it nor what is in it is let through.
        static let dropped = Allowed(rawValue: 16)
        /// The value is an address.
        static let address = Allowed(rawValue: 32)
    }

    /// `spelling` has the capitals of SVG (`linearGradient`), nil where the name is all lower case.
    struct Rule: Sendable {
        var allowed: Allowed
        var spelling: [UInt8]?
    }

    static let elements = table([
        (html, .html), (mathML, .mathML), (svg, .svg), (voids, .void), (droppedWithContent, .dropped),
    ])

    static let attributes = table([
        (htmlAttributes, .html), (mathMLAttributes, .mathML), (svgAttributes, .svg), (addresses, .address),
    ])

    static let cssProperties = set(styles)
    static let svgProperties = set(svgStyles)
    static let cssKeywords = set(keywords)

    private static func set(_ words: String) -> NameTable<Bool> {
        NameTable(words.split(separator: " ").map { (String($0), true) })
    }

    private static func table(_ lists: [(String, Allowed)]) -> NameTable<Rule> {
        var rules: [String: Rule] = [:]
        for (words, allowed) in lists {
            for word in words.split(separator: " ").map(String.init) {
                let lower = word.lowercased()
                var rule = rules[lower] ?? Rule(allowed: [])
                rule.allowed.insert(allowed)
                if lower != word { rule.spelling = Array(word.utf8) }
                rules[lower] = rule
            }
        }
        return NameTable(rules.map { ($0.key, $0.value) })
    }

    /// HTML 4, the sectioning and media elements of HTML 5, and harmless relics.
    private static let html = """
        a abbr acronym address area article aside audio b big blockquote br button canvas caption center cite code \
        col colgroup command datagrid datalist dd del details dfn dialog dir div dl dt em event-source fieldset \
        figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i img input ins kbd keygen label legend li m \
        map menu meter multicol nav nextid noscript ol optgroup option output p pre progress q s samp section select \
        small sound source spacer span strike strong sub sup table tbody td textarea tfoot th thead time tr tt u ul \
        var video
        """

    /// MathML 3 §2 to §5.
    private static let mathML = """
        annotation annotation-xml maction maligngroup malignmark math menclose merror mfenced mfrac mglyph mi \
        mlabeledtr mlongdiv mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mscarries mscarry \
        msgroup msline mspace msqrt msrow mstack mstyle msub msubsup msup mtable mtd mtext mtr munder munderover \
        none semantics
        """

    /// SVG Tiny 1.2 without what loads or runs something.
    private static let svg = """
        a animate animateColor animateMotion animateTransform circle defs desc ellipse font-face font-face-name \
        font-face-src foreignObject g glyph hkern line linearGradient marker metadata missing-glyph mpath path \
        polygon polyline radialGradient rect set stop svg switch text title tspan use
        """

    /// HTML §13.1.2, with relics.
    private static let voids = """
        area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr
        """

    /// Their content is no text for readers.
    private static let droppedWithContent = """
        applet script style
        """

    /// No event handler, nothing that submits by itself.
    private static let htmlAttributes = """
        abbr accept accept-charset accesskey action align alt autocomplete autofocus axis background balance bgcolor \
        bgproperties border bordercolor bordercolordark bordercolorlight bottompadding cellpadding cellspacing ch \
        challenge char charoff charset checked choff cite class clear color cols colspan compact contenteditable \
        controls coords data datafld datapagesize datasrc datetime default delay dir disabled draggable dynsrc \
        enctype end face for form frame galleryimg gutter headers height hidden hidefocus high href hreflang hspace \
        icon id inputmode ismap keytype label lang leftspacing list longdesc loop loopcount loopend loopstart low \
        lowsrc max maxlength media method min multiple name nohref noshade nowrap open optimum pattern ping \
        point-size poster pqg preload prompt radiogroup readonly rel repeat-max repeat-min replace required rev \
        rightspacing rows rowspan rules scope selected shape size span src start step style summary suppress \
        tabindex target template title toppadding type unselectable urn usemap valign value variable volume vrml \
        vspace width wrap xml:lang
        """

    /// MathML 3 §3 and §4.
    private static let mathMLAttributes = """
        accent accentunder actiontype align alignmentscope altimg altimg-height altimg-valign altimg-width alttext \
        bevelled charalign close columnalign columnlines columnspacing columnspan columnwidth crossout decimalpoint \
        denomalign depth dir display displaystyle edge encoding equalcolumns equalrows fence fontstyle fontweight \
        form frame framespacing groupalign height href id indentalign indentalignfirst indentalignlast indentshift \
        indentshiftfirst indentshiftlast indenttarget infixlinebreakstyle largeop length linebreak linebreakmultchar \
        linebreakstyle lineleading linethickness location longdivstyle lquote lspace mathbackground mathcolor \
        mathsize mathvariant maxsize minlabelspacing minsize movablelimits notation numalign open other overflow \
        position rowalign rowlines rowspacing rowspan rquote rspace scriptlevel scriptminsize scriptsizemultiplier \
        selection separator separators shift side src stackalign stretchy subscriptshift superscriptshift symmetric \
        voffset width xlink:href xlink:show xlink:type xmlns xmlns:xlink
        """

    /// SVG Tiny 1.2, appendix F.
    private static let svgAttributes = """
        accent-height accumulate additive alphabetic arabic-form ascent attributeName attributeType baseProfile bbox \
        begin by calcMode cap-height class color color-rendering content cx cy d descent display dur dx dy end fill \
        fill-opacity fill-rule font-family font-size font-stretch font-style font-variant font-weight from fx fy g1 \
        g2 glyph-name gradientUnits hanging height horiz-adv-x horiz-origin-x id ideographic k keyPoints keySplines \
        keyTimes lang marker-end marker-mid marker-start markerHeight markerUnits markerWidth mathematical max min \
        name offset opacity orient origin overline-position overline-thickness panose-1 path pathLength points \
        preserveAspectRatio r refX refY repeatCount repeatDur requiredExtensions requiredFeatures restart rotate rx \
        ry slope stemh stemv stop-color stop-opacity strikethrough-position strikethrough-thickness stroke \
        stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity \
        stroke-width systemLanguage target text-anchor to transform type u1 u2 underline-position \
        underline-thickness unicode unicode-range units-per-em values version viewBox visibility width widths x \
        x-height x1 x2 xlink:actuate xlink:arcrole xlink:href xlink:role xlink:show xlink:title xlink:type xml:base \
        xml:lang xml:space xmlns xmlns:xlink y y1 y2 zoomAndPan
        """

    /// Resolved against the base.
    private static let addresses = """
        action background cite classid codebase data href longdesc poster profile src usemap
        """

    /// CSS properties that cannot move a thing out of its place.
    private static let styles = """
        azimuth background-color border-bottom-color border-collapse border-color border-left-color \
        border-right-color border-top-color clear color cursor direction display elevation float font font-family \
        font-size font-style font-variant font-weight height letter-spacing line-height overflow pause pause-after \
        pause-before pitch pitch-range richness speak speak-header speak-numeral speak-punctuation speech-rate \
        stress text-align text-decoration text-indent unicode-bidi vertical-align voice-family volume white-space \
        width
        """

    /// And those for SVG.
    private static let svgStyles = """
        fill fill-opacity fill-rule stroke stroke-linecap stroke-linejoin stroke-opacity stroke-width
        """

    /// Words allowed as values of background, border, margin and padding.
    private static let keywords = """
        !important aqua auto black block blue bold both bottom brown center collapse dashed dotted fuchsia gray \
        green italic left lime maroon medium navy none normal nowrap olive pointer purple red right silver solid \
        teal top transparent underline white yellow
        """
}
