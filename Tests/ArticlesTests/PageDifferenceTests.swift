import Articles
import Testing

struct PageDifferenceTests {
    private let before = "Notices\nNotice 1: copper\nNotice 2: timber\nLast updated: 12 March 2026"

    private func added(_ now: String) -> String {
        PageDifference.added(now, to: PageDifference.blocks(of: before))
    }

    @Test("what is added is told, wherever it stands, and once")
    func additions() {
        #expect(added("Notices\nNotice 3: steel\n" + before) == "Notice 3: steel")
        #expect(added(before + "\nNotice 3: steel\nNotice 3: steel") == "Notice 3: steel")
        #expect(added("Notice 4\nNotices\nNotice 5") == "Notice 4\nNotice 5")
    }

    @Test("what moved or went is no news")
    func moved() {
        #expect(added("Notice 2: timber\nNotices\nNotice 1: copper") == "")
        #expect(added("Notices") == "")
        #expect(added(before) == "")
    }

    @Test(
        "a clock or a counter is no news",
        arguments: [
            "Last updated: 13 March 2026", "Friday, 13 March 2026", "13.03.2026 10:45", "Visitors: 10 345",
            "Zuletzt aktualisiert am 13. März 2026", "Dernière mise à jour le 13 mars 2026",
            "Обновлено 13 марта 2026 г.",
        ])
    func clocks(block: String) { #expect(added(before + "\n" + block) == "") }

    @Test(
        "a short block with a number that says something is news",
        arguments: [
            "List updated 13 March 2026: 14 additions", "7208 10 00 | 12.5 % | steel", "Regulation 833/2014 amended",
        ])
    func numbers(block: String) { #expect(added(before + "\n" + block) == block) }
}
