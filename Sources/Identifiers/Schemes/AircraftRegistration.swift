/// Registration of an aircraft: nationality mark, hyphen and registration mark (ICAO Annex 7, 3), by the grammars of
/// `AircraftMarks`: `EP-MNE`, `RA-85185`, `N123AB`.
///
/// No check digit, and hyphened words in capitals look like one: the text has to say “registration” or “tail number”,
/// or to name an aircraft.
package enum AircraftRegistration: IdentifierScheme {
    package static let name = "aircraft"
    package static let title = "Aircraft registration (ICAO Annex 7)"
    package static let strong = false
    package static let starts: TokenKinds = [.digits, .capitals, .mixed]
    package static let sizes = TokenSizes(1...7)

    static let context = Context(
        labels: """
            registration registrations registered registry reg tail matrícula matricula matrículas immatriculation \
            immatriculé immatriculée immatriculés kennzeichen luftfahrzeugkennzeichen prefixo бортовой бортовые борт \
            регистрационный регистрационные регистрация
            """,
        between: "mark marks aircraft hull plane con numéro знак sign")
    static let phrases = Phrases("注册号 机号 註冊編號 تسجيل")
    static let aircraft = WordSet(
        """
        aircraft airplane airplanes aeroplane plane planes jet jets airliner helicopter helicopters freighter tail \
        boeing airbus gulfstream ilyushin antonov tupolev cessna bombardier embraer dassault falcon learjet challenger \
        airline airlines airways aviation aéronef avion avions hélicoptère avión aviones helicóptero aeronave \
        aeronaves avião aviões flugzeug flugzeuge hubschrauber самолет самолёт самолета самолёта самолеты вертолет \
        вертолёт боинг ильюшин طائرة الطائرة
        """)

    package static func normalized(_ text: String) -> String? {
        let upper = text.uppercased().utf8.filter { $0 > 0x20 }
        let parts = upper.split(separator: 0x2D, omittingEmptySubsequences: false)
        if parts.count == 2 { return AircraftMarks.allows(ascii(parts[0]), parts[1]) ? ascii(upper) : nil }
        return parts.count == 1 && AircraftMarks.allowsPlain(upper) ? ascii(upper) : nil
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        if text.isHyphen(token.end) {
            guard token.count <= 4 else { return }
            findHyphened(token, text, &found)
        } else if token.kind == .mixed, token.count >= 4 {
            findPlain(token, text, &found)
        }
    }

    private static func findHyphened(_ token: Token, _ text: TextView, _ found: inout [FoundIdentifier]) {
        let start = token.end + text.joint(token.end)
        var end = start
        while text.isAlphanumeric(end), end - start < 8 { end += 1 }
        let rest = text.bytes[start..<end]
        guard AircraftMarks.allows(ascii(text.bytes[token.start..<token.end]), rest),
            !text.isHyphen(token.start - 1), !text.isHyphen(end), text[token.start - 1] != 0x2F, text[end] != 0x2F,
            let score = score(token.start..<end, text)
        else { return }
        let value = ascii(text.bytes[token.start..<token.end]) + "-" + ascii(rest)
        found.append(FoundIdentifier(start: token.start, end: end, scheme: name, value: value, score: score))
    }

    private static func findPlain(_ token: Token, _ text: TextView, _ found: inout [FoundIdentifier]) {
        let first = text[token.start]
        guard first == 0x4E && text.isDigit(token.start + 1) || [0x4A, 0x48, 0x59, 0x55].contains(first),
            AircraftMarks.allowsPlain(text.bytes[token.start..<token.end]), !text.isHyphen(token.start - 1),
            let score = score(token.start..<token.end, text)
        else { return }
        let value = ascii(text.bytes[token.start..<token.end])
        found.append(FoundIdentifier(start: token.start, end: token.end, scheme: name, value: value, score: score))
    }

    private static func score(_ range: Range<Int>, _ text: TextView) -> Double? {
        let near = Context.near(range, in: text, reach: 6, words: aircraft)
        let labelled =
            context.isLabelled(range.lowerBound, in: text) || phrases.stand(before: range.lowerBound, in: text)
        return near ? labelled ? 0.97 : 0.85 : labelled ? 0.8 : nil
    }
}
