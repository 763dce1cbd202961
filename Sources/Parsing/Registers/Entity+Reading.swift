package import Records

/// What people write about a party, in the form in which parties are compared.
extension Entity {
    /// A country by its code or name. False, and nothing is added, when it is neither.
    package mutating func read(country text: String) -> Bool {
        guard let code = CountryNames.code(of: text) else { return false }
        countries.appendOnce(code)
        return true
    }

    /// A date of birth, or part of one, as lists and people write them. False, and nothing is added, when it is none.
    package mutating func read(birthDate text: String) -> Bool {
        let dates = PartialDate.all(in: text)
        dates.forEach { birthDates.appendOnce($0) }
        return !dates.isEmpty
    }

    /// The same with countries and dates of birth in the form in which they are compared. What is neither is left out
    /// and returned.
    package func normalized() -> (entity: Entity, unread: [String]) {
        var result = self
        result.countries = []
        result.birthDates = []
        var unread: [String] = []
        for country in countries where !result.read(country: country) { unread.append(country) }
        for date in birthDates where !result.read(birthDate: date) { unread.append(date) }
        return (result, unread)
    }
}
