/// Lines in the manner of news wire of the nineties, made up for this project: headlines, datelines, tables of sport.
/// Words stand apart; names in brackets with their kind, `#` begins a story.
enum TaggerWireSample {
    static let text = """
        #
        SOCCER - [LOC GHANA] HOLD [LOC NIGERIA] TO GOALLESS DRAW .
        [PER Kwame Asante]
        [LOC ACCRA] 1996-09-14
        [LOC Ghana] were held to a 0-0 draw by [LOC Nigeria] in their [MISC African Nations Cup] qualifier on \
        Saturday in front of 40,000 people .
        [LOC Nigeria] coach [PER Jo Bonfrere] left out striker [PER Rashidi Yekini] , who plays for [ORG \
        Sporting Gijon] .
        " We created chances but their goalkeeper was superb , " [PER Bonfrere] said .
        [PER Abedi Pele] , 33 , hit the post in the 71st minute after a pass by [PER Tony Yeboah] of [ORG Leeds \
        United] .
        The [MISC Nigerians] play [LOC Kenya] in [LOC Lagos] next month .
        #
        BASEBALL - [MISC MAJOR LEAGUE] STANDINGS AFTER FRIDAY 'S GAMES .
        [LOC NEW YORK] 1996-08-31
        [MISC Major League Baseball] standings after games played on Friday ( tabulate under won , lost , \
        winning percentage and games behind ) :
        [MISC AMERICAN LEAGUE]
        EASTERN DIVISION
        W L PCT GB
        [ORG NEW YORK] 75 59 .560 -
        [ORG BALTIMORE] 71 62 .534 3 1/2
        [ORG BOSTON] 69 66 .511 6 1/2
        [ORG TORONTO] 63 73 .463 13
        CENTRAL DIVISION
        [ORG CLEVELAND] 80 54 .597 -
        [ORG CHICAGO] 72 64 .529 9
        SATURDAY , AUGUST 31 SCHEDULE
        [ORG KANSAS CITY] AT [ORG DETROIT]
        [ORG SEATTLE] AT [ORG MINNESOTA]
        [ORG St Louis] 4 [ORG Colorado] 2
        [ORG SAN FRANCISCO] 12 [ORG PHILADELPHIA] 6
        #
        TENNIS - RESULTS AT [MISC SWISS INDOORS] .
        [LOC BASEL] , [LOC Switzerland] 1996-10-02
        Results of first round matches at the [MISC Swiss Indoors] tennis tournament on Wednesday ( prefix \
        number denotes seeding ) :
        [PER Jonas Bjorkman] ( [LOC Sweden] ) beat 5 - [PER Felix Mantilla] ( [LOC Spain] ) 6-4 3-6 7-6 ( 7-3 )
        2 - [PER Pete Sampras] ( [LOC U.S.] ) beat [PER Hicham Arazi] ( [LOC Morocco] ) 6-1 6-2
        [PER Jan Siemerink] ( [LOC Netherlands] ) beat [PER Bohdan Ulihrach] ( [LOC Czech Republic] ) 7-5 6-4
        #
        CRICKET - [LOC SRI LANKA] V [LOC AUSTRALIA] FINAL SCOREBOARD .
        [LOC COLOMBO] 1996-09-07
        Scoreboard in the final of the [MISC Singer World Series] between [LOC Sri Lanka] and [LOC Australia] on \
        Saturday .
        [LOC Sri Lanka]
        [PER S. Jayasuriya] c [PER Healy] b [PER Fleming] 27
        [PER R. Kaluwitharana] run out 0
        [PER A. de Silva] not out 75
        Extras ( lb-4 w-7 nb-1 ) 12
        Total ( for 3 wickets , 35 overs ) 234
        Fall of wickets : 1-11 2-58 3-103
        Did not bat : [PER R. Mahanama] , [PER H. Tillekeratne] .
        Bowling : [PER Fleming] 7-0-45-1 , [PER McGrath] 7-0-38-0 ( w-3 )
        [PER McGrath] took two wickets for [LOC Australia] , who lost by 50 runs .
        #
        [ORG Interbrew] profit seen up , analysts say .
        [LOC BRUSSELS] 1996-09-03
        Shares of [MISC Belgian] brewer [ORG Interbrew] are not listed but analysts at [ORG Generale Bank] \
        expect first-half net profit of 3.2 billion francs .
        " [ORG Generale] is optimistic , " said [PER Luc De Smet] , an analyst in [LOC Antwerp] .
        -- [LOC Brussels] newsroom 32 2 287 6810
        #
        [ORG EU] , [LOC Poland] agree on oil import tariffs .
        [LOC WARSAW] 1996-11-20
        [LOC Poland] and the [ORG European Union] reached an agreement on liberalising oil imports , the [ORG \
        Polish Foreign Trade Ministry] said .
        The deal was signed by [PER Jacek Buchacz] , [LOC Poland] 's trade minister , and [ORG European \
        Commissioner] [PER Hans van den Broek] .
        [ORG Petrochemia Plock] and [ORG Gdansk Refinery] will gain , [ORG Gazeta Wyborcza] wrote .
        #
        [LOC Taiwan] 's [ORG Evergreen] orders five container ships .
        [LOC TAIPEI] 1996-12-04
        [MISC Taiwanese] shipping line [ORG Evergreen Marine Corp] said it had ordered five ships from [ORG \
        Mitsubishi Heavy Industries] of [LOC Japan] for $ 400 million .
        The ships , to be built in [LOC Kobe] , will serve routes between the [LOC Far East] and [LOC Northern \
        Europe] .
        [ORG Evergreen] chairman [PER Chang Yung-fa] will visit [LOC Tokyo] on Friday .
        [ORG P&O] and [ORG Maersk] have cut rates .
        #
        SOCCER - [MISC ENGLISH] LEAGUE STANDINGS .
        [LOC LONDON] 1996-12-01
        Standings in [MISC English] league soccer after Sunday 's match ( tabulated - played , won , drawn , \
        lost , goals for , against , points ) :
        Premier league
        [ORG Arsenal] 15 9 4 2 31 15 31
        [ORG Wimbledon] 15 8 4 3 27 18 28
        [ORG Aston Villa] 15 8 3 4 20 14 27
        [ORG Sheffield Wednesday] 15 5 6 4 15 17 21
        [ORG Nottingham Forest] 15 1 6 8 12 26 9
        [ORG Blackburn] 0 [ORG Coventry] 4
        Played on Sunday : [ORG Middlesbrough] 2 [ORG Leicester] 1
        #
        GOLF - LEADING SCORES AT [MISC LANCOME TROPHY] .
        [LOC SAINT-NOM-LA-BRETECHE] , [LOC France] 1996-09-13
        Leading scores after the second round ( [LOC Britain] unless stated ) :
        133 [PER Colin Montgomerie] 66 67
        135 [PER Jesper Parnevik] ( [LOC Sweden] ) 68 67 , [PER Vijay Singh] ( [LOC Fiji] ) 67 68
        136 [PER Costantino Rocca] ( [LOC Italy] ) , [PER Ian Woosnam]
        #
        [PER Clinton] to visit [LOC Chicago] for convention .
        [LOC WASHINGTON] 1996-08-22
        President [PER Bill Clinton] will travel by train through [LOC West Virginia] , [LOC Ohio] and [LOC \
        Michigan] before he arrives at the [MISC Democratic National Convention] in [LOC Chicago] , the [LOC \
        White House] said .
        [MISC Republican] rival [PER Bob Dole] and running mate [PER Jack Kemp] were campaigning in [LOC \
        Springfield] , [LOC Illinois] .
        [PER Dole] 's aide [PER Nelson Warfield] attacked the [ORG Food and Drug Administration] .
        The [ORG Senate] and the [ORG House of Representatives] passed a [MISC Medicare] bill .
        #
        [LOC Ivory Coast] cocoa arrivals seen rising .
        [LOC ABIDJAN] 1996-10-15
        Cocoa arrivals at [LOC Abidjan] and [LOC San Pedro] ports reached 85,000 tonnes by October 13 , \
        exporters said .
        [ORG Caistab] had no comment .
        One [MISC French] trader in [LOC Daloa] said : " It is raining in the west . "
        #
        [ORG BHP] shares hit low on copper fears .
        [LOC MELBOURNE] 1996-06-19
        [ORG Broken Hill Pty Co Ltd] shares fell 17 cents to A$ 17.70 as copper tumbled on the [ORG London Metal \
        Exchange] ( [ORG LME] ) .
        [ORG Sumitomo Corp] trader [PER Yasuo Hamanaka] was dismissed in [LOC Tokyo] last week .
        " [ORG BHP] owns [ORG Magma Copper] , so it hurts , " said an analyst at [ORG J.B. Were and Son] .
        The [MISC All Ordinaries] index lost 12 points .
        #
        [MISC Dutch] police seize heroin in [LOC Rotterdam] .
        [LOC THE HAGUE] 1996-07-11
        Police found 350 kg of heroin in a container from [LOC Karachi] at [LOC Europe] 's largest port , public \
        prosecutor [PER Jan Blok] said .
        Two [MISC Pakistanis] and a man from [LOC Eindhoven] were arrested .
        The container was consigned to [ORG Van Dalen Import BV] of [LOC Breda] and shipped by [ORG Pakistan \
        National Shipping Corporation] .
        [ORG Interpol] and the [ORG U.S. Drug Enforcement Administration] ( [ORG DEA] ) helped .
        #
        NHL ICE HOCKEY - FRIDAY 'S RESULTS .
        [LOC NEW YORK] 1996-12-07
        ( home team in CAPS ) :
        [ORG Buffalo] 3 [ORG HARTFORD] 1
        [ORG NY RANGERS] 5 [ORG Toronto] 3
        [ORG Tampa Bay] AT [ORG ANAHEIM]
        [ORG Flyers] captain [PER Eric Lindros] scored twice for [ORG Philadelphia] in a 4-2 win over the [ORG \
        New Jersey Devils] .
        #
        OFFICIAL JOURNAL CONTENTS - OJ C 248 OF AUGUST 26 , 1996 .
        PRESS DIGEST - [LOC Zimbabwe] - Sept 3 .
        [LOC HARARE] 1996-09-03
        These are the leading stories in the [MISC Zimbabwean] press on Tuesday . [ORG Reuters] has not verified \
        these stories and does not vouch for their accuracy .
        [ORG THE HERALD]
        - Health minister [PER Timothy Stamps] says striking nurses will be dismissed .
        - [ORG Zimbabwe Congress of Trade Unions] leader [PER Gibson Sibanda] backs them .
        """

    /// The sample in the columns of CoNLL 2003.
    static var corpus: [UInt8] {
        var lines: [String] = []
        for line in text.split(separator: "\n") {
            if line == "#" {
                lines.append("-DOCSTART- O\n")
                continue
            }
            var open: String?
            var isFirst = true
            for var word in line.split(separator: " ").map(String.init) {
                if word.hasPrefix("["), word.count > 3 {
                    open = String(word.dropFirst())
                    isFirst = true
                    continue
                }
                let isLast = open != nil && word.hasSuffix("]")
                if isLast { word.removeLast() }
                lines.append(word + " " + (open.map { (isFirst ? "B-" : "I-") + $0 } ?? "O"))
                isFirst = false
                if isLast { open = nil }
            }
            lines.append("")
        }
        return Array(lines.joined(separator: "\n").utf8)
    }
}
