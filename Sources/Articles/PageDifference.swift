/// What a watched page says now that it did not say before. Pages are compared block by block, wherever a block stands:
/// what only moved is no news, and neither is what went.
package enum PageDifference {
    /// A number for each block (line) of a page's text, equal for equal blocks; in no order, each once.
    package static func blocks(of text: String) -> [UInt64] {
        Array(Set(text.split(separator: "\n").map { number(of: $0.utf8) })).sorted()
    }

    /// The blocks of `text` that are not among `before` (sorted, as `blocks` gives them), one per line; empty where
    /// nothing was added. A block that is nothing but a clock – a date, a counter of visitors – is never news.
    package static func added(_ text: String, to before: [UInt64]) -> String {
        let known = Set(before)
        var seen: Set<UInt64> = []
        return text.split(separator: "\n").filter { block in
            let number = number(of: block.utf8)
            return !known.contains(number) && seen.insert(number).inserted && !isClock(block)
        }.joined(separator: "\n")
    }

    /// FNV-1a over the bytes, white space at the ends left out.
    private static func number(of block: Substring.UTF8View) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in block { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }

    /// A short block that says nothing but when the page was touched, which day it is, or how often it was seen: it has
    /// a number, and no word but those of dates and counters.
    private static func isClock(_ block: Substring) -> Bool {
        guard block.utf8.count <= 80, block.utf8.contains(where: { (48...57).contains($0) }) else { return false }
        return block.lowercased().split { !$0.isLetter }.allSatisfy { word in
            clockWords.contains(String(word)) || dateWords.contains { word.hasPrefix($0) }
        }
    }

    private static let clockWords: Set<String> = [
        "last", "page", "updated", "update", "modified", "reviewed", "date", "on", "at", "of", "as", "today", "the",
        "st",
        "nd", "rd", "th", "am", "pm", "utc", "gmt", "visitors", "visits", "views", "zuletzt", "aktualisiert", "stand",
        "am", "besucher", "dernière", "mise", "à", "jour", "le", "modifiée", "visiteurs", "última", "actualización",
        "actualizado", "visitas", "de", "el", "atualizado", "em", "ultimo", "aggiornamento", "обновлено", "последнее",
        "обновление", "г", "просмотров", "güncelleme", "son", "更新", "更新时间", "年", "月", "日", "访问量", "浏览",
    ]

    /// Beginnings of the names of months and weekdays.
    private static let dateWords = [
        "jan", "feb", "fév", "mar", "mär", "apr", "abr", "avr", "may", "mai", "mag", "jun", "jui", "giu", "jul", "lug",
        "aug", "ago", "aoû", "sep", "set", "oct", "okt", "out", "ott", "nov", "dec", "dez", "dic", "déc", "ene", "gen",
        "янв", "фев", "мар", "апр", "мая", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday", "montag", "dienstag", "mittwoch", "donnerstag",
        "freitag", "samstag", "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
        "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
    ]
}
