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
        /// `formerly known as`.
        static let known = Uses(rawValue: 8192)
        static let `as` = Uses(rawValue: 16384)
        /// What stands behind the name of a country that did something.
        static let had = Uses(rawValue: 32768)
    }

    static let shared = ShipWords()

    /// What a ship may be told by; the other uses matter around such a word only.
    private static let telling: Uses = [.ship, .ships, .carrier, .prefix, .naming, .flagged, .imo, .as]

    /// A bit for each word that tells: one in a hundred others has it too.
    private var filter = [UInt64](repeating: 0, count: 256)

    /// Hashes of words, at most a third of the places; 0 is free.
    private var keys = [UInt64](repeating: 0, count: 1024)
    private var uses = [Uses](repeating: [], count: 1024)
    /// `M/V`, `m.t.`, `S/S`.
    let letters = (m: TaggerHash.word("m"), s: TaggerHash.word("s"), v: TaggerHash.word("v"), t: TaggerHash.word("t"))

    /// Whether a ship may be told by a word; hardly ever wrongly so.
    @inline(__always)
    func mayTell(_ hash: UInt64) -> Bool {
        filter[Int(truncatingIfNeeded: hash &>> 6 & 255)] &>> (hash & 63) & 1 != 0
    }

    /// Uses of a word.
    @inline(__always)
    func uses(_ hash: UInt64) -> Uses { uses[place(hash)] }

    /// Where a word stands, or a free place.
    @inline(__always)
    private func place(_ hash: UInt64) -> Int {
        var at = Int(truncatingIfNeeded: hash &>> 24) & (keys.count - 1)
        while keys[at] != hash, keys[at] != 0 { at = (at + 1) & (keys.count - 1) }
        return at
    }

    private init() {
        for (use, words) in Self.lists {
            var words = words
            words.withUTF8 { bytes in
                let tokens = TokenBuffer()
                Tokenizer.scan(bytes, into: tokens)
                for i in 0..<tokens.count {
                    let at = place(tokens[i].hash)
                    keys[at] = tokens[i].hash
                    uses[at].formUnion(use)
                    if use.isDisjoint(with: Self.telling) { continue }
                    filter[Int(tokens[i].hash >> 6 & 255)] |= 1 << (tokens[i].hash & 63)
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
        (.flagged, "flagged"), (.imo, "imo"), (.label, "name"), (.article, "the"), (.known, "known"), (.as, "as"),
        (.had, "had has"),
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
