import FoundationEssentials
import GRDB
import Records

extension Row {
    /// The time in a column of seconds since 1970, nil for NULL.
    func time(_ column: Int) -> Timestamp? {
        let seconds: Int64? = self[column]
        return seconds.map(Timestamp.init(seconds:))
    }

    /// The same of a column that is never NULL.
    func instant(_ column: Int) -> Timestamp { Timestamp(seconds: self[column]) }

    /// The bytes of a column; none for NULL and for an empty value.
    func data(_ column: Int) -> Data { self[column] ?? Data() }
}

extension [UInt8] {
    var data: Data { Data(self) }
}
