import Records
import Testing

@testable import Delivery

@Suite struct AlertGistTests {
    @Test("a change is one line, and is read back from it")
    func text() {
        let change = AlertGist(Sample.alert("a1", origins: 2, concepts: ["offence:smuggling", "event:seizure"]))
        #expect(change.text == "high;new;2;event:seizure;offence:smuggling")
        #expect(AlertGist(change.text) == change)
        #expect(AlertGist("high") == AlertGist(severity: .high, state: nil, origins: nil, facts: nil))
        let odd = AlertGist(severity: .low, state: "new", origins: 1, facts: ["b;c", "a", "a"])
        #expect(odd.text == "low;new;1;a;b,c")
        #expect(AlertGist(odd.text) == odd)
    }

    @Test("what is no change is not read", arguments: ["", "loud", "high;new", "high;new;two;x", ";;;"])
    func unread(text: String) { #expect(AlertGist(text) == nil) }

    @Test(
        "what is new is named, and what is less or unknown is not",
        arguments: [
            ("low;new;1;a", "high;new;1;a", [AlertGist.Aspect.severity]), ("high;new;1;a", "low;new;1;a", []),
            ("low;new;1;a", "low;new;2;a", [.origins]), ("low;new;3;a", "low;new;2;a", []),
            ("low;new;1;a", "low;new;1;a;b", [.facts]), ("low;new;1;a;b", "low;new;1;a", []),
            ("low;new;1;a", "low;escalated;1;a", [.state]), ("low;new;1;a", "low;new;1;a", []),
            ("low", "low;escalated;4;a;b", []), ("low", "high;new;1;a", [.severity]),
            ("low;new;1;a", "high;dismissed;2;b", [.severity, .origins, .facts, .state]),
        ])
    func aspects(old: String, new: String, expected: [AlertGist.Aspect]) throws {
        let (old, new) = (try #require(AlertGist(old)), try #require(AlertGist(new)))
        #expect(new.aspects(since: old) == Set(expected))
    }

    @Test("a parcel's key is a UUID of the alert and what it says, whenever and however often it goes out")
    func keys() {
        let one = Parcel(Sample.alert("a1"), at: Sample.noon)
        #expect(one.key == Parcel(Sample.alert("a1", title: "Other"), isUpdate: true, at: Sample.noon.adding(9)).key)
        #expect(one.key != Parcel(Sample.alert("a2"), at: Sample.noon).key)
        #expect(one.key != Parcel(Sample.alert("a1", origins: 2), at: Sample.noon).key)
        let parts = one.key.split(separator: "-").map(\.count)
        #expect(parts == [8, 4, 4, 4, 12])
        #expect(one.key.dropFirst(14).first == "8")
        #expect(one.key.dropFirst(19).first.map("89ab".contains) == true)
    }
}
