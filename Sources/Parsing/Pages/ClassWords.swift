/// What the class and id of an element say of its content, word by word (`article__body-text` is article, body, text).
/// The words are those that content management systems use, in the languages that their makers write class names in.
struct ClassWords: OptionSet, Sendable {
    let rawValue: UInt32

    /// Furniture wherever it stands: sharing, newsletter boxes, promotion, navigation.
    static let furniture = ClassWords(rawValue: 1 << 0)
    /// Readers' comments.
    static let comments = ClassWords(rawValue: 1 << 1)
    /// Author lines, dates, sections: about the article, not of it.
    static let about = ClassWords(rawValue: 1 << 2)
    /// Captions and credits.
    static let caption = ClassWords(rawValue: 1 << 3)
    /// Not shown.
    static let hidden = ClassWords(rawValue: 1 << 4)
    /// A part of a name for the body: article, story, entry, post …
    static let subject = ClassWords(rawValue: 1 << 5)
    /// The other part: body, content, text …
    static let matter = ClassWords(rawValue: 1 << 6)
    /// The body of the article, said in full.
    static let body = ClassWords(rawValue: 1 << 7)
    static let author = ClassWords(rawValue: 1 << 8)
    static let date = ClassWords(rawValue: 1 << 9)
    static let title = ClassWords(rawValue: 1 << 10)
    /// Says that the word after it does not mean what it seems to (`no-sidebar`, `has-comments`).
    static let state = ClassWords(rawValue: 1 << 12)
    /// A standfirst: belongs to the text.
    static let lead = ClassWords(rawValue: 1 << 13)

    /// Furniture, unless a page builder says it of every piece (`elementor-widget`).
    static let widget = ClassWords(rawValue: 1 << 14)
    static let builder = ClassWords(rawValue: 1 << 15)
    static let embed = ClassWords(rawValue: 1 << 16)

    /// A card for another article; in front of a body its standfirst.
    static let teaser = ClassWords(rawValue: 1 << 18)

    /// Where a page asks to be paid for the rest.
    static let paywall = ClassWords(rawValue: 1 << 19)

    /// Furniture even where it is a large part of a page with little text.
    static let surely = ClassWords(rawValue: 1 << 17)

    static let table = WordTable([
        (
            """
            footer cookie cookies consent gdpr newsletter navigation nav related recommended sidebar modal popup
            """, surely.rawValue
        ),
        (
            """
            infobox factbox faktaboks faktaruta faktenbox fact facts faktabox aisummary appeal share sharing sharer
            shares sharebar sharetools sharethis addthis addtoany social socials socialmedia sociable newsletter
            newsletters subscribe subscription subscriptions signup optin mailchimp inscription abonnement related
            relateds recommended recommendation recommendations recommend recirc recirculation readmore readnext promo
            promos promotion promoted promobox teaser teasers videoplayer footnotes
            sidebar sidebars widgetarea popular trending mostread
            breadcrumb breadcrumbs crumbs advert adverts advertisement advertising advertorial ads adv ad sponsor
            sponsored sponsors outbrain taboola zergnet nativo dfp googlead adsense adslot adbox adunit banner
            navigation nav navbar menu submenu pagination pager paging pagenav postnav skip skiplink toolbar topbar
            cookie cookies gdpr consent popup modal overlay lightbox dialog toast tooltip snackbar footer masthead
            colophon copyright disclaimer legal login signin register donate donation poll quiz rating ratings stars
            votes vote print printer email mailto whatsapp facebook twitter pinterest linkedin telegram feedback jp
            relatedposts yarpp wpcnt sharedaddy ssba sassy heateor shariff nextprev prevnext seealso topics tags
            taglist tagcloud keywords hashtags hashtag ticker livefeed playlist carousel slider slideshow noprint cta
            signoff authorbox authorbio aboutauthor bio biography tableofcontents onward verwandt verwandte
            werbung anzeige anzeigen teilen mehr empfehlungen weiterlesen publicite publicidad relacionadas
            relacionados compartir compartilhar partager correlati condividi powiazane reklama
            """, furniture.rawValue
        ),
        (
            """
            teaser teasers
            """, teaser.rawValue
        ),
        (
            """
            paywall paywalled regwall paygate tinypass paywallbarrier subscriberonly premiumcontent
            """, paywall.rawValue
        ),
        (
            """
            widget widgets toc
            """, widget.rawValue
        ),
        (
            """
            elementor uagb wysiwyg editor wpb divi kadence brxe
            """, builder.rawValue
        ),
        (
            """
            embed embeds embedded oembed tweet tweets quote pullquote blockquote
            """, embed.rawValue
        ),
        (
            """
            comment comments disqus commentlist commentform respond reply replies kommentare kommentar commentaires
            comentarios commenti komentarze discussion livefyre fbcomments reactions
            """, comments.rawValue
        ),
        (
            """
            byline bylines author authors autor autore auteur verfasser writer creator contributor contributors
            """, about.rawValue | author.rawValue
        ),
        (
            """
            authorname authorlink authorbold authorinfo articleauthor postauthor storyauthor autorname authorsname
            """, author.rawValue
        ),
        (
            """
            meta metadata dateline date dates datetime timestamp published publish pubdate posted postmeta
            postmetadata entrymeta
            updated
            """, about.rawValue | date.rawValue
        ),
        (
            """
            articlemeta eyebrow kicker category categories rubric overline breadline readtime readingtime
            """, about.rawValue
        ),
        (
            """
            caption captions figcaption credit credits legend photocredit imagecaption imagedescription gallery
            wp-caption
            bildunterschrift copyrightholder imagecredit bildnachweis fotocredit figure
            """, caption.rawValue
        ),
        (
            """
            hidden hide invisible offscreen screenreader sr visuallyhidden
            """, hidden.rawValue
        ),
        (
            """
            article story post entry news blog artikel articulo articolo noticia nota materia single node page main
            detail details newsdetail
            """, subject.rawValue
        ),
        (
            """
            body content text copy inhalt texto cuerpo corps contenu contenido conteudo corpo testo tekst fulltext
            richtext bodytext paragraphs
            """, matter.rawValue
        ),
        (
            """
            articlebody storybody articletext articlecontent storycontent storytext entrycontent postcontent postbody
            maincontent bodycopy newsbody newscontent newstext contenttext articlecopy bodycontent artikeltext
            """, body.rawValue
        ),
        (
            """
            title headline heading titre titulo titolo
            """, title.rawValue
        ),
        (
            """
            lead lede intro standfirst chapo vorspann sommario ingress entradilla bajada subtitle excerpt
            """, lead.rawValue
        ),
        (
            """
            no has have without with not non nocaption
            """, state.rawValue
        ),
    ])

    /// The words of a class or id attribute, joined; `body` also where a subject and a matter stand side by side.
    init(of name: ArraySlice<UInt8>) {
        var all: UInt32 = 0
        name.withUnsafeBufferPointer { b in
            var hash = WordTable.seed
            var length = 0
            var last: UInt32 = 0
            var lastWasLower = false
            for i in 0...b.count {
                let c = i < b.count ? b[i] : 32
                let upper = c >= 65 && c <= 90
                if !isASCIILetter(c) && c < 0x80 || upper && lastWasLower {
                    if length > 0 {
                        let bits = last & ClassWords.state.rawValue != 0 ? 0 : ClassWords.table.bits(hash)
                        if bits & ClassWords.matter.rawValue != 0, last & ClassWords.subject.rawValue != 0 {
                            all |= ClassWords.body.rawValue
                        }
                        all |= bits
                        last = bits
                    }
                    if isSpace(c) { last = 0 }
                    hash = WordTable.seed
                    length = 0
                }
                if isASCIILetter(c) || c >= 0x80 {
                    hash = WordTable.mixed(hash, lowered(c))
                    length += 1
                }
                lastWasLower = isASCIILetter(c) && !upper
            }
        }
        rawValue = all
    }

    init(rawValue: UInt32) { self.rawValue = rawValue }
}
