/// Nationality marks of civil aircraft and how each state's registration marks go on (ICAO Annex 7, table of aircraft
/// nationality and common marks; the states' own registers).
///
/// In a grammar A is a letter, 9 a digit, X either; anything else stands for itself. The bar separates alternatives.
enum AircraftMarks {
    /// Whether a registration with this mark may go on so behind its hyphen; capitals and digits.
    static func allows(_ mark: String, _ rest: some Collection<UInt8>) -> Bool {
        guard let grammars = hyphened[mark] else { return false }
        return grammars.contains { fits(rest, $0) }
    }

    /// Whether it is one of a state that writes no hyphen (`N123AB`, `JA8089`, `HL7742`, `YV1234`).
    static func allowsPlain(_ whole: some Collection<UInt8>) -> Bool {
        if whole.first == 0x4E { return isAmerican(Array(whole.dropFirst())) }
        return plain.contains { fits(whole, $0) }
    }

    /// 14 CFR 45.23 and 47.15(b): one to five characters, digits first, at most two letters behind, none of them I or
    /// O.
    private static func isAmerican(_ body: [UInt8]) -> Bool {
        guard (1...5).contains(body.count), let first = body.first, (0x31...0x39).contains(first) else { return false }
        let letters = body.drop { CheckDigits.number($0) != nil }
        return letters.count <= 2 && letters.allSatisfy { $0 &- 65 < 26 && $0 != 0x49 && $0 != 0x4F }
    }

    private static func fits(_ value: some Collection<UInt8>, _ grammar: [UInt8]) -> Bool {
        value.count == grammar.count
            && zip(value, grammar).allSatisfy { byte, sign in
                switch sign {
                case 0x41: byte &- 65 < 26
                case 0x39: byte &- 48 < 10
                case 0x58: byte &- 65 < 26 || byte &- 48 < 10
                default: byte == sign
                }
            }
    }

    private static let plain = "JA9999 JA999A JA99AA HL9999 YV9999 YV999T UK99999".split(separator: " ")
        .map { Array($0.utf8) }

    private static let hyphened: [String: [[UInt8]]] = {
        var marks: [String: [[UInt8]]] = [:]
        for line in table.split(separator: "\n") {
            let parts = line.split(separator: ":")
            guard let grammar = parts.first, parts.count == 2 else { continue }
            let grammars = grammar.split(separator: "|").map { Array($0.utf8) }
            for mark in parts[1].split(separator: " ") { marks[String(mark), default: []] += grammars }
        }
        return marks
    }()

    /// Grammar, then the marks it goes with.
    private static let table = """
        AAA: 3A 3B 3C 3X 4K 4L 4O 4R 4X 4Y 5A 5B 5H 5N 5R 5T 5U 5V 5W 5X 5Y 6O 6V 6Y 7P 7Q 8P 8Q 8R 9A 9G 9H 9J 9K 9L \
        9M 9N 9Q 9S 9T 9U 9V 9Y A2 A3 A5 A6 A7 A8 AP C2 C3 C5 C6 C9 CC CN CS CX D2 D4 D6 DQ E3 E5 E7 EC EI EJ EL EP ER \
        ES ET EZ H4 HA HB HC HH HR HS HZ J2 J3 J5 J6 J7 J8 JY LN LV LX LY LZ OB OD OE OH OK OM OO OY P2 P4 PH PJ PK PP \
        PR PS PT PU PZ S2 S5 S7 S9 SE SP ST SU SX T2 T3 T8 TC TF TG TI TJ TL TN TR TS TT TU TY TZ UR V2 V3 V4 V5 V6 V7 \
        V8 VH VN VP VQ VT XA XB XC XT XU XY YA YI YJ YK YL YN YR YS YU Z Z3 Z8 ZA ZK ZM ZP ZS ZT ZU B
        AAAA: D F G I M 2
        FAAA|GAAA|IAAA: C
        9999|999A|99AA|99999: B
        99999: RA RF UK EX EY EK EW 4L ER UR
        9999: EX EY CP OB
        999AA|999A: EW
        A9999|A999: UP EZ CU RP VN
        AA99: 4K
        AA|AA9|AA99|AAAA: HZ
        999: P
        9999A|9999AA|9999: HK
        9999AAA|9999AA: HP
        999|9999: HI
        99999|9999: RDPL
        AA|AAA: A4O A9C
        AAA|AA: 7T 9XR
        XXX: T7
        999C|999T: YV
        A999: LV
        """
}
