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
        przedsiebiorstwo fabryka
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

    private static func set(_ words: String) -> Set<[UInt8]> {
        Set(words.split(separator: " ").map { Array(TextFolder.fold(String($0)).utf8) })
    }
}
