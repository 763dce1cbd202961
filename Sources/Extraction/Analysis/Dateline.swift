import Texts

/// The head of a report that says where it was written: `CORNING, N.Y., March 5 - `, `LONDON (Agency) — `, `МОСКВА, 5 мая – `.
struct Dateline {
    /// Where it ends, in bytes; 0 where there is none.
    private(set) var end = 0
    /// The country of its state or province, which counts more than any other place of the name (`PARIS, Texas`).
    private(set) var country: String?

    private static let mostBytes = 80
    private static let mostPlaceBytes = 40

    /// States and provinces by the abbreviations and names that stand behind a town.
    private static let regions: [UInt64: String] = {
        var regions: [UInt64: String] = [:]
        let american = """
            Ala Ariz Ark Calif Cal Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla \
            Ore Pa Penn Tenn Tex Vt Va Wash Wis Wyo AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS \
            MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC N.H. N.J. N.M. N.Y. N.C. N.D. \
            R.I. S.C. S.D. W.Va. D.C. Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida \
            Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota \
            Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont \
            Virginia Wisconsin Wyoming
            """
        let canadian = "Alta Ont Que Man Sask Alberta Ontario Quebec Manitoba Saskatchewan B.C. N.B. N.S."
        for (names, country) in [(american, "US"), (canadian, "CA")] {
            for name in names.split(separator: " ") { regions[hash(String(name))] = country }
        }
        return regions
    }()

    /// The hash of a name as one word: `N.Y.` is `ny`.
    private static func hash(_ name: String) -> UInt64 {
        var letters = name.utf8.filter { ($0 | 0x20) &- 97 < 26 }.map { $0 | 0x20 }
        return letters.withUnsafeMutableBufferPointer { letters in
            letters.baseAddress.map { WordHash.hash(UnsafePointer($0), letters.count) } ?? 0
        }
    }

    init() {}

    /// Looks for one at the beginning of a text.
    init(of text: UnsafeBufferPointer<UInt8>) {
        guard let place = Dateline.placeEnd(text), let end = Dateline.dash(text, from: place) else { return }
        self.end = end
        guard text[place] == UInt8(ascii: ",") else { return }
        var stop = place + 1
        while stop < end, text[stop] != UInt8(ascii: ","), text[stop] != UInt8(ascii: "(") { stop += 1 }
        let region = String(decoding: text[place + 1..<stop], as: UTF8.self)
        country = Dateline.regions[Dateline.hash(region)]
    }

    /// Where the place in capitals ends: at a comma, a bracket or a dash.
    private static func placeEnd(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        var capitals = 0
        var at = 0
        while at < min(text.count, mostPlaceBytes) {
            let byte = text[at]
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "(") || dashLength(text, at) > 0 {
                return capitals >= 3 && isInCapitals(text[..<at]) ? at : nil
            }
            if byte &- 97 < 26 || byte &- 48 < 10 || byte == 0x3A { return nil }
            capitals += byte &- 65 < 26 || byte >= 0xC3 ? 1 : 0
            at += 1
        }
        return nil
    }

    /// Whether bytes beyond ASCII hold small letters, or letters that are neither small nor capital.
    private static func isInCapitals(_ place: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard place.contains(where: { $0 >= 0x80 }) else { return true }
        let scalars = String(decoding: place, as: UTF8.self).unicodeScalars
        return scalars.allSatisfy { $0.properties.isUppercase || !$0.properties.isAlphabetic }
    }

    /// The end of the dash that parts the dateline from the report.
    private static func dash(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        for at in start..<min(text.count, mostBytes) {
            let length = dashLength(text, at)
            if length > 0 { return at + length }
        }
        return nil
    }

    /// The length of ` - `, ` -- `, an en or an em dash at `at`, white space around hyphens; 0 for anything else.
    private static func dashLength(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        guard at + 2 < text.count else { return 0 }
        if text[at] == 0xE2, text[at + 1] == 0x80, text[at + 2] == 0x93 || text[at + 2] == 0x94 { return 3 }
        guard text[at] <= 0x20, text[at + 1] == UInt8(ascii: "-") else { return 0 }
        let next = text[at + 2] == UInt8(ascii: "-") ? at + 3 : at + 2
        return next < text.count && text[next] <= 0x20 ? next - at : 0
    }
}
