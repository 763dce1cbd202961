import Records
import Synchronization

/// Names taken apart, kept between texts: the same few stand near what is said every day.
final class MeetingMemory: Sendable {
    /// When so many are held, all are forgotten.
    private static let most = 8192

    private let meetings = Mutex<[Int32: NameMeeting]>([:])

    func meeting(_ number: Int32, make: () -> NameMeeting) -> NameMeeting {
        if let known = meetings.withLock({ $0[number] }) { return known }
        let new = make()
        meetings.withLock { meetings in
            if meetings.count >= MeetingMemory.most { meetings.removeAll() }
            meetings[number] = new
        }
        return new
    }
}

/// The names of parties in words, kept between texts.
final class NameWordMemory: Sendable {
    /// When so many parties are held, all are forgotten.
    private static let most = 8192

    private let names = Mutex<[String: [[[UInt8]]]]>([:])

    /// Main name, aliases, weak aliases: each folded, word by word.
    func words(of entity: Entity) -> [[[UInt8]]] {
        if let known = names.withLock({ $0[entity.id] }) { return known }
        let new = NameBook.texts(of: entity).map { NameWords.split($0) }
        names.withLock { names in
            if names.count >= NameWordMemory.most { names.removeAll() }
            names[entity.id] = new
        }
        return new
    }
}
