import Records

extension SubjectHistory {
    /// What the past of rule and subject adds: what is new counts more, and so does what proved true; less what people
    /// dismissed.
    func contributions(_ weights: Weights) -> [Alert.Contribution] {
        var all: [Alert.Contribution] = []
        func add(_ reason: String, _ count: Int, _ weight: Weight, _ most: Weight) {
            guard count > 0 else { return }
            let points = weights[weight] * min(count, 1_000)
            let bounded = points < 0 ? max(points, weights[most]) : min(points, weights[most])
            all.append(Alert.Contribution(reason, bounded))
        }
        if events == 0 {
            all.append(.init("the first of its kind in half a year", weights[.firstOfSubject]))
        }
        add("\(events) of its kind in half a year before", events, .repeated, .repeatedMost)
        add(
            "\(confirmed) about the subject confirmed before", confirmed, .confirmedBefore,
            .confirmedBeforeMost)
        add(
            "\(dismissed) about the subject dismissed before", dismissed, .dismissedBefore,
            .dismissedBeforeMost)
        return all.filter { $0.points != 0 }
    }
}
