/// What two sets of birth dates say of each other.
enum DateEvidence {
    case none, day, year, near, contradicting

    /// The first of January stands for a year of which nothing more is known.
    init(_ a: [String], _ b: [String]) {
        guard !a.isEmpty, !b.isEmpty else {
            self = .none
            return
        }
        let theirs = Set(b)
        if a.contains(where: { $0.utf8.count == 10 && !$0.hasSuffix("-01-01") && theirs.contains($0) }) {
            self = .day
        } else if a.contains(where: { x in b.contains { DateEvidence.areOfOneYear(x, $0) } }) {
            self = .year
        } else if a.contains(where: { x in b.contains { DateEvidence.areNear(x, $0) } }) {
            self = .near
        } else {
            self = .contradicting
        }
    }

    var reason: String? {
        switch self {
        case .day: "birth date: equal"
        case .year: "birth year: equal"
        case .near: "birth date: nearly equal"
        case .none, .contradicting: nil
        }
    }

    /// Two days that differ in the year, the month or the day alone, the year by at most four; or in the order of month
    /// and day.
    private static func areNear(_ a: String, _ b: String) -> Bool {
        let (x, y) = (a.split(separator: "-"), b.split(separator: "-"))
        guard x.count == 3, y.count == 3, let first = Int(x[0]), let second = Int(y[0]), abs(first &- second) < 5 else {
            return false
        }
        return zip(x, y).count { $0 == $1 } == 2 || (x[0] == y[0] && x[1] == y[2] && x[2] == y[1])
    }

    /// Two days of one year are two days, unless one of them is the first of January.
    private static func areOfOneYear(_ a: String, _ b: String) -> Bool {
        guard a.utf8.count >= 4, a.utf8.prefix(4).elementsEqual(b.utf8.prefix(4)) else { return false }
        return a.utf8.count < 10 || b.utf8.count < 10 || a == b || a.hasSuffix("-01-01") || b.hasSuffix("-01-01")
    }
}
