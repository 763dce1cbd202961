/// What stands in the EU's file, by its schema FSD export 1.1.
extension EUList {
    package static let fields = ListFields(
        """
        export: sanctionEntity | what is in it
        export: @generationDate | published
        export: @globalFileId | - a number of the file
        sanctionEntity: @logicalId | id
        sanctionEntity: @euReferenceNumber, @unitedNationId, @designationDetails | remarks
        sanctionEntity: @designationDate | listed
        sanctionEntity: @delistingDate | delisted
        sanctionEntity: remark, additionalInformation | remarks
        sanctionEntity: regulation, subjectType, nameAlias, citizenship | what is in it
        sanctionEntity: birthdate, address, identification | what is in it
        additionalInformation: @key, @value | remarks
        regulation: @programme | programs
        regulation: @numberTitle | remarks
        regulation: @publicationDate | listed where there is no day of designation
        regulation: @entryIntoForceDate, @regulationType, @organisationType | - of the law, not of the party
        regulation: @logicalId | - a number of the row
        regulation: remark, additionalInformation, publicationUrl | remarks
        regulation: corrigendum | - of the law, not of the party
        corrigendum, regulationSummary: @regulationType, @publicationDate, @numberTitle | - of the law, not of the party
        corrigendum, regulationSummary: @publicationUrl | - of the law, not of the party
        corrigendum, regulationSummary: publicationUrl | - of the law, not of the party
        subjectType: @code, @classificationCode | schema
        nameAlias: @firstName, @middleName, @lastName | name, aliases, name_parts
        nameAlias: @wholeName | name, aliases, weak_aliases
        nameAlias: @strong | false: weak_aliases
        nameAlias: @function | remarks
        nameAlias: @title | name_parts, remarks
        nameAlias: @gender | gender
        nameAlias: @nameLanguage | - a name counts alike in every language
        nameAlias, citizenship, birthdate, address, identification: @logicalId | - a number of the row
        nameAlias, citizenship, birthdate, address, identification: @regulationLanguage | - the language of the law
        nameAlias, citizenship, birthdate, address, identification: remark, additionalInformation | remarks
        nameAlias, citizenship, birthdate, address, identification: regulationSummary | - the law behind it is the entity's
        citizenship, birthdate, address, identification: @countryDescription | the country where the code does not say
        citizenship: @countryIso2Code | countries
        citizenship: @region | remarks
        citizenship: @acquisitionDate, @disenfranchisementDate | remarks
        birthdate: @birthdate, @dayOfMonth, @monthOfYear, @year, @yearRangeFrom, @yearRangeTo | birth_dates
        birthdate: @calendarType | other than GREGORIAN: remarks
        birthdate: @circa | - dates are compared with leeway in any case
        birthdate: @place, @city, @region, @zipCode | birth_places
        birthdate: @countryIso2Code | - said in words beside it
        address: @street, @poBox, @place, @zipCode, @city, @region | addresses
        address: @countryIso2Code | countries
        address: @asAtListingTime | - an old address is an address
        address: contactInfo | remarks
        contactInfo: @key, @value | remarks
        identification: @number, @latinNumber, @identificationTypeCode | identifiers, remarks
        identification: @identificationTypeDescription, @issuedBy, @issueDate, @validFrom, @validTo | remarks
        identification: @nameOnDocument, @region | remarks
        identification: @knownFalse | no identifier, remarks
        identification: @diplomatic, @knownExpired, @reportedLost, @revokedByIssuer | remarks
        identification: @countryIso2Code | - said in words beside it
        """)

    /// Ours for the list's codes; others keep the list's word.
    static let types = [
        "passport": "passport", "id": "national-id", "regnumber": "registration",
        "fiscalcode": "tax-id",
        "taxid": "tax-id",
        "euvat": "vat", "imo": "imo", "swiftbic": "bic", "ssn": "ssn", "unssn": "ssn",
        "other": "identification-number",
        "birthcert": "birth-certificate", "nationcert": "citizenship-certificate",
        "travelcardid": "travel-document",
        "drivinglicence": "driving-licence", "residentperm": "residence-permit",
        "tradelic": "trade-licence",
        "electionid": "election-id",
    ]
}
