import Foundation

/// The lists as their publishers serve them: UN (XML), OFAC (three CSV files), EU (XML).
struct ListFiles: Sendable {
    private let parties: [(number: Int, party: ListedParty)]
    private let countryNames: [String: String]
    private let date: String

    /// - Parameter version: 1 or 2.
    init(_ parties: ListedParties, _ book: PhraseBook, version: Int, date: String) {
        self.parties = parties.all.enumerated().filter { $0.element.versions.contains(version) }
            .map { ($0.offset + 1, $0.element) }
        countryNames = Dictionary(
            book.countries.map { ($0.code, ($0.names["en"]?["nom"] ?? "").replacing("the ", with: "")) },
            uniquingKeysWith: { first, _ in first })
        self.date = date
    }

    func count(_ list: ListedParty.List) -> Int { parties.filter { $0.party.list == list }.count }

    /// By file name.
    var files: [String: String] {
        ["un.xml": un, "eu.xml": eu, "sdn.csv": sdn, "alt.csv": alt, "add.csv": add]
    }

    private func of(_ list: ListedParty.List, _ schema: ListedParty.Schema? = nil) -> [(
        number: Int, party: ListedParty
    )] {
        parties.filter { $0.party.list == list && (schema == nil || $0.party.schema == schema) }
    }

    private func country(_ party: ListedParty) -> String { countryNames[party.country] ?? party.country }

    private var un: String {
        """
        <?xml version="1.0" encoding="utf-8"?>
        <CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="\(date)">
        <INDIVIDUALS>\(of(.un, .person).map(individual).joined(separator: "\n"))</INDIVIDUALS>
        <ENTITIES>\(of(.un, .organization).map(entity).joined(separator: "\n"))</ENTITIES>
        </CONSOLIDATED_LIST>
        """
    }

    private func individual(_ number: Int, _ party: ListedParty) -> String {
        let parts = ["FIRST", "SECOND", "THIRD", "FOURTH"]
        // A name of more words has the rest in its last part.
        let names = zip(parts, party.name.split(separator: " ", maxSplits: 3)).map { part, word in
            "<\(part)_NAME>\(xml(word.uppercased()))</\(part)_NAME>"
        }
        let aliases = party.aliases.map {
            "<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>\(xml($0))</ALIAS_NAME></INDIVIDUAL_ALIAS>"
        }
        return """
            <INDIVIDUAL><DATAID>\(690_000 + number)</DATAID><VERSIONNUM>1</VERSIONNUM>\(names.joined())\
            <UN_LIST_TYPE>World</UN_LIST_TYPE><REFERENCE_NUMBER>WDi.\(number)</REFERENCE_NUMBER>\
            <LISTED_ON>2025-03-04</LISTED_ON><NATIONALITY><VALUE>\(xml(country(party)))</VALUE></NATIONALITY>\
            <LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>\(aliases.joined())\
            <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>\(party.birthDate)</DATE>\
            </INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL>
            """
    }

    private func entity(_ number: Int, _ party: ListedParty) -> String {
        let aliases = party.aliases.map {
            "<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>\(xml($0))</ALIAS_NAME></ENTITY_ALIAS>"
        }
        return """
            <ENTITY><DATAID>\(690_000 + number)</DATAID><VERSIONNUM>1</VERSIONNUM>\
            <FIRST_NAME>\(xml(party.name.uppercased()))</FIRST_NAME><UN_LIST_TYPE>World</UN_LIST_TYPE>\
            <REFERENCE_NUMBER>WDe.\(number)</REFERENCE_NUMBER><LISTED_ON>2025-03-04</LISTED_ON>\
            <LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>\(aliases.joined())\
            <ENTITY_ADDRESS><COUNTRY>\(xml(country(party)))</COUNTRY></ENTITY_ADDRESS></ENTITY>
            """
    }

    private var eu: String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="\(date)" globalFileId="1">
        \(of(.eu).map(sanctionEntity).joined(separator: "\n"))
        </export>
        """
    }

    private func sanctionEntity(_ number: Int, _ party: ListedParty) -> String {
        let isPerson = party.schema == .person
        let names = ([party.name] + party.aliases).enumerated().map { index, name in
            "<nameAlias logicalId=\"\(number * 10 + index)\" wholeName=\"\(xml(name))\" strong=\"true\"/>"
        }
        let place = "countryIso2Code=\"\(party.country)\" countryDescription=\"\(xml(country(party)))\""
        let birth = "<birthdate circa=\"false\" calendarType=\"GREGORIAN\" birthdate=\"\(party.birthDate)\"/>"
        let type = isPerson ? ("person", "P") : ("enterprise", "E")
        return """
            <sanctionEntity logicalId="\(number)" euReferenceNumber="EU.\(number).1" designationDate="2025-03-04">\
            <regulation logicalId="\(number)" programme="WLD" numberTitle="2025/1" publicationDate="2025-03-04"/>\
            <subjectType code="\(type.0)" classificationCode="\(type.1)"/>\(names.joined())\
            \(isPerson ? "<citizenship \(place)/>" + birth : "<address \(place)/>")</sanctionEntity>
            """
    }

    /// Twelve columns: number, name, type, programme, title, call sign, vessel type, tonnage, gross tonnage, flag,
    /// owner, remarks; `-0-` for none.
    private var sdn: String {
        of(.ofac).map { number, party in
            var row = [String(number), "\"\(Self.ofacName(party))\"", "-0- ", "\"WORLD\""]
            row += Array(repeating: "-0- ", count: 8)
            switch party.schema {
            case .person:
                row[2] = "\"individual\""
                row[11] = "\"DOB \(Self.ofacDate(party.birthDate)); nationality \(country(party)).\""
            case .vessel:
                (row[2], row[6], row[9]) = ("\"vessel\"", "\"Crude Oil Tanker\"", "\"\(country(party))\"")
                row[11] = "\"Vessel Registration Identification IMO \(party.imo).\""
            case .organization: break
            }
            return row.joined(separator: ",") + "\r\n"
        }.joined()
    }

    private var alt: String {
        of(.ofac).flatMap { number, party in
            party.aliases.enumerated().map { index, alias in
                let latin = Scripts.latin(alias, "en").folded.uppercased()
                return "\(number),\(number * 10 + index),\"aka\",\"\(latin)\",-0- \r\n"
            }
        }.joined()
    }

    private var add: String {
        of(.ofac).filter { $0.party.schema == .organization }.map { number, party in
            "\(number),\(number * 10),-0- ,-0- ,\"\(country(party))\",-0- \r\n"
        }.joined()
    }

    /// OFAC writes persons `SURNAME, Given`, and Latin letters only.
    private static func ofacName(_ party: ListedParty) -> String {
        let name = Scripts.latin(party.name, "en").folded
        guard party.schema == .person, let space = name.firstIndex(of: " ") else { return name.uppercased() }
        return name[name.index(after: space)...].uppercased() + ", " + name[..<space]
    }

    /// 1966-09-08 as 08 Sep 1966.
    private static func ofacDate(_ date: String) -> String {
        let parts = date.split(separator: "-")
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard parts.count == 3, let month = Int(parts[1]), months.indices.contains(month - 1) else { return date }
        return "\(parts[2]) \(months[month - 1]) \(parts[0])"
    }
}

/// Text as XML and HTML want it in content and attributes.
func xml(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        .replacing("\"", with: "&quot;")
}
