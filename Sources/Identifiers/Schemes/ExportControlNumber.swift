/// Export control classification number: category 0–9, product group A–E, three digits of which the first is the reason
/// for control, and the paragraph (15 CFR 738.2(c)–(d) and part 774, supplement 1; the numbers of Annex I to Regulation
/// (EU) 2021/821 are the same). Written `3A001.a.1`; `EAR99` is what no number covers.
///
/// No check digit: the text has to speak of export control.
package enum ExportControlNumber: IdentifierScheme {
    package static let name = "eccn"
    package static let title = "Export control classification number (ECCN)"
    package static let strong = false
    package static let starts: TokenKinds = .mixed
    package static let sizes = TokenSizes(5...5)

    static let context = Context(
        labels: """
            eccn eccns ccl güterlistennummer ausfuhrlistennummer listenposition annex anhang annexe anexo приложение \
            приложения
            """,
        between: "i in export control classification item items entry entries category under")
    static let controls = WordSet(
        """
        eccn eccns ccl dual controlled control controls licence license licences licenses licensing classified bis ear \
        ausfuhrliste ausfuhrgenehmigung güterliste doppelverwendung double usage doble duplo двойного экспортного \
        контроля лицензия лицензии biens bienes bens
        """)
    static let phrases = Phrases("两用物项 出口管制 管制编码 المزدوج")

    /// Rebuilds the full stops: behind the five characters letters and numbers take turns.
    package static func normalized(_ text: String) -> String? {
        guard var bytes = compacted(text) else { return nil }
        if bytes.starts(with: "ECCN".utf8) { bytes.removeFirst(4) }
        if ascii(bytes) == "EAR99" { return "EAR99" }
        guard isHead(bytes.prefix(5)), bytes.count <= 12 else { return nil }
        var value = ascii(bytes.prefix(5))
        var letters = false
        for byte in bytes.dropFirst(5) {
            let digit = CheckDigits.number(byte) != nil
            if digit, !letters, value.utf8.count == 5 { return nil }
            if !digit || letters { value += "." }
            value += ascii([byte | 0x20])
            letters = !digit
        }
        return value
    }

    /// Reasons 4, 7 and 8 are not given out (738.2(d)(1)).
    static func isHead(_ bytes: some Collection<UInt8>) -> Bool {
        let all = Array(bytes)
        return all.count == 5 && CheckDigits.number(all[0]) != nil && (0x41...0x45).contains(all[1])
            && [0, 1, 2, 3, 5, 6, 9].contains(CheckDigits.number(all[2]) ?? 4)
            && CheckDigits.number(all[2...]) != nil
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        let head = text.bytes[token.start..<token.end]
        if ascii(head) == "EAR99" {
            found.append(
                FoundIdentifier(start: token.start, end: token.end, scheme: name, value: "EAR99", score: 0.95))
            return
        }
        guard isHead(head), !text.isHyphen(token.start - 1), !text.isHyphen(token.end) else { return }
        let labelled = context.isLabelled(token.start, in: text)
        guard
            labelled || Context.near(token.start..<token.end, in: text, reach: 8, words: controls)
                || phrases.stand(before: token.start, in: text)
        else { return }
        let end = paragraph(from: token.end, in: text)
        guard let value = normalized(ascii(text.bytes[token.start..<end])) else { return }
        found.append(
            FoundIdentifier(
                start: token.start, end: end, scheme: name, value: value, score: labelled ? 0.97 : 0.8))
    }

    /// `.a.1.b`: single letters and numbers of one or two digits in turn.
    private static func paragraph(from start: Int, in text: TextView) -> Int {
        var end = start
        for step in 0..<6 where text[end] == 0x2E {
            var next = end + 1
            if step % 2 == 0 {
                next += ByteClass.of(text[next]) == ByteClass.small ? 1 : 0
            } else {
                while next < end + 3, text.isDigit(next) { next += 1 }
            }
            guard next > end + 1, !text.isAlphanumeric(next) else { return end }
            end = next
        }
        return end
    }
}
