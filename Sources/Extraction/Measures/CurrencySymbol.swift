/// A sign of a currency beside an amount: `$`, `US$`, `€`, `£`, `¥`, `₽`, `₹` …
struct CurrencySymbol {
    /// ISO 4217.
    var code: String
    var start: Int
    var end: Int

    /// The longer ones first; a bare `$` is a US dollar where nothing says otherwise.
    private static let table: [(sign: [UInt8], code: String)] = [
        ("US$", "USD"), ("A$", "AUD"), ("C$", "CAD"), ("HK$", "HKD"), ("S$", "SGD"), ("NZ$", "NZD"), ("R$", "BRL"),
        ("$", "USD"),
        ("€", "EUR"), ("£", "GBP"), ("¥", "CNY"), ("¥", "CNY"), ("₽", "RUB"), ("₹", "INR"), ("₺", "TRY"), ("₴", "UAH"),
        ("₸", "KZT"), ("₩", "KRW"), ("₦", "NGN"), ("₫", "VND"),
    ].map { (Array($0.0.utf8), $0.1) }

    init?(_ text: UnsafeBufferPointer<UInt8>, endingAt end: Int) {
        for (sign, code) in CurrencySymbol.table where sign.count <= end {
            guard text[(end - sign.count)..<end].elementsEqual(sign) else { continue }
            let start = end - sign.count
            if start > 0, sign.count > 1, sign[0] < 0x80, (text[start - 1] | 0x20) &- 97 < 26 { continue }
            (self.code, self.start, self.end) = (code, start, end)
            return
        }
        return nil
    }

    init?(_ text: UnsafeBufferPointer<UInt8>, startingAt start: Int) {
        for (sign, code) in CurrencySymbol.table where start >= 0 && start + sign.count <= text.count {
            guard text[start..<(start + sign.count)].elementsEqual(sign) else { continue }
            (self.code, self.start, end) = (code, start, start + sign.count)
            return
        }
        return nil
    }
}
