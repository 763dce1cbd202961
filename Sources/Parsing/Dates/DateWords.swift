/// Words of dates other than the names of months: units, halves of the day, weekdays.
enum DateWords {
    enum Unit: Sendable { case year, koreanYear, month, day, hour, minute, second, ordinal }

    /// What a figure before the word is.
    static func unit(_ word: String) -> Unit? { units[word] }

    /// True for the afternoon.
    static func half(_ word: String) -> Bool? { halves[word] }

    static func isKorean(_ word: String) -> Bool { word == "오전" || word == "오후" }

    /// 0 for Sunday; nil for other words. Wrong weekdays occur, so they only help where a date is ambiguous.
    static func weekday(_ word: String) -> Int? { weekdays[word] }

    private static let units: [String: Unit] = [
        "年": .year, "년": .koreanYear, "月": .month, "월": .month, "日": .day, "일": .day, "号": .day, "時": .hour,
        "时": .hour, "시": .hour, "点": .hour, "分": .minute, "분": .minute, "秒": .second, "초": .second,
        "st": .ordinal, "nd": .ordinal, "rd": .ordinal, "th": .ordinal, "er": .ordinal,
    ]

    private static let halves: [String: Bool] = [
        "am": false, "a.m": false, "pm": true, "p.m": true, "오전": false, "오후": true, "上午": false, "下午": true,
        "午前": false, "午後": true, "πμ": false, "μμ": true,
    ]

    /// From Sunday on: English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Polish, Russian, Greek,
    /// Hungarian, Turkish, Croatian, Romanian, Ukrainian.
    private static let weekdays: [String: Int] = {
        let rows = [
            """
            sun sunday so sonntag dim dimanche dom domingo domenica zo zondag sön söndag ndz niedziela вс κυρ vas paz
            niedz nedjelja ned dum duminică неділя нд
            """,
            """
            mon monday mo montag lun lundi lunes lunedì seg maandag mån måndag pon пн δευ hét pzt
            poniedziałek ponedjeljak luni понеділок
            """,
            """
            tue tues tuesday di dienstag mar mardi martes martedì ter dinsdag tis tisdag wt вт τρι kedd sal
            wtorek utorak uto marți вівторок
            """,
            """
            wed weds wednesday mi mittwoch mer mercredi mié miércoles mercoledì qua woensdag ons onsdag śr ср τετ sze
            środa srijeda sri miercuri середа
            """,
            """
            thu thur thurs thursday do donnerstag jeu jeudi jue jueves gio giovedì qui donderdag tor czw чт πεμ csüt
            czwartek četvrtak čet joi четвер
            """,
            """
            fri friday fr freitag ven vendredi vie viernes venerdì sex vrijdag fre fredag pt пт παρ pén cum
            piątek petak pet vineri п'ятниця пятниця
            """,
            """
            sat saturday sa samstag sam samedi sáb sábado sab sabato za zaterdag lör lördag sob сб σαβ szo cmt
            sobota subota sub sâmbătă sâm субота
            """,
        ]
        var table: [String: Int] = [:]
        for (day, names) in rows.enumerated() {
            for name in names.split(whereSeparator: \.isWhitespace) { table[String(name)] = day }
        }
        return table
    }()
}
