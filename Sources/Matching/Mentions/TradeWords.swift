import Texts

/// What firms deal in, as their names say it in several languages: `Metals`, `Lojistik`, `Négoce`. Without its legal
/// form a name of such words alone says little.
enum TradeWords {
    static func contains(_ word: [UInt8]) -> Bool { words.contains(word) || NameLexicon.isGeneric(word) }

    private static let words = Cues.set(
        """
        metal metals minerals mining steel alloys aluminium aluminum copper gold bullion jewellery jewelry gems diamonds \
        oil gas petroleum petrochemicals energy fuels chemical chemicals pharma pharmaceuticals plastics rubber paper \
        timber wood furniture textile textiles garments cotton leather fashion food foods foodstuff foodstuffs fruit \
        fruits grain sugar coffee cocoa cacao tea spices tobacco beverages seafood fishing agro agricultural farms \
        electronics electric electrical optoelectronics semiconductor semiconductors machinery machines tools motors auto \
        automotive parts spares equipment instruments computers software telecom cargo freight express forwarding lines \
        airlines aviation aerospace commodities merchants exports imports export import overseas sons brothers bros \
        ticaret dis ic gida tekstil celik lojistik petrol makina makine denizcilik insaat otomotiv kimya madencilik \
        nakliyat turizm elektronik maden tarim mobilya ambalaj handel handels stahl stahlhandel metallhandel spedition \
        maschinenbau chemie technik werkzeuge fruchtimport logistik transporte bau grosshandel negoce mineraux minerais \
        textile maritime comptoir agroalimentaire metaux bois batiment exportaciones importaciones minerales agricola \
        pesquera textil comercial comercio frutas metales quimica alimentos maderas comercializadora exportacoes \
        alimentare commercio acciai logistica transportes treid torg logistik resurs import eksport plyus plus invest \
        snab stroi servis трейд торг логистик ресурс импорт экспорт плюс инвест снаб строй сервис холдинг групп группа \
        хим металл handel transport chemia stal trade trading traders
        """)
}
