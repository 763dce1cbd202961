import GRDB

extension Database {
    /// Runs a statement that is prepared once per connection.
    func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// The rows of a statement that is prepared once per connection. A row is good until the next one is asked for.
    func rows(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> RowCursor {
        try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
    }

    /// What `make` makes of every row.
    func all<T>(
        _ sql: String, _ arguments: StatementArguments = StatementArguments(), _ make: (Row) throws -> T
    ) throws -> [T] {
        var values: [T] = []
        let cursor = try rows(sql, arguments)
        while let row = try cursor.next() { values.append(try make(row)) }
        return values
    }

    /// What `make` makes of the first row.
    func first<T>(
        _ sql: String, _ arguments: StatementArguments = StatementArguments(), _ make: (Row) throws -> T
    ) throws -> T? {
        let cursor = try rows(sql, arguments)
        guard let row = try cursor.next() else { return nil }
        return try make(row)
    }
}

extension Sequence<Int64> {
    /// For `IN (SELECT value FROM json_each(?))`: any number of row numbers in one argument.
    var jsonArray: String { "[" + map(String.init).joined(separator: ",") + "]" }
}
