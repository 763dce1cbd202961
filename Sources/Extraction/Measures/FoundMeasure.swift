import Records

/// A quantity, a price or a route where it stands in a text.
struct FoundMeasure: Hashable {
    /// UTF-8 offsets.
    var start: Int
    var end: Int
    /// `quantity`, `price` or `route`.
    var kind: Mention.Kind
    /// Its normal form: `3000 t`, `USD 450/t`, `AEJEA>OM>IRBND`.
    var id: String
    /// The concept that it is said of, where one is near.
    var concept: String?
    /// 0…1.
    var score: Float
}
