import Texts

/// Words that tell what is named beside them, folded.
enum Cues {
    static let ships = set(
        """
        tanker tankers vessel vessels ship ships mv mt ss bulker carrier freighter containership boat imo flagged \
        танкер танкера судно судна сухогруз корабль buque petrolero carguero navire petrolier cargo navio \
        petroleiro schiff frachter tankschiff gemi gemisi tankeri nave petroliera سفينة ناقلة
        """)
    static let firms = set(
        """
        company companies firm group subsidiary affiliate exporter importer trader manufacturer producer supplier \
        maker giant ceo shares stake chairman chairwoman owned shareholder conglomerate bank lender shipper \
        refiner operator компания компании компанией фирма группа банк банка концерн холдинг акции entreprise \
        societe groupe filiale banque actions empresa compania grupo filial banco acciones unternehmen konzern \
        firma tochter aktien organization organisation movement militants group fighters sirketi firmasi spolka \
        przedsiebiorstwo fabryka firmasina firmasinin firmasi sirketine sirketinin sirketinden ihracatci ithalatci \
        importers exporters wholesaler forwarder haulier importeur exporteur handler spediteur spedition reederei \
        unternehmens konzerns hersteller lieferant exportateur importateur negociant fournisseur exportador \
        exportadora importador importadora proveedor comercializadora компанию компаниеи фирмы фирме фирму фирмои \
        холдинга концерна завод завода импортер экспортер поставщик
        """)
    static let titles = set(
        """
        president minister premier chancellor secretary senator deputy governor ambassador director ceo chairman \
        chairwoman chief boss head leader founder owner businessman businesswoman billionaire oligarch tycoon \
        commander general colonel captain judge lawyer prosecutor officer spokesman spokeswoman king prince \
        princess queen sultan emir sheikh ayatollah mullah rebel warlord dictator cleric banker trader executive \
        financier politician президент министр директор глава бизнесмен олигарх генерал полковник капитан \
        предприниматель presidente ministro director general jefe empresario capitan ministre directeur chef homme \
        capitaine prasident minister chef kapitan unternehmer baskani bakani prezes minister prezydent
        """)
    /// What is called after a firm, a person or a place and is neither: `Oceanic Metals Museum`, `Musée Vauquelin`.
    static let namesakes = set(
        """
        museum musee museo muzesi muzeum музей club klub klubu kulubu клуб football fc sportverein verein fussballclub \
        society stiftung foundation fondation fundacion fundacao fondazione vakfi fundacja фонд street road avenue \
        strasse rue calle caddesi sokak улица stadium stadion arena theatre theater teatro tiyatrosu театр cup pokal \
        coupe copa prize award preis prix premio festival school schule ecole escuela okulu школа park square platz \
        place plaza marathon orchestra spor university universitat universite universidad universitesi hotel village \
        castle bridge church cathedral
        """)
    /// Adjectives that begin the names of many and stand for themselves.
    static let peoples = set(
        """
        european american british english french german deutsche deutscher italian spanish russian chinese japanese \
        korean indian turkish iranian iraqi israeli syrian egyptian saudi arab arabian african asian australian \
        canadian mexican brazilian swiss dutch polish ukrainian greek swedish norwegian danish finnish
        """)
    /// First names of several countries; `GivenNames` has those that are spelled in several ways.
    static let firstNames = set(
        """
        james john robert william richard thomas charles george edward peter paul mark david daniel andrew simon martin \
        mary anna anne elizabeth sarah laura emma lucy julia maria marie sophie claire helen susan margaret jane kate \
        klaus hans jurgen gunther wolfgang stefan thorsten markus uwe ralf dieter heinz karl fritz ursula sabine heike \
        petra ulrike jean pierre jacques michel luc marc francois nicolas julien isabelle nathalie jose juan carlos luis \
        jorge pedro tomas pablo diego andres javier miguel ana lucia carmen elena ayse fatma emre murat cem burak deniz \
        ozgur gokhan yildiz selin zeynep anil rajesh amit vikram deepak sanjay priya sunita wei jun ming li xin yu oleg \
        igor ivan boris pavel viktor roman anton denis maksim olga irina natalia svetlana иван олег игорь павел борис \
        виктор роман антон денис максим анна ольга ирина елена наталья светлана сергеи андреи алексеи дмитрии николаи
        """)
    /// German nouns for firms end so: `Stahlhändler Thürbach`.
    static let germanFirms = [
        "firma", "unternehmen", "unternehmens", "konzern", "konzerns", "hersteller", "herstellers", "handler",
        "handlers", "importeur", "importeurs", "exporteur", "exporteurs", "lieferant", "lieferanten", "anbieter",
        "reederei", "reeder", "gruppe", "spedition", "spediteur", "betreiber", "verarbeiter", "handelshaus", "tochter",
        "produzent", "produzenten", "betrieb", "betriebs", "gesellschaft", "bank", "chef", "sprecher", "eigner",
    ].map { Array($0.utf8) }
    /// What joins the parts of a name.
    static let joints = set("of de du des del da do di for and und et y i der des van von la и")
    static let ands = set("and und et y i и e")

    /// A word that says of what kind a firm is, and that its name is told without.
    static func isLegalForm(_ word: [UInt8]) -> Bool { legalForms.contains(word) }

    private static let legalForms = set(
        """
        ltd limited inc incorporated corp corporation llc llp lp plc co company gmbh ag kg se sa sas sarl sprl nv \
        bv spa srl oy oyj ab asa aps sro zrt kft nyrt doo dd jsc ojsc cjsc pjsc ooo oao zao pao ao ltda fze fzco \
        fzc dmcc wll pte pvt pty bhd sdn tbk as sti sirketi saog psc ооо оао зао пао ао тоо ооо тов пат прат
        """)

    /// Folded words.
    static func set(_ words: String) -> Set<[UInt8]> {
        Set(words.split(separator: " ").map { Array(TextFolder.fold(String($0)).utf8) })
    }
}
