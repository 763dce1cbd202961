/// Tells whether a page holds only the beginning of its article, and asks to be paid for the rest.
///
/// A page that says `isAccessibleForFree: false` (schema.org) may hold the whole all the same, hidden from those who do
/// not pay; so what it says counts only where the text is short or breaks off.
struct PageTeaser: Sendable {
    let tree: HTMLTree
    let outline: PageOutline
    /// The body as JSON-LD states it, where it does.
    let body: String?

    /// Texts up to this weight may be the beginning of a longer one.
    static let short = 1_500

    func isTeaser(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let weight = textWeight(bytes[...])
        guard weight > 0, weight < 4 * PageTeaser.short, !isWhole(weight) else { return false }
        let breaksOff = PageTeaser.breaksOff(bytes)
        let isShort = weight < PageTeaser.short
        guard breaksOff || isShort else { return false }
        let isPaid = isForPayment || hasPaywall
        return breaksOff && isPaid || (breaksOff || isPaid) && asksToSubscribe
    }

    /// JSON-LD has the body, and no more of it.
    private func isWhole(_ weight: Int) -> Bool {
        guard let body else { return false }
        let stated = textWeight(Array(body.utf8)[...])
        return stated >= 300 && stated * 10 <= weight * 13
    }

    /// Whether the last line ends in an ellipsis, or is a paragraph without an end.
    static func breaksOff(_ text: [UInt8]) -> Bool {
        let line = text[((text.lastIndex(of: 10) ?? -1) + 1)...]
        if line.suffix(3).elementsEqual("...".utf8) || line.suffix(3).elementsEqual("…".utf8) { return true }
        if line.suffix(5).elementsEqual("[...]".utf8) || line.suffix(5).elementsEqual("[…]".utf8) { return true }
        guard let last = line.last else { return false }
        return textWeight(line) >= 120 && (isASCIILetter(last) || isDigit(last) || last == 44)
    }

    /// `"isAccessibleForFree": false` in any JSON-LD script, as a word or a string.
    private var isForPayment: Bool {
        (0..<tree.count).contains { i in
            guard tree.tag(i) == .script, let script = tree.script(i) else { return false }
            return PageTeaser.saysNotFree(script)
        }
    }

    static func saysNotFree(_ script: ArraySlice<UInt8>) -> Bool {
        let key = Array("isAccessibleForFree".utf8)
        var at = script.startIndex
        while at + key.count < script.endIndex {
            guard let next = script[at...].firstIndex(of: key[0]) else { return false }
            at = next + 1
            guard script[next...].starts(with: key) else { continue }
            let value = script[(next + key.count)...].prefix(12).filter { isASCIILetter($0) }.map(lowered)
            if value.starts(with: "false".utf8) { return true }
        }
        return false
    }

    private var hasPaywall: Bool { outline.words.contains { $0.contains(.paywall) } }

    private var asksToSubscribe: Bool {
        let text = LowerCase.bytes(tree.text[...])
        return PageTeaser.appeals.contains { PageTeaser.holds(text, $0) }
    }

    private static func holds(_ text: [UInt8], _ phrase: [UInt8]) -> Bool {
        guard let first = phrase.first, text.count >= phrase.count else { return false }
        return (0...text.count - phrase.count).contains { at in
            text[at] == first && text[at..<at + phrase.count].elementsEqual(phrase)
        }
    }

    private static let appeals = """
        subscribe to continue|subscribe to read|to continue reading|subscribe now to read|for subscribers only
        this article is for subscribers|already a subscriber|jetzt weiterlesen|um weiterzulesen|nur für abonnenten
        artikel ist nur für|réservé aux abonnés|il vous reste|abonnez-vous pour lire|para seguir leyendo
        solo para suscriptores|suscríbete para leer|exclusivo para assinantes|riservato agli abbonati
        abbonati per leggere
        alleen voor abonnees|för prenumeranter|for abonnenter|tilaajille|dla subskrybentów|pozostało jeszcze
        только для подписчиков|abonelere özel|会員限定|有料会員|구독자 전용
        """.split { $0 == "|" || $0 == "\n" }.map { Array($0.utf8) }
}
