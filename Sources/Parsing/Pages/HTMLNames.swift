/// The elements that mean something to the page reader; `text` is a run of characters, `other` any other element.
package enum HTMLTag: UInt8, CaseIterable, Sendable {
    case a, abbr, address, article, aside, audio, b, base, blockquote, body, br, button, canvas, caption, center, cite
    case code, dd, details, dialog, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer, form
    case h1, h2, h3, h4, h5, h6, head, header, hr, html, i, iframe, img, input, label, legend, li, link, main, map
    case menu, meta, nav, noscript, object, ol, option, p, picture, pre, q, rp, rt, ruby, s, script, section, select,
        small, span
    case strike, strong, style, sub, summary, sup, svg, table, tbody, td, template, textarea, tfoot, th, thead, time
    case title, tr, u, ul, video
    case text = 254
    case other = 255

    /// By the number that the C side gives.
    static let byNumber: [HTMLTag] = (0...255).map { HTMLTag(rawValue: UInt8($0)) ?? .other }
    static let names: [String] = allCases.filter { $0.rawValue < text.rawValue }.map { "\($0)" }

    /// What a line of text ends at.
    var isBlock: Bool { HTMLTag.blocks[Int(rawValue)] }
    /// h1 to h6.
    var isHeading: Bool { rawValue >= HTMLTag.h1.rawValue && rawValue <= HTMLTag.h6.rawValue }

    private static let blocks: [Bool] = {
        let inline: Set<HTMLTag> = [
            .a, .abbr, .b, .cite, .code, .em, .font, .i, .img, .input, .label, .link, .meta, .picture, .q, .s, .small,

            .rp, .rt, .ruby, .span, .strike, .strong, .sub, .sup, .time, .u, .text, .other, .td, .th,
        ]
        return (0...255).map { !inline.contains(HTMLTag.byNumber[$0]) }
    }()
}

/// The attributes that the page reader looks at; the rest never leaves the C side.
package enum HTMLAttribute: UInt8, CaseIterable, Sendable {
    case id, `class`, href, rel, itemprop, property, name, content, datetime, type, style, hidden, role, lang
    case httpEquiv

    /// By the number that the C side gives, which is the raw value.
    static let names: [String] = allCases.map { $0 == .httpEquiv ? "http-equiv" : "\($0)" }
}
