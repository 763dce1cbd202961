import Records

/// Zones by offset (`+0100`, `GMT-3`), by abbreviation (RFC 822 §5.1 and those in use), and by the names of the IANA
/// database for places that feeds name. Summer time follows the present rules of the European Union (directive
/// 2000/84/EC) and of the United States (15 U.S.C. §260a as of 2007): enough for what is published now.
enum TimeZones {
    enum Summer: Sendable { case none, european, american }

    struct Zone: Sendable {
        /// East of Greenwich, in winter.
        var seconds: Int
        var summer: Summer = .none

        /// What is to be taken from a local time to have UTC.
        func offset(at local: Timestamp) -> Int {
            switch summer {
            case .none: seconds
            case .european: seconds + (TimeZones.isEuropeanSummer(local) ? 3_600 : 0)
            case .american: seconds + (TimeZones.isAmericanSummer(local) ? 3_600 : 0)
            }
        }
    }

    /// The zone that all of `text` names; nil when it names none.
    static func zone(_ text: UnsafeBufferPointer<UInt8>) -> Zone? {
        let range = ASCII.trimmed(text, 0..<text.count)
        guard let first = text[range].first else { return nil }
        if first == 43 || first == 45 { return offset(UnsafeBufferPointer(rebasing: text[range])) }
        var end = range.lowerBound
        while end < range.upperBound, ASCII.isLetter(text[end]) || text[end] == 47 || text[end] == 95 { end += 1 }
        let word = String(decoding: text[range.lowerBound..<end], as: UTF8.self).lowercased()
        guard let named = named(word) else { return nil }
        let rest = UnsafeBufferPointer(rebasing: text[end..<range.upperBound])
        guard let sign = rest.first, sign == 43 || sign == 45 else { return named }
        return offset(rest)
    }

    /// By a word in lower case.
    static func named(_ word: String) -> Zone? {
        table[word]
    }

    /// `+01:00`, `-0700`, `+1`, `+5:30`, with anything after it.
    static func offset(_ text: UnsafeBufferPointer<UInt8>) -> Zone? {
        guard let sign = text.first else { return nil }
        var digits: [Int] = []
        var colon: Int?
        for b in text.dropFirst() {
            if ASCII.isDigit(b), digits.count < 4 {
                digits.append(Int(b - 48))
            } else if b == 58, colon == nil, !digits.isEmpty {
                colon = digits.count
            } else {
                break
            }
        }
        guard !digits.isEmpty else { return nil }
        let split = colon ?? (digits.count > 2 ? digits.count - 2 : digits.count)
        let hours = digits[..<split].reduce(0) { $0 * 10 + $1 }
        let minutes = digits[split...].reduce(0) { $0 * 10 + $1 }
        guard hours <= 18, minutes < 60 || minutes % 100 < 60 else { return nil }
        return Zone(seconds: (hours * 3_600 + minutes * 60) * (sign == 45 ? -1 : 1))
    }

    /// From the last Sunday of March, 01:00 UTC, to the last of October; taken at local midnight of the winter zone.
    private static func isEuropeanSummer(_ t: Timestamp) -> Bool {
        let year = t.date.year
        return t >= sunday(year, 3, atLeast: 25).adding(7_200) && t < sunday(year, 10, atLeast: 25).adding(10_800)
    }

    /// From the second Sunday of March, 02:00, to the first of November.
    private static func isAmericanSummer(_ t: Timestamp) -> Bool {
        let year = t.date.year
        return t >= sunday(year, 3, atLeast: 8).adding(7_200) && t < sunday(year, 11, atLeast: 1).adding(7_200)
    }

    /// The first Sunday of the month on or after a day.
    private static func sunday(_ year: Int, _ month: Int, atLeast day: Int) -> Timestamp {
        let days = Timestamp.days(year: year, month: month, day: day)
        let weekday = ((days + 4) % 7 + 7) % 7
        return Timestamp(year: year, month: month, day: day + (7 - weekday) % 7)
    }

    private static let table: [String: Zone] = {
        var table: [String: Zone] = [:]
        for (summer, words) in rows {
            let parts = words.split { $0 == " " || $0 == "\n" }
            for i in stride(from: 0, to: parts.count - 1, by: 2) {
                table[String(parts[i])] = Zone(seconds: (Int(parts[i + 1]) ?? 0) * 60, summer: summer)
            }
        }
        return table
    }()

    /// Name and minutes east of Greenwich.
    private static let rows: [(Summer, String)] = [
        (
            .none,
            """
            z 0 ut 0 utc 0 gmt 0 wet 0 western 0 universal 0 zulu 0 etc/gmt 0 etc/utc 0 etc/ut 0 coordinated 0
            est -300 edt -240 cst -360 cdt -300 mst -420 mdt -360 pst -480 pdt -420 akst -540 akdt -480 hst -600
            ast -240 adt -180 nst -210 ndt -150 brt -180 brst -120 art -180 clt -240 clst -180 cot -300 pet -300
            vet -240 bot -240 pyt -240 uyt -180 ect -300
            west 60 bst 60 met 60 mez 60 cet 60 mest 120 mesz 120 cest 120 eet 120 eest 180 sast 120 cat 120 eat 180
            wat 60 idt 180 msk 180 msd 240 trt 180 irst 210 gst 240 azt 240 pkt 300 uzt 300 ist 330 npt 345 bdt 360
            ict 420 wib 420 hkt 480 sgt 480 myt 480 pht 480 awst 480 wita 480 jst 540 kst 540 wit 540 acst 570
            acdt 630 aest 600 aedt 660 nzst 720 nzdt 780
            a -60 b -120 c -180 d -240 e -300 f -360 g -420 h -480 i -540 k -600 l -660 m -720 n 60 o 120 p 180 q 240
            r 300 s 360 t 420 u 480 v 540 w 600 x 660 y 720
            america/sao_paulo -180 america/argentina/buenos_aires -180 america/bogota -300 america/lima -300
            america/caracas -240 america/phoenix -420 america/mexico_city -360 america/santiago -240
            america/puerto_rico -240 america/panama -300 pacific/honolulu -600 africa/lagos 60 africa/algiers 60
            africa/johannesburg 120 africa/nairobi 180 africa/cairo 120 africa/casablanca 60 africa/accra 0
            europe/moscow 180 europe/istanbul 180 europe/minsk 180 asia/dubai 240 asia/riyadh 180 asia/tehran 210
            asia/karachi 300 asia/tashkent 300 asia/almaty 300 asia/kolkata 330 asia/calcutta 330 asia/kathmandu 345
            asia/dhaka 360 asia/bangkok 420 asia/jakarta 420 asia/ho_chi_minh 420 asia/saigon 420 asia/shanghai 480
            asia/hong_kong 480 asia/taipei 480 asia/singapore 480 asia/manila 480 asia/kuala_lumpur 480 asia/tokyo 540
            asia/seoul 540 australia/perth 480 australia/brisbane 600 asia/baghdad 180 asia/kuwait 180 asia/qatar 180
            asia/colombo 330 asia/yangon 390 asia/ulaanbaatar 480 asia/vladivostok 600 asia/novosibirsk 420
            """
        ),
        (
            .european,
            """
            europe/london 0 europe/dublin 0 europe/lisbon 0 europe/paris 60 europe/berlin 60 europe/madrid 60
            europe/rome 60 europe/brussels 60 europe/amsterdam 60 europe/vienna 60 europe/zurich 60 europe/stockholm 60
            europe/oslo 60 europe/copenhagen 60 europe/prague 60 europe/warsaw 60 europe/budapest 60 europe/belgrade 60
            europe/zagreb 60 europe/ljubljana 60 europe/bratislava 60 europe/luxembourg 60 europe/monaco 60
            europe/malta 60 europe/tirane 60 europe/sarajevo 60 europe/skopje 60 europe/athens 120 europe/helsinki 120
            europe/kiev 120 europe/kyiv 120 europe/bucharest 120 europe/sofia 120 europe/riga 120 europe/vilnius 120
            europe/tallinn 120 europe/chisinau 120 asia/nicosia 120
            """
        ),
        (
            .american,
            """
            et -300 ct -360 mt -420 pt -480 us/eastern -300 us/central -360 us/mountain -420 us/pacific -480
            america/new_york -300 america/detroit -300 america/toronto -300 america/montreal -300 america/chicago -360
            america/winnipeg -360 america/denver -420 america/edmonton -420 america/boise -420
            america/los_angeles -480 america/vancouver -480 america/tijuana -480 america/anchorage -540
            america/halifax -240 america/st_johns -210 eastern -300 central -360 mountain -420 pacific -480
            """
        ),
    ]
}
