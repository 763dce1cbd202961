/// What stands in FollowTheMoney's records, by its model 4 (followthemoney/schema). `properties` are those of parties;
/// those of records that fill a party stand under a word for the record.
extension FollowTheMoneyList {
    package static let fields = ListFields(
        """
        id | id
        schema | schema
        caption | name where there is no other
        properties | what is in it
        datasets, referents, target, first_seen, last_seen, last_change, origin, context | - of the collection
        properties: name | name, aliases
        properties: alias, previousName | aliases
        properties: weakAlias, abbreviation | weak_aliases
        properties: firstName, secondName, middleName, fatherName, lastName, nameSuffix | name_parts
        properties: title | name_parts, remarks
        properties: country, nationality, citizenship, jurisdiction, mainCountry, flag | countries
        properties: birthDate | birth_dates
        properties: birthPlace | birth_places
        properties: birthCountry | - where one was born is no nationality
        properties: gender | gender
        properties: address, addressEntity | addresses
        properties: program, programId | programs
        properties: topics | topics
        properties: parent, owner, operator | relations
        properties: imoNumber, mmsi, callSign, serialNumber | identifiers
        properties: registrationNumber, leiCode, innCode, ogrnCode | identifiers
        properties: vatCode, taxNumber, passportNumber, idNumber, swiftBic, dunsCode, uscCode | identifiers
        properties: socialSecurityNumber, okpoCode, isinCode, permId, cikCode, npiCode, giiNumber, irsCode | identifiers
        properties: bvdId, uniqueEntityId, cageCode, voenCode | identifiers
        properties: licenseNumber, icaoCode, wikidataId, bikCode | identifiers
        properties: crsNumber, jibCode, pfrNumber, fnsCode, mbsCode, ipoCode | identifiers
        properties: summary, notes, description, biography, position, profession, education, status | remarks
        properties: classification, legalForm, sector, type, pastTypes, deathDate, incorporationDate | remarks
        properties: dissolutionDate, registrationDate, deregistrationDate, nameChangeDate, buildDate | remarks
        properties: pastFlags, registrationPort, navigationArea, model, manufacturer, ethnicity, religion | remarks
        properties: political, spokenLanguage, motherName, email, phone, website, kppCode, riskSource | remarks
        properties: tonnage, grossRegisteredTonnage, deadweightTonnage, taxStatus | remarks
        properties: sourceUrl, publisher, publisherUrl, retrievedAt | - of the record
        properties: modifiedAt, createdAt, proof, alephUrl | - of the record
        properties: wikipediaUrl, opencorporatesUrl, indexText, keywords | - of the record
        properties: icijId, sayariId, brightQueryId, brightQueryOrgId | - numbers of other collections
        properties: okopfCode, okvedCode, oksmCode, coatoCode | - stand for kinds and places
        properties: caemCode, fssCode, ricCode, ticker | - stand for kinds and places
        properties: amount, amountEur, amountUsd, capital, currency | - worth
        properties: appearance, eyeColor, hairColor, height, weight | - looks
        properties: sanctions, identification, cryptoWallets | what is in it
        properties: ownershipOwner, ownershipAsset, controlledEntities, controllingEntities | relations
        properties: directorshipDirector, directorshipOrganization, familyPerson, familyRelative | relations
        properties: associates, associations, unknownLinkTo, unknownLinkFrom, employees, employers | relations
        properties: membershipMember, membershipOrganization, agencyClient, agentRepresentation | relations
        properties: successors, predecessors, subsidiaries, ownedVehicles, operatedVehicles | relations
        properties: securities, positionOccupancies, positions | - records of other schemas
        properties: occupancies, risks, documentedBy | - records of other schemas
        properties: noteEntities, mentionedBy, eventsInvolved, eventsOrganized, debtDebtor, debtCreditor | - the same
        properties: courtCase, contractAuthority, contractAwardSupplier, projectParticipation | - the same
        properties: paymentPayer, paymentBeneficiary, bankAccounts, images, userAccounts, taxRolls | - the same
        sanction: entity | the party it belongs to
        sanction: program, programId | programs
        sanction: listingDate, startDate | listed
        sanction: authority, authorityId, endDate, reason, provisions, status, summary, unscId, duration | remarks
        sanction: country, programUrl, sourceUrl, publisher, publisherUrl, retrievedAt, modifiedAt | - of the record
        sanction: date, description, indexText, namesMentioned, proof, recordId, alephUrl | - of the record
        link: owner, asset, controller, controlled, director, organization, person, relative, associate | relations
        link: subject, object, member, employee, employer, agent, client, predecessor, successor | relations
        link: role, relationship, status, percentage | - the kind is its schema's
        link: sharesCount, sharesCurrency, sharesType | - the kind is its schema's
        link: sharesValue, ownershipType, controlType, legalBasis | - a former link links
        link: secretary, startDate, endDate, date | - a former link links
        link: summary, description, sourceUrl, publisher, publisherUrl, retrievedAt, modifiedAt | - of the record
        link: indexText, namesMentioned, proof, recordId, alephUrl | - of the record
        address: full | addresses
        identification: holder, number, type | identifiers
        wallet: holder, publicKey | identifiers
        """)
}
