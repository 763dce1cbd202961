import Records
import Testing

@Suite struct TriageTransitionTests {
    /// From each state (the row) to each (new, open, confirmed, dismissed, escalated, suppressed): + by a person.
    static let table: [(Alert.State, String)] = [
        (.new, "-++++-"), (.open, "+-+++-"), (.confirmed, "-+--+-"), (.dismissed, "-+----"),
        (.escalated, "-+++--"), (.suppressed, "-+----"),
    ]

    @Test("a person can make these steps and no others, and is told why not", arguments: table)
    func transitions(from: Alert.State, row: String) {
        for (to, mark) in zip(Alert.State.allCases, row) {
            #expect(from.successors.contains(to) == (mark == "+"), "\(from) → \(to)")
            let refusal = from.refusal(of: to)
            #expect((refusal == nil) == (mark == "+"), "\(from) → \(to)")
            if let refusal { #expect(refusal.contains(to == .suppressed && from != to ? "suppress" : from.rawValue)) }
        }
    }

    @Test("from every state a way leads back to open or away from it")
    func ways() {
        for state in Alert.State.allCases where state != .open { #expect(state.successors.contains(.open)) }
    }

    @Test("every reason has a meaning of its own")
    func reasons() {
        #expect(Set(TriageReason.allCases.map(\.meaning)).count == TriageReason.allCases.count)
        #expect(TriageReason.allCases.map(\.rawValue).allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" } })
    }

    @Test("what is undone is the last thing a person did that still counts")
    func undoable() {
        func row(_ number: Int, _ action: TriageDecision.Action, undoes: Int? = nil) -> TriageDecision {
            var row = TriageDecision(action, of: "a", from: .new, to: .open, by: "k", at: Timestamp(seconds: 0))
            row.number = number
            row.undoes = undoes
            return row
        }
        #expect([TriageDecision]().undoable == nil)
        #expect([row(1, .decide), row(4, .assign)].undoable?.number == 4)
        #expect([row(1, .decide), row(4, .assign), row(9, .undo, undoes: 4)].undoable?.number == 1)
        #expect([row(1, .decide), row(9, .undo, undoes: 1)].undoable == nil)
        #expect([row(1, .decide), row(2, .reopen)].undoable?.action.isAutomatic == true)
    }

    @Test("the history's number decides what counts, not its clock")
    func replay() {
        var later = TriageDecision(.decide, of: "a", from: .new, to: .dismissed, by: "k", at: Timestamp(seconds: 500))
        later.number = 1
        var earlier = TriageDecision(.decide, of: "a", from: .dismissed, to: .open, by: "k", at: Timestamp(seconds: 1))
        earlier.number = 2
        earlier.assignee = "k"
        #expect([earlier, later].replayed == (.open, "k"))
        #expect([TriageDecision]().replayed == (.new, nil))
    }

    @Test(
        "two spellings of one user are one person",
        arguments: [
            ("keller", "Keller", true), (" keller\t", "KELLER", true), ("keller", "moreau", false),
            ("", "keller", false),
        ])
    func persons(a: String, b: String, same: Bool) { #expect(TriagePolicy.isSame(a, b) == same) }
}
