extension Alert.State {
    /// The states that a person may give an alert that has this one. Into `suppressed` only a suppression leads, and out
    /// of it its end, or somebody who opens the alert all the same.
    package var successors: [Alert.State] {
        switch self {
        case .new: [.open, .confirmed, .dismissed, .escalated]
        case .open: [.new, .confirmed, .dismissed, .escalated]
        case .confirmed: [.open, .escalated]
        case .escalated: [.open, .confirmed, .dismissed]
        case .dismissed, .suppressed: [.open]
        }
    }

    /// Whether somebody has still to decide.
    package var isUndecided: Bool { self == .new || self == .open }

    /// Why an alert of this state cannot become `next`, and what to do; nil where it can.
    package func refusal(of next: Alert.State) -> String? {
        if successors.contains(next) { return nil }
        if next == self { return "it is \(rawValue) already" }
        switch next {
        case .suppressed: return "an alert is put aside by a suppression: `alerts suppress` makes one"
        case .new: return "it is \(rawValue), and was looked at: `alerts undo` takes the last decision back"
        default: return "it is \(rawValue): open it first, then it can be \(next.rawValue)"
        }
    }
}
