/// What identifiers can be to a shipment or a payment.
package enum IdentifierRoles {
    /// The names of all roles (`consignee`, `port-of-loading` …), each once, in alphabetical order.
    package static let all: [String] = {
        let tables = [
            RoleTables.parties, RoleTables.banks, RoleTables.places, RoleTables.ships, RoleTables.goods,
            RoleTables.seizures,
        ]
        return Set(tables.flatMap(\.names)).sorted()
    }()
}
