import GRDB
import Records

/// An `AlertFilter` as SQL over `alerts a`.
struct AlertSelection {
    private(set) var conditions: [String] = []
    private(set) var arguments = StatementArguments()
    private let filter: AlertFilter

    init(_ filter: AlertFilter) {
        self.filter = filter
        if !filter.states.isEmpty {
            // In one argument, so that the statement is prepared once for any number of states.
            let names = filter.states.map(\.rawValue).sorted().map { "\"\($0)\"" }.joined(separator: ",")
            add("a.state IN (SELECT value FROM json_each(?))", "[\(names)]")
        }
        if let rule = filter.rule { add("a.rule = ?", rule) }
        if let severity = filter.severity { add("a.severity >= ?", severity.number) }
        if let subject = filter.subject { add("a.subject = ?", subject) }
        if let story = filter.story { add("a.story = ?", story) }
        if let suppression = filter.suppression { add("a.suppression = ?", suppression) }
        if let since = filter.since { add("a.updated >= ?", since.seconds) }
        if let before = filter.before { add("a.updated < ?", before.seconds) }
        if let source = filter.source { add(Self.member("evidence", "json_extract(e.value, '$.source') = ?"), source) }
        if let country = filter.country { add(Self.member("countries", "e.value = upper(?)"), country) }
        if let commodity = filter.commodity { add(commodity: commodity) }
        if let concept = filter.concept { add(concept: concept) }
        if let assignee = filter.assignee {
            add("coalesce(json_extract(a.body, '$.assignee'), '') = ?", assignee)
        }
        if let retrospective = filter.retrospective {
            add("coalesce(json_extract(a.body, '$.retrospective'), 0) = ?", retrospective ? 1 : 0)
        }
    }

    private mutating func add(_ condition: String, _ argument: any DatabaseValueConvertible) {
        conditions.append(condition)
        arguments += [argument]
    }

    private static func member(_ list: String, _ condition: String) -> String {
        "EXISTS (SELECT 1 FROM json_each(a.body, '$.\(list)') e WHERE \(condition))"
    }

    private mutating func add(commodity: String) {
        if !commodity.isEmpty, commodity.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
            let begin = "commodity:hs:" + commodity
            add(Self.member("commodities", "substr(e.value, 1, \(begin.utf8.count)) = ?"), begin)
        } else {
            add(Self.member("commodities", "e.value = ?"), commodity)
        }
    }

    private mutating func add(concept: String) {
        if concept.contains(":") {
            add(Self.member("concepts", "e.value = ?"), concept)
        } else {
            add(Self.member("concepts", "substr(e.value, 1, instr(e.value, ':') - 1) = ?"), concept)
        }
    }

    private var order: String {
        switch filter.order {
        case .severity: ""
        case .score: "a.score DESC, "
        case .updated: "a.updated DESC, "
        case .raised: "a.raised DESC, "
        case .waiting: "a.raised, "
        case .rule: "a.rule, "
        case .subject: "a.subject, "
        }
    }

    func fetch(_ db: Database) throws -> [Alert] {
        let sql = """
            SELECT a.body FROM alerts a \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "))
            ORDER BY \(order)a.severity DESC, a.score DESC, a.updated DESC, a.id LIMIT ?
            """
        return try db.all(sql, arguments + [filter.limit.map { max(0, $0) } ?? -1], AlertTable.alert)
    }
}
