/// Country names as sanctions lists write them → ISO 3166-1 alpha-2, lower case.
///
/// Names are compared by their words, whatever their order and punctuation, so that `Korea, North` and
/// `North Korea` are one. Withdrawn codes (an, cs, su, yu) stand for themselves.
/// Origin: ISO 3166-1 names by the UN Statistics Division (datasets/country-codes, PDDL 1.0), short names by
/// Unicode CLDR (Unicode License v3), and the lists' own spellings.
enum CountryNames {
    /// The code of a country name, of an alpha-2 code, or of a name with a qualifier that lists put before it
    /// (`Region: Gaza`, `possibly Palestinian`) or a second language behind a slash; nil for anything else.
    static func code(of text: String) -> String? {
        let first = text.split(separator: "/", maxSplits: 1).first.map(String.init) ?? text
        if first.utf8.count == 2, codes.contains(first.lowercased()) { return first.lowercased() }
        return byWords[words(of: first)] ?? byWords[words(of: String(first.prefix { $0 != "(" }))]
            ?? Demonyms.code(of: first)
    }

    /// The words that tell countries apart, sorted: lower case, without articles.
    private static func words(of text: String) -> String {
        text.lowercased()
            .split(whereSeparator: { !$0.isLetter })
            .filter { !passedOver.contains(String($0)) }
            .sorted()
            .joined(separator: " ")
    }

    private static let passedOver: Set<String> = [
        "the", "of", "and", "s", "region", "possibly", "former",
    ]

    private static let rows: [(code: String, names: [Substring])] = table.split(separator: "\n")
        .compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            return parts.count == 2 ? (String(parts[0]), parts[1].split(separator: "|")) : nil
        }

    private static let codes = Set(rows.map(\.code))

    private static let byWords: [String: String] = rows.reduce(into: [:]) { result, row in
        for name in row.names { result[words(of: String(name))] = row.code }
    }

    private static let table = """
        ad Andorra
        ae United Arab Emirates|UAE
        af Afghanistan
        ag Antigua & Barbuda
        ai Anguilla
        al Albania
        am Armenia
        an Netherlands Antilles
        ao Angola
        aq Antarctica
        ar Argentina
        as American Samoa
        at Austria
        au Australia
        aw Aruba
        ax Åland Islands|Aland Islands
        az Azerbaijan
        ba Bosnia & Herzegovina|Bosnia
        bb Barbados
        bd Bangladesh
        be Belgium
        bf Burkina Faso
        bg Bulgaria
        bh Bahrain
        bi Burundi
        bj Benin
        bl St. Barthélemy|St. Barthelemy|Saint Barthélemy|Saint Barthelemy
        bm Bermuda
        bn Brunei|Brunei Darussalam
        bo Bolivia|Bolivia (Plurinational State of)
        bq Caribbean Netherlands|Bonaire, Sint Eustatius and Saba
        br Brazil
        bs Bahamas
        bt Bhutan
        bv Bouvet Island
        bw Botswana
        by Belarus
        bz Belize
        ca Canada
        cc Cocos (Keeling) Islands|Cocos Islands
        cd Congo - Kinshasa|Democratic Republic of the Congo|DR Congo|DRC|Zaire
        cf Central African Republic
        cg Congo - Brazzaville|Congo|Congo, Republic of the
        ch Switzerland
        ci Côte d’Ivoire|Cote d’Ivoire|Ivory Coast
        ck Cook Islands
        cl Chile
        cm Cameroon
        cn China|People's Republic of China|PRC|Mainland China
        co Colombia
        cr Costa Rica
        cs Serbia and Montenegro
        cu Cuba
        cv Cape Verde|Cabo Verde
        cw Curaçao|Curacao
        cx Christmas Island
        cy Cyprus|Northern Cyprus
        cz Czechia|Czech Republic
        de Germany
        dj Djibouti
        dk Denmark
        dm Dominica
        do Dominican Republic
        dz Algeria
        ec Ecuador
        ee Estonia
        eg Egypt
        eh Western Sahara
        er Eritrea
        es Spain
        et Ethiopia
        fi Finland
        fj Fiji
        fk Falkland Islands|Falkland Islands [Malvinas]
        fm Micronesia|Micronesia (Federated States of)
        fo Faroe Islands
        fr France
        ga Gabon
        gb United Kingdom|United Kingdom of Great Britain and Northern Ireland|UK|Great Britain|England|Scotland|Wales
        gb Northern Ireland|United Kingdom of Great Britain
        gd Grenada
        ge Georgia
        gf French Guiana
        gg Guernsey
        gh Ghana
        gi Gibraltar
        gl Greenland
        gm Gambia
        gn Guinea
        gp Guadeloupe
        gq Equatorial Guinea
        gr Greece
        gs South Georgia & South Sandwich Islands
        gt Guatemala
        gu Guam
        gw Guinea-Bissau
        gy Guyana
        hk Hong Kong SAR China|China, Hong Kong Special Administrative Region|Hong Kong|Hong Kong SAR
        hk Hong Kong Special Administrative Region
        hm Heard & McDonald Islands|Heard Island and McDonald Islands
        hn Honduras
        hr Croatia
        ht Haiti
        hu Hungary
        id Indonesia
        ie Ireland
        il Israel
        im Isle of Man
        in India
        io British Indian Ocean Territory
        iq Iraq
        ir Iran|Iran (Islamic Republic of)
        is Iceland
        it Italy
        je Jersey
        jm Jamaica
        jo Jordan
        jp Japan
        ke Kenya
        kg Kyrgyzstan
        kh Cambodia
        ki Kiribati
        km Comoros|Union of the Comoros
        kn St. Kitts & Nevis|Saint Kitts and Nevis
        kp North Korea|Democratic People's Republic of Korea|DPRK
        kr South Korea|Republic of Korea
        kw Kuwait
        ky Cayman Islands
        kz Kazakhstan
        la Laos|Lao People's Democratic Republic
        lb Lebanon
        lc St. Lucia|Saint Lucia
        li Liechtenstein
        lk Sri Lanka
        lr Liberia
        ls Lesotho
        lt Lithuania
        lu Luxembourg
        lv Latvia
        ly Libya|Libyan Arab Jamahiriya
        ma Morocco
        mc Monaco
        md Moldova|Republic of Moldova
        me Montenegro
        mf St. Martin|Saint Martin (French Part)
        mg Madagascar
        mh Marshall Islands
        mk North Macedonia|Macedonia|North Macedonia, The Republic of|Macedonia, The Former Yugoslav Republic of
        ml Mali
        mm Myanmar (Burma)|Myanmar|Burma
        mn Mongolia
        mo Macao SAR China|China, Macao Special Administrative Region|Macao|Macau
        mp Northern Mariana Islands
        mq Martinique
        mr Mauritania
        ms Montserrat
        mt Malta
        mu Mauritius
        mv Maldives
        mw Malawi
        mx Mexico
        my Malaysia
        mz Mozambique
        na Namibia
        nc New Caledonia
        ne Niger
        nf Norfolk Island
        ng Nigeria
        ni Nicaragua
        nl Netherlands
        no Norway
        np Nepal
        nr Nauru
        nu Niue
        nz New Zealand
        om Oman|Sultanate of Oman
        pa Panama
        pe Peru
        pf French Polynesia
        pg Papua New Guinea
        ph Philippines
        pk Pakistan
        pl Poland
        pm St. Pierre & Miquelon|Saint Pierre and Miquelon
        pn Pitcairn Islands|Pitcairn
        pr Puerto Rico
        ps Palestinian Territories|State of Palestine|Palestine|Palestinian|West Bank|Gaza|Gaza Strip
        ps Palestinian Territory, Occupied|West Bank and Gaza|Occupied Palestinian Territories
        pt Portugal
        pw Palau
        py Paraguay
        qa Qatar
        re Réunion|Reunion
        ro Romania
        rs Serbia
        ru Russia|Russian Federation
        rw Rwanda
        sa Saudi Arabia
        sb Solomon Islands
        sc Seychelles
        sd Sudan
        se Sweden
        sg Singapore
        sh St. Helena|Saint Helena|Saint Helena, Ascension And Tristan Da Cunha
        si Slovenia
        sj Svalbard & Jan Mayen|Svalbard and Jan Mayen Islands
        sk Slovakia|Slovak Republic
        sl Sierra Leone
        sm San Marino
        sn Senegal
        so Somalia
        sr Suriname
        ss South Sudan
        st São Tomé & Príncipe|Sao Tome & Principe
        su USSR|Soviet Union
        sv El Salvador
        sx Sint Maarten|Sint Maarten (Dutch part)
        sy Syria|Syrian Arab Republic
        sz Eswatini|Swaziland
        tc Turks & Caicos Islands
        td Chad
        tf French Southern Territories
        tg Togo
        th Thailand
        tj Tajikistan
        tk Tokelau
        tl Timor-Leste|East Timor
        tm Turkmenistan
        tn Tunisia
        to Tonga
        tr Türkiye|Turkiye|Turkey
        tt Trinidad & Tobago
        tv Tuvalu
        tw Taiwan|Taiwan (Province Of China)
        tz Tanzania|United Republic of Tanzania
        ua Ukraine
        ug Uganda
        um U.S. Outlying Islands|United States Minor Outlying Islands
        us United States|United States of America|US|USA
        uy Uruguay
        uz Uzbekistan
        va Vatican City|Holy See|Vatican
        vc St. Vincent & Grenadines|Saint Vincent and the Grenadines
        ve Venezuela|Venezuela (Bolivarian Republic of)
        vg British Virgin Islands
        vi U.S. Virgin Islands|United States Virgin Islands|US Virgin Islands
        vn Vietnam|Viet Nam
        vu Vanuatu
        wf Wallis & Futuna|Wallis and Futuna Islands
        ws Samoa
        xk Kosovo
        ye Yemen
        yt Mayotte
        yu Yugoslavia
        za South Africa
        zm Zambia
        zw Zimbabwe
        """
}
