import Texts

/// The words by which ships are told, in English, French, Spanish, German, Portuguese and Russian, as hashes of tokens.
struct ShipWords {
    /// What a word has to do with ships.
    struct Uses: OptionSet {
        let rawValue: UInt16
        /// `tanker`, `buque`.
        static let ship = Uses(rawValue: 1)
        /// `tankers`: several names may follow.
        static let ships = Uses(rawValue: 2)
        /// `carrier`, a ship behind `bulk`, `lng` … only; `conteneurs` behind `porte`.
        static let carrier = Uses(rawValue: 4)
        static let cargo = Uses(rawValue: 8)
        /// `MV`, `USS`: capitals before a ship's name alone.
        static let prefix = Uses(rawValue: 16)
        /// `named`, `renamed`.
        static let naming = Uses(rawValue: 32)
        /// A verb too: `to ship Boeing parts`.
        static let verb = Uses(rawValue: 64)
        /// Before such a verb: `to`, `will`.
        static let beforeVerb = Uses(rawValue: 128)
        /// Capitalised in headlines, and no part of a ship's name: `Tanker Rates`, `Ferry Operator`.
        static let unfit = Uses(rawValue: 256)
        static let flagged = Uses(rawValue: 512)
        static let imo = Uses(rawValue: 1024)
        static let label = Uses(rawValue: 2048)
        static let article = Uses(rawValue: 4096)
    }

    static let shared = ShipWords()

    /// A bit for each word, so that the table is hardly ever asked for a word that it has not.
    private var filter = [UInt64](repeating: 0, count: 256)
    private var table: [UInt64: Uses] = [:]

    /// Uses of a word.
    @inline(__always)
    func uses(_ hash: UInt64) -> Uses {
        let bit = Int(truncatingIfNeeded: hash & 0x3FFF)
        return filter[bit >> 6] >> UInt64(bit & 63) & 1 == 0 ? [] : table[hash] ?? []
    }

    private init() {
        for (use, words) in Self.lists {
            var words = words
            words.withUTF8 { bytes in
                let tokens = TokenBuffer()
                Tokenizer.scan(bytes, into: tokens)
                for i in 0..<tokens.count {
                    table[tokens[i].hash, default: []].formUnion(use)
                    let bit = Int(truncatingIfNeeded: tokens[i].hash & 0x3FFF)
                    filter[bit >> 6] |= 1 << UInt64(bit & 63)
                }
            }
        }
    }

    private static let lists: [(Uses, String)] = [
        (
            .ship,
            """
            vessel ship tanker freighter trawler bulker barge ferry boat yacht tug tugboat containership
            supertanker dhow
            coaster frigate destroyer submarine warship schooner steamer steamship motorship liner drillship
            reefer boxship
            vlcc ulcc suezmax aframax panamax capesize handysize supramax minesweeper corvette gunboat icebreaker
            navire vraquier pétrolier méthanier chimiquier chalutier paquebot remorqueur minéralier
            buque petrolero carguero granelero barco portacontenedores metanero gasero remolcador pesquero quimiquero
            frachter frachtschiff containerschiff schiff öltanker fähre schlepper kutter massengutfrachter gastanker
            kreuzfahrtschiff autofrachter motorschiff tankschiff
            navio petroleiro graneleiro cargueiro pesqueiro rebocador embarcação
            танкер танкера танкеру танкером танкере сухогруз сухогруза сухогрузом сухогрузе судно судна судну судном
            судне теплоход теплохода теплоходом контейнеровоз контейнеровоза балкер балкера паром парома буксир буксира
            траулер траулера газовоз газовоза рефрижератор корабль корабля
            """
        ),
        (
            [.ship, .ships],
            """
            vessels ships tankers freighters trawlers bulkers barges ferries boats tugs warships supertankers dhows
            navires pétroliers vraquiers buques petroleros cargueros schiffe navios petroleiros танкеры танкеров суда
            """
        ),
        (.carrier, "carrier carriers conteneurs contentores contêineres"), (.ships, "carriers"),
        (
            .cargo,
            "bulk lng lpg gas car cars livestock vehicle ore crude container cattle cement chemical product aircraft porte porta"
        ),
        (.prefix, "mv mt ss uss hms hmas hmcs hmnzs usns uscgc"), (.naming, "named called renamed dubbed"),
        (.verb, "ship ferry barge tug boat"), (.beforeVerb, "to will would can could may must not and cannot"),
        (.flagged, "flagged"), (.imo, "imo"), (.label, "name"), (.article, "the"),
        (
            .unfit,
            """
            rates rate market markets company companies owner owners operator operators industry sector fleet
            fleets crew
            crews traffic broker brokers lines line yard builder builders captain master traders charter to
            from off in at
            on near after with by for and or of seized detained sinks sank hit hits runs held attacked captured boarded
            freed released stopped arrives sails collides explodes collision attack seizure insurance cargo
            cargoes ports
            monday tuesday wednesday thursday friday saturday sunday the a an it he she they when as but said says
            captain capt mr mrs ms president minister admiral
            """
        ),
    ]
}
