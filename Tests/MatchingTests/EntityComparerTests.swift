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
        ("MT GOLDEN LIGHT II", "GOLDEN LIGHT 2", .vessel),
        ("People’s Liberation Army", "PLA", .organization),
        ("L.X.C Aviation", "LXC Aviation", .company),
        ("Brigade Forty-Four", "Brigade 44", .organization),
        ("Vektor Metallgmbh", "Vektor Metall GmbH", .company),
        ("JOIIT STOCK COMP ANY ZENITPROM", "ZENITPROM JSC", .company),
        ("Skupina Vektor Metall", "Vektor Metall Group", .company),
        ("Vladimir Plat Ono Vich Orlov", "Vladimir Platonovich ORLOV", .person),
        ("JC Moreau", "Jean-Claude MOREAU", .person),
        ("Mykola Petrenko", "Nikolai PETRENKO", .person),
    ]

    @Test("spellings of one name match", arguments: same)
    func matches(_ left: String, _ right: String, _ schema: Entity.Schema) {
        let result = EntityComparer.compare(.party(left, schema), .party(right, schema))
        #expect(result.isMatch, "\(result.score) \(result.reasons)")
        #expect(result.score <= 0.95)
    }

    static let different: [(String, String, Entity.Schema)] = [
        ("Olaf Scholz", "Octavian Scholz", .person),
        ("Luís Monteiro", "Luís Montenegro", .person),
        ("Mahmud Rahhal", "Muhammad RAHHAL", .person),
        ("Abd al-Khaliq Huthi", "Abdul Malik HUTHI", .person),
        ("C.B.A. Company", "A.B.C. Company", .company),
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
        #expect(result.reasons.first == "name: similar")
        let told = result.reasons.map { $0.prefix { $0 != "(" } }
        #expect(
            told == ["name: similar", "igor = ihor ", "only in the list: ivanovich ", "birth year: equal "],
            "\(result.reasons)")
        #expect(result.reasons.dropFirst().allSatisfy { $0.hasSuffix(")") })
    }

    @Test("what the lists tag names the parts, and contradicts when both sides tag it")
    func parts() {
        var left = Entity.party("Igor Keller")
        left.nameParts = [.init(.given, "Igor"), .init(.family, "Keller")]
        var right = Entity.party("Igor KELER")
        right.nameParts = [.init(.given, "Igor"), .init(.family, "KELER")]
        let spelt = EntityComparer.compare(left, right)
        #expect(spelt.reasons.contains { $0.hasPrefix("family: keller = keler (-0.") }, "\(spelt.reasons)")
        right.nameParts = [.init(.given, "Igor"), .init(.family, "Wagner")]
        let other = EntityComparer.compare(left, right)
        #expect(
            other.score < spelt.score && other.reasons.contains { $0.hasPrefix("family: Keller against Wagner (-0.") })
    }

    @Test("gender and place of birth qualify persons")
    func genderAndPlace() {
        var left = Entity.party("Kim Keller")
        var right = left
        let plain = score(left, right)
        (left.gender, right.gender) = ("female", "male")
        #expect(score(left, right) < 0.7)
        right.gender = nil
        #expect(score(left, right) == plain)
        (left.birthPlaces, right.birthPlaces) = (["Tikrit, Iraq"], ["TIKRIT"])
        #expect(score(left, right) > plain)
    }

    @Test("a middle name left out is no middle name contradicted")
    func omittedIsNotContradicted() {
        let omitted = score(.party("Ana Maria Keller"), .party("Ana Keller"))
        let contradicted = score(.party("Ana Maria Keller"), .party("Ana Lucia Keller"))
        #expect(omitted > contradicted + 0.2)
    }

    @Test("what says little says little: a short form of another country, father for son, an initial beside a surname")
    func doubts() {
        let emirates = Entity.party("Vektor Metall LLC", .company, countries: ["ae"])
        let germany = Entity.party("Vektor Metall GmbH", .company, countries: ["de"])
        #expect(score(emirates, germany) < 0.7)
        #expect(score(.party("Salman bin Muhammad Rawi"), .party("Muhammad bin Salman Rawi")) < 0.7)
        #expect(score(.party("Richard J. Durbin"), .party("Richard Jones")) < 0.7)
    }

    @Test("names of nothing but signs match nothing", arguments: ["", "—", "...", "\u{200B}", "مـ"])
    func nothing(_ name: String) {
        #expect(score(.party(name), .party("Ana Keller")) < 0.5)
        #expect(score(.party("Ana Keller"), .party(name)) < 0.5)
    }
}
