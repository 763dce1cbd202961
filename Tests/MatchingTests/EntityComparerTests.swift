import Matching
import Records
import Testing

@Suite("Comparing two parties")
struct EntityComparerTests {
    private func score(_ a: Entity, _ b: Entity) -> Double { EntityComparer.compare(a, b).score }

    static let same: [(String, String, Entity.Schema)] = [
        ("Ana Keller", "KELLER, Ana", .person),
        ("Łukasz Żółw", "Lukasz Zolw", .person),
        ("Yevgeniy Prigozhin", "Evgeny Prigozhin", .person),
        ("Mikhail ovich TSAREV", "Mikhailovich TSAREV", .person),
        ("Abd al-Rahman Yusuf", "Abdulrahman Youssef", .person),
        ("Сергей Лавров", "Sergei LAVROV", .person),
        ("خالد يوسف", "Khalid YUSUF", .person),
        ("Αλέξης Παππάς", "Alexis PAPPAS", .person),
        ("Petro ZHURAVEL", "Petro Anatoliyovich ZHURAVEL", .person),
        ("J. M. Keller", "Jan Maria Keller", .person),
        ("Sheikh Omar Haddad", "Omar Haddad", .person),
        ("OOO Vektor Metall", "Limited Liability Company VEKTOR METALL", .company),
        ("Vektor Metall GmbH", "VEKTOR METALL", .company),
        ("Vektor Metall LIMTED LIANILITY COMPANY", "LLC Vektor Metall", .company),
        ("Aktsionernoe Obshchestvo ZENIT", "JSC ZENIT", .company),
        ("M/V GOLDEN LIGHT 09", "GOLDEN LIGHT 09", .vessel),
    ]

    @Test("spellings of one name match", arguments: same)
    func matches(_ left: String, _ right: String, _ schema: Entity.Schema) {
        let result = EntityComparer.compare(.party(left, schema), .party(right, schema))
        #expect(result.isMatch, "\(result.score) \(result.reasons)")
        #expect(result.score <= 0.95)
    }

    static let different: [(String, String, Entity.Schema)] = [
        ("Olaf Scholz", "Octavian Scholz", .person),
        ("Angelo Cruz", "Angela Merkel", .person),
        ("Ahmed", "Ahmed Hassan Ali", .person),
        ("Ana Maria Keller", "Ana Lucia Keller", .person),
        ("GOLDEN LIGHT 09", "GOLDEN LIGHT 10", .vessel),
        ("Brigade 4", "Brigade 44", .organization),
        ("General Trading Company", "International Trading Company", .company),
        ("EP-MNG", "EP-MNH", .airplane),
    ]

    @Test("other names do not match", arguments: different)
    func differs(_ left: String, _ right: String, _ schema: Entity.Schema) {
        let result = EntityComparer.compare(.party(left, schema), .party(right, schema))
        #expect(!result.isMatch, "\(result.score) \(result.reasons)")
    }

    @Test("dates of birth raise, qualify, contradict")
    func births() {
        let listed = Entity.party("Ana Keller", born: ["1966-09-08"])
        let plain = score(.party("Ana Keller"), listed)
        #expect(
            score(.party("Ana Keller", born: ["1966-09-08"]), listed)
                > score(.party("Ana Keller", born: ["1966"]), listed))
        #expect(score(.party("Ana Keller", born: ["1966"]), listed) > plain)
        #expect(score(.party("Ana Keller", born: ["1966-08-09"]), listed) > plain)
        #expect(score(.party("Ana Keller", born: ["1989-01-02"]), listed) < 0.7)
        #expect(score(.party("Ana Keller", born: ["1989", "1966"]), listed) > plain)
    }

    @Test("a number in common settles it, another IMO number denies it")
    func numbers() {
        #expect(
            score(
                .party("Somebody Else", numbers: ["passport": "X1234567"]),
                .party("Ana Keller", numbers: ["passport": "x1234567"])) > 0.95)
        #expect(
            score(
                .party("SEA PRIDE", .vessel, numbers: ["imo": "9074729"]),
                .party("SEA PRIDE", .vessel, numbers: ["imo": "9308883"])) < 0.5)
    }

    @Test("a ship is no person, countries weigh a little, a weak alias less than a strong one")
    func qualifiers() {
        #expect(score(.party("Anna Schmidt", .vessel), .party("Anna Schmidt")) < 0.7)
        let here = Entity.party("Ana Keller", countries: ["pa"])
        #expect(
            score(here, .party("Ana Keller", countries: ["PA"])) > score(here, .party("Ana Keller", countries: ["ch"])))
        let weak = score(.party("La Jefa"), .party("X Y", weak: ["La Jefa"]))
        #expect(weak < score(.party("La Jefa"), .party("X Y", aliases: ["La Jefa"])))
    }

    @Test("reasons say which names met and what did not")
    func reasons() {
        let result = EntityComparer.compare(
            .party("Igor Keller", born: ["1966"]), .party("Z", aliases: ["Ihor Ivanovich KELLER"], born: ["1966-01-02"])
        )
        #expect(result.name == "Ihor Ivanovich KELLER")
        #expect(result.reasons == ["name: similar", "igor = ihor", "only in the list: ivanovich", "birth year: equal"])
    }

    @Test("names of nothing but signs match nothing", arguments: ["", "—", "...", "\u{200B}", "مـ"])
    func nothing(_ name: String) {
        #expect(score(.party(name), .party("Ana Keller")) < 0.5)
        #expect(score(.party("Ana Keller"), .party(name)) < 0.5)
    }
}
