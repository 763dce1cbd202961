import Foundation
import Records
import TestSupport
import Testing
import Texts

@testable import Extraction

@Suite("Names of ships")
struct TaggerVesselTests {
    private func ships(_ text: String) throws -> String {
        let tagger = try #require(TaggerGoldenTests.tagger)
        return tagger.tag(text).filter { $0.kind == .vessel }.map(\.text).joined(separator: "|")
    }

    @Test(
        "a ship is known by the words around it",
        arguments: [
            ("The tanker SEA PRIDE left Ceyhan.", "SEA PRIDE"),
            ("MV Northern Star ran aground.", "Northern Star"),
            ("M/V \"ORION STAR\" was detained.", "ORION STAR"),
            ("The M/T Al Noor 7 was boarded off Fujairah.", "Al Noor 7"),
            ("the m.v. Halcyon Days sank", "Halcyon Days"),
            ("M.T. Stolt Kestrel collided with a barge.", "Stolt Kestrel"),
            ("SS Richard Montgomery lies off Sheerness.", "Richard Montgomery"),
            ("A vessel named Golden Wave was stopped.", "Golden Wave"),
            ("The ship, called Ocean Spirit, was unflagged.", "Ocean Spirit"),
            ("A trawler named the \"Blue Marlin\" was seized.", "Blue Marlin"),
            ("the Panama-flagged bulk carrier Ocean Star", "Ocean Star"),
            ("the Liberian-flagged Nordic Hawk loaded crude", "Nordic Hawk"),
            ("The Iranian-flagged tanker Arman 114 anchored off Johor.", "Arman 114"),
            ("a Cook Islands-flagged tanker, the Eagle S, dragged its anchor", "Eagle S"),
            ("The container ship Ever Given blocked the canal.", "Ever Given"),
            ("The container vessel \"MSC Irina\" called at Antwerp.", "MSC Irina"),
            ("the livestock carrier Gulf Livestock 1 sank", "Gulf Livestock 1"),
            ("the LNG carrier Arctic Lady sailed", "Arctic Lady"),
            ("the cargo ship Ruby, laden with ammonium nitrate, left", "Ruby"),
            ("The general cargo ship Lady R docked at Simon's Town.", "Lady R"),
            ("Sanctioned tanker Grinch was seen.", "Grinch"),
            ("Tanker Blue Wave seized off Oman", "Blue Wave"),
            ("The tug Sea Bear and the barge Provider were held.", "Sea Bear|Provider"),
            ("The tankers Sea Star and Moon Dust were hit.", "Sea Star|Moon Dust"),
            ("The vessels ALMA, BELLA 1 and CETUS were listed.", "ALMA|BELLA 1|CETUS"),
            ("HALCYON SPIRIT (IMO 9301122) turned off its transponder.", "HALCYON SPIRIT"),
            ("Halcyon Spirit (IMO: 9301122) is blocked property.", "Halcyon Spirit"),
            ("the ferry Estonia sank", "Estonia"),
            ("The dhow Al-Rahim carried heroin.", "Al-Rahim"),
            ("The supertanker Grace 1 was released.", "Grace 1"),
            ("Vessel name: OCEAN HERON", "OCEAN HERON"),
            ("Vessel: PACIFIC BRAVERY", "PACIFIC BRAVERY"),
            ("Name of vessel: Kota Berani", "Kota Berani"),
            ("the oil tanker \"Nikolay Zuyev\" arrived", "Nikolay Zuyev"),
            ("the warship USS Carney fired", "Carney"),
            ("HMS Richmond shot down a drone.", "Richmond"),
            ("The ship was renamed Xin Hai 5 last year.", "Xin Hai 5"),
            ("the vessel formerly known as Sea Rover", "Sea Rover"),
            ("the fishing boat Thorco II was found", "Thorco II"),
            ("The bulker Rubymar sank in March.", "Rubymar"),
        ] as [(String, String)])
    func found(_ text: String, _ names: String) throws { #expect(try ships(text) == names) }

    @Test(
        "companies, markets, verbs and harbours are no ships",
        arguments: [
            "the tanker company Frontline said",
            "the shipping company Maersk said",
            "the tanker market fell on Monday",
            "tanker rates in London rose",
            "the tanker operator Euronav declined to comment",
            "tanker owner Frontline Ltd. said",
            "the shipowner Eletson Holdings",
            "the ship Monday",
            "Tanker Rates Rise",
            "The vessel left Porto.",
            "the ship's captain, Juan Perez, was arrested",
            "to ship Boeing parts",
            "the vessel (IMO 9301122) was seen",
            "a tanker Iran had seized",
            "The tanker Iranian forces seized was freed.",
            "the ferry operator DFDS cut jobs",
            "a boat from Libya capsized",
            "a tanker off Oman was hit",
            "Ship To Shore Cranes arrived",
            "the tanker sector in Greece",
            "Vessel traffic in the Bosphorus stopped.",
            "MT 103 messages were forged.",
            "The SS was banned.",
            "the ship broker Clarksons said",
            "a ship called at Durban",
            "a tanker called at Jebel Ali",
            "the vessel named in the report",
        ])
    func passedOver(_ text: String) throws { #expect(try ships(text).isEmpty) }

    @Test(
        "in other languages ships are known without a model",
        arguments: [
            ("le pétrolier Boracay a été arraisonné", "Boracay"),
            ("le vraquier « Azalea » battant pavillon panaméen", "Azalea"),
            ("le navire Ursa Major a coulé", "Ursa Major"),
            ("el buque Galaxy Leader fue abordado", "Galaxy Leader"),
            ("el petrolero «Skipper» zarpó", "Skipper"),
            ("el carguero Manta fue detenido", "Manta"),
            ("der Frachter Fritz Reuter", "Fritz Reuter"),
            ("das Containerschiff Ever Given", "Ever Given"),
            ("der Tanker Eventin trieb", "Eventin"),
            ("die „Yi Peng 3“ ankerte; der Frachter „Yi Peng 3“", "Yi Peng 3"),
            ("o navio Serra Azul partiu", "Serra Azul"),
            ("o petroleiro Aurora do Rio partiu", "Aurora"),
            ("танкер «Саванна» задержан", "Саванна"),
            ("сухогруз «Урса Майор» затонул", "Урса Майор"),
            ("судно «Адлер» вышло", "Адлер"),
            ("теплоход Волго-Дон 5 сел на мель", "Волго-Дон 5"),
            ("танкер компании Совкомфлот задержан", ""),
            ("le porte-conteneurs Jacques Saadé quitte le port", "Jacques Saadé"), ("des conteneurs Hapag saisis", ""),
            ("der Frachter aus Hamburg", ""),
            ("el buque de Panama", ""),
            ("le navire de Total", ""),
        ] as [(String, String)])
    func otherLanguages(_ text: String, _ names: String) {
        var text = text
        let found = text.withUTF8 { bytes in
            let tokens = TokenBuffer()
            Tokenizer.scan(bytes, into: tokens)
            let sentences = SentenceSplitter.sentences(in: bytes).map(\.range)
            return tokens.withWords(of: bytes) { PartyReading(nil).read($0, sentences: sentences, zone: .text) }
        }
        #expect(found.map(\.text).joined(separator: "|") == names)
        #expect(found.allSatisfy { $0.kind == .vessel && $0.zone == .text })
    }
}
