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
