/// Nationalities as some lists write them, by the word for a citizen: `Iranian`, `Russian national`.
enum Demonyms {
    /// The country's code; nil when the text is more than the word, with `national` or `citizen` beside it.
    static func code(of text: String) -> String? {
        let words = text.lowercased().split(whereSeparator: { !$0.isLetter })
            .filter {
                !["national", "citizen", "nationality", "possibly", "former", "formerly"].contains($0)
            }
        return codes[words.joined(separator: " ")]
    }

    private static let codes: [String: String] = {
        var codes: [String: String] = [:]
        for line in table.split(separator: "\n") {
            for entry in line.split(separator: ",") {
                let parts = entry.split(separator: " ", maxSplits: 1).map(\.squeezed)
                if parts.count == 2 { codes[parts[1].lowercased()] = parts[0] }
            }
        }
        return codes
    }()

    private static let table = """
        af Afghan, al Albanian, dz Algerian, ao Angolan, ar Argentine, ar Argentinian, am Armenian, au Australian
        at Austrian, az Azerbaijani, bh Bahraini, bd Bangladeshi, by Belarusian, be Belgian, bo Bolivian, ba Bosnian
        br Brazilian, gb British, bg Bulgarian, mm Burmese, bi Burundian, kh Cambodian, cm Cameroonian, ca Canadian
        td Chadian, cl Chilean, cn Chinese, co Colombian, cd Congolese, hr Croatian, cu Cuban, cy Cypriot, cz Czech
        dk Danish, nl Dutch, ec Ecuadorian, eg Egyptian, sv Salvadoran, ae Emirati, er Eritrean, ee Estonian
        et Ethiopian, fi Finnish, fr French, ga Gabonese, ge Georgian, de German, gh Ghanaian, gr Greek, gt Guatemalan
        gn Guinean, ht Haitian, hn Honduran, hu Hungarian, in Indian, id Indonesian, ir Iranian, iq Iraqi, ie Irish
        il Israeli, it Italian, ci Ivorian, jm Jamaican, jp Japanese, jo Jordanian, kz Kazakh, kz Kazakhstani
        ke Kenyan, kw Kuwaiti, kg Kyrgyz, la Lao, lv Latvian, lb Lebanese, lr Liberian, ly Libyan, lt Lithuanian
        mk Macedonian, mg Malagasy, my Malaysian, mv Maldivian, ml Malian, mt Maltese, mr Mauritanian, mx Mexican
        md Moldovan, mn Mongolian, me Montenegrin, ma Moroccan, mz Mozambican, np Nepalese, ni Nicaraguan, ne Nigerien
        ng Nigerian, kp North Korean, no Norwegian, om Omani, pk Pakistani, pa Panamanian, py Paraguayan, pe Peruvian
        ph Filipino, pl Polish, pt Portuguese, qa Qatari, ro Romanian, ru Russian, rw Rwandan, sa Saudi
        sa Saudi Arabian, sn Senegalese, rs Serbian, sl Sierra Leonean, sg Singaporean, sk Slovak, si Slovenian
        so Somali, za South African, kr South Korean, ss South Sudanese, es Spanish, lk Sri Lankan, sd Sudanese
        se Swedish, ch Swiss, sy Syrian, tw Taiwanese, tj Tajik, tj Tajikistani, tz Tanzanian, th Thai, tn Tunisian
        tr Turkish, tm Turkmen, ug Ugandan, ua Ukrainian, us American, uy Uruguayan, uz Uzbek, uz Uzbekistani
        ve Venezuelan, vn Vietnamese, ye Yemeni, zm Zambian, zw Zimbabwean
        """
}
