/// What stands in the advanced file, by its schema (UN sanctions data model 1.0 as the Treasury uses it). Delta files,
/// whose elements say in `@DeltaAction` what became of them, are refused.
extension OFACAdvancedList {
    package static let fields = ListFields(records + references)

    private static let records = """
        *: @DeltaAction | - says something in delta files only, which are refused
        Sanctions: DateOfIssue, ReferenceValueSets, Locations, IDRegDocuments, DistinctParties | what is in it
        Sanctions: ProfileRelationships, SanctionsEntries, SanctionsEntryLinks | what is in it
        Locations: Location | what is in it
        IDRegDocuments: IDRegDocument | what is in it
        DistinctParties: DistinctParty | what is in it
        ProfileRelationships: ProfileRelationship | what is in it
        SanctionsEntries: SanctionsEntry | what is in it
        SanctionsEntryLinks: SanctionsEntryLink | what is in it
        Sanctions: @Version | - counts the file's own editions
        Sanctions: @DeltaBaseVersion | a delta file is refused
        DateOfIssue: Year, Month, Day | published
        Date, From, To: Year, Month, Day | the day of what holds it
        Location: LocationPart, LocationCountry, LocationAreaCode | addresses, birth_places, countries
        Location: @ID | which place a feature names
        Location: Comment, FeatureVersionReference, IDRegDocumentReference | - the features name the location
        LocationAreaCode: @AreaCodeID | countries
        LocationCountry: @CountryID | countries, addresses
        LocationCountry: @CountryRelevanceID | - how sure the country is
        LocationPart: LocationPartValue | addresses
        LocationPart: @LocPartTypeID | - the parts stand in the order in which they are written
        LocationPartValue: Value | addresses
        LocationPartValue: @Primary | the one of several values
        LocationPartValue: Comment, @LocPartValueTypeID, @LocPartValueStatusID | - how sure the value is
        IDRegDocument: @IdentityID | whose it is
        IDRegDocument: @IDRegDocTypeID, @IssuedBy-CountryID | identifiers, remarks
        IDRegDocument: IDRegistrationNo | identifiers, remarks
        IDRegDocument: Comment, IssuingAuthority, DocumentDate, @ValidityID | remarks
        IDRegDocument: @ID, @IssuedIn-LocationID | - a number of the row; the country is said beside it
        IDRegDocument: IDRegDocumentMention, FeatureVersionReference, DocumentedNameReference | - numbers that join rows
        IDRegDocument: ProfileRelationshipReference | - numbers that join rows
        IDRegDocumentMention: @IDRegDocumentID, @ReferenceType | - numbers that join rows
        DocumentedNameReference: @DocumentedNameID | - numbers that join rows
        DocumentDate: DatePeriod | remarks
        DocumentDate: @IDRegDocDateTypeID | remarks
        DistinctParty: @FixedRef | id
        DistinctParty: Profile | what is in it
        DistinctParty, Profile: Comment | remarks; relations in it
        Profile: @ID | which party a relationship or entry names
        Profile: @PartySubTypeID | schema
        Profile: Identity, Feature | what is in it
        Profile: SanctionsEntryReference, ExternalReference | - the entries name their profile; addresses of web pages
        SanctionsEntryReference: @SanctionsEntryID | - the entries name their profile
        ExternalReference: @ExRefTypeID | - addresses of web pages
        ExternalReference: Comment, ExRefValue, DirectURL, SubLink | - addresses of web pages
        SubLink: @TargetTypeID | - addresses of web pages
        SubLink: Description, DirectURL | - addresses of web pages
        Identity: @ID | whose a document is
        Identity: @Primary | which name is the name
        Identity: @False | its names are weak_aliases
        Identity: @FixedRef | - the party's number again
        Identity: Alias, NamePartGroups | what is in it
        Identity: Comment, IDRegDocumentReference | - the documents name their identity
        Alias: @Primary | which name is the name
        Alias: @LowQuality | weak_aliases
        Alias: DocumentedName | name, aliases, weak_aliases, name_parts
        Alias: @AliasTypeID, @FixedRef, Comment, DatePeriod | - a.k.a., f.k.a. and n.k.a. are all names, at any time
        DocumentedName: DocumentedNamePart | name, aliases, weak_aliases, name_parts
        DocumentedName: @ID, @FixedRef, @DocNameStatusID, Comment | - numbers of the row
        DocumentedName: DocumentedNameCountry, IDRegDocumentReference | - where a name is used
        DocumentedNameCountry: @CountryID | - where a name is used
        DocumentedNameCountry: Comment | - where a name is used
        DocumentedNamePart: NamePartValue | name, aliases, weak_aliases, name_parts
        DocumentedNamePart: @LeadingChars, @TrailingChars | - punctuation between parts
        NamePartValue: @NamePartGroupID | name_parts: the type of the part
        NamePartValue: @ScriptID, @ScriptStatusID, @Acronym | - the script shows in the name
        NamePartGroups: MasterNamePartGroup | name_parts
        MasterNamePartGroup: NamePartGroup | name_parts
        NamePartGroup: @ID, @NamePartTypeID | name_parts
        Feature: @FeatureTypeID | which field its versions fill
        Feature: FeatureVersion | what is in it
        Feature: @ID, IdentityReference | - numbers that join rows
        IdentityReference: @IdentityID, @IdentityFeatureLinkTypeID | - numbers that join rows
        FeatureVersion: DatePeriod | birth_dates, remarks
        FeatureVersion: VersionDetail | gender, countries, identifiers, relations, remarks
        FeatureVersion: VersionLocation | birth_places, addresses, countries
        FeatureVersion: Comment | remarks
        FeatureVersion: @ID, @ReliabilityID, IDRegDocumentReference | - numbers that join rows
        VersionDetail: @DetailReferenceID | the word for the detail
        VersionDetail: @DetailTypeID | - text or reference shows in the detail
        VersionLocation: @LocationID | which location
        DatePeriod: Start, End | the day or days of what holds it
        DatePeriod: Comment, DurationMinimum, DurationMaximum | - the file has days
        DatePeriod: @CalendarTypeID, @YearFixed, @MonthFixed, @DayFixed | - precision shows in the days from and to
        Start, End: From, To | the day or days of what holds it
        Start, End: @Approximate, @YearFixed, @MonthFixed, @DayFixed | - precision shows in the days from and to
        DurationMinimum, DurationMaximum: Years, Months, Days | - the file has days
        DurationMinimum, DurationMaximum: @Approximate | - the file has days
        DateOfIssue, Date: @CalendarTypeID | - Gregorian in this list
        FeatureVersionReference: @FeatureVersionID | - numbers that join rows
        IDRegDocumentReference: @IDRegDocumentID | - numbers that join rows
        ProfileRelationshipReference: @ProfileRelationshipID | - numbers that join rows
        ProfileRelationship: @From-ProfileID, @To-ProfileID, @RelationTypeID | relations
        ProfileRelationship: @Former | relations: a former one only links
        ProfileRelationship: @ID, @RelationQualityID, @SanctionsEntryID | - numbers that join rows
        ProfileRelationship: Comment, DatePeriod, IDRegDocumentReference | - when it began does not matter
        SanctionsEntry: @ProfileID | whose it is
        SanctionsEntry: @ListID | remarks
        SanctionsEntry: EntryEvent | listed, delisted, remarks
        SanctionsEntry: SanctionsMeasure | programs, remarks
        SanctionsEntry: SupportingInfo, Comment, LimitationsToListing | remarks
        SanctionsEntry: @ID, @EntryProfileRef, @EntryDeltaFlag, ProfileRelationshipReference | - numbers that join rows
        EntryEvent: Date | listed, delisted
        EntryEvent: @EntryEventTypeID | listed or delisted
        EntryEvent: @LegalBasisID, Comment | remarks
        EntryEvent: @ID | - a number of the row
        SanctionsMeasure: Comment, @SanctionsTypeID | programs; other measures remarks
        SanctionsMeasure: @ID, DatePeriod | - a number of the row; measures hold as long as the entry
        SupportingInfo: Text, DirectURL | remarks
        SupportingInfo: @ID, @SupInfoTypeID | - a number of the row
        SanctionsEntryLink: @ID, @EntryA-SanctionsEntryID, @EntryB-SanctionsEntryID | - joins entries of one party
        SanctionsEntryLink: @EntryLinkTypeID | - joins entries of one party
        SanctionsEntryLink: Comment, Date | - joins entries of one party

        """

    /// The sets of reference values. Only the kinds that are asked for by number are used; all are read alike.
    private static let references = """

        ReferenceValueSets: AliasTypeValues, AreaCodeValues, AreaCodeTypeValues | what is in it
        ReferenceValueSets: CalendarTypeValues, CountryValues, CountryRelevanceValues | what is in it
        ReferenceValueSets: DecisionMakingBodyValues, DetailReferenceValues | what is in it
        ReferenceValueSets: DetailTypeValues, DocNameStatusValues, EntryEventTypeValues | what is in it
        ReferenceValueSets: EntryLinkTypeValues, ExRefTypeValues, FeatureTypeValues | what is in it
        ReferenceValueSets: FeatureTypeGroupValues, IDRegDocDateTypeValues | what is in it
        ReferenceValueSets: IDRegDocTypeValues, IdentityFeatureLinkTypeValues | what is in it
        ReferenceValueSets: LegalBasisValues, LegalBasisTypeValues, ListValues | what is in it
        ReferenceValueSets: LocPartTypeValues, LocPartValueStatusValues | what is in it
        ReferenceValueSets: LocPartValueTypeValues, NamePartTypeValues, OrganisationValues | what is in it
        ReferenceValueSets: PartySubTypeValues, PartyTypeValues, RelationQualityValues | what is in it
        ReferenceValueSets: RelationTypeValues, ReliabilityValues, SanctionsProgramValues | what is in it
        ReferenceValueSets: SanctionsTypeValues, ScriptValues, ScriptStatusValues | what is in it
        ReferenceValueSets: SubsidiaryBodyValues, SupInfoTypeValues, TargetTypeValues | what is in it
        ReferenceValueSets: ValidityValues | what is in it
        AreaCodeValues: AreaCode | the word for a number
        CountryValues: Country | the word for a number
        DetailReferenceValues: DetailReference | the word for a number
        EntryEventTypeValues: EntryEventType | the word for a number
        FeatureTypeValues: FeatureType | the word for a number
        IDRegDocDateTypeValues: IDRegDocDateType | the word for a number
        IDRegDocTypeValues: IDRegDocType | the word for a number
        LegalBasisValues: LegalBasis | the word for a number
        ListValues: List | the word for a number
        NamePartTypeValues: NamePartType | the word for a number
        PartySubTypeValues: PartySubType | the word for a number
        PartyTypeValues: PartyType | the word for a number
        RelationTypeValues: RelationType | the word for a number
        SanctionsTypeValues: SanctionsType | the word for a number
        ValidityValues: Validity | the word for a number
        AliasTypeValues: AliasType | - not asked for
        AreaCodeTypeValues: AreaCodeType | - not asked for
        CalendarTypeValues: CalendarType | - not asked for
        CountryRelevanceValues: CountryRelevance | - not asked for
        DecisionMakingBodyValues: DecisionMakingBody | - not asked for
        DetailTypeValues: DetailType | - not asked for
        DocNameStatusValues: DocNameStatus | - not asked for
        EntryLinkTypeValues: EntryLinkType | - not asked for
        ExRefTypeValues: ExRefType | - not asked for
        FeatureTypeGroupValues: FeatureTypeGroup | - not asked for
        IdentityFeatureLinkTypeValues: IdentityFeatureLinkType | - not asked for
        LegalBasisTypeValues: LegalBasisType | - not asked for
        LocPartTypeValues: LocPartType | - not asked for
        LocPartValueStatusValues: LocPartValueStatus | - not asked for
        LocPartValueTypeValues: LocPartValueType | - not asked for
        OrganisationValues: Organisation | - not asked for
        RelationQualityValues: RelationQuality | - not asked for
        ReliabilityValues: Reliability | - not asked for
        SanctionsProgramValues: SanctionsProgram | - not asked for
        ScriptValues: Script | - not asked for
        ScriptStatusValues: ScriptStatus | - not asked for
        SubsidiaryBodyValues: SubsidiaryBody | - not asked for
        SupInfoTypeValues: SupInfoType | - not asked for
        TargetTypeValues: TargetType | - not asked for
        AliasType, AreaCode, AreaCodeType, CalendarType, Country, CountryRelevance: @ID | the number
        DecisionMakingBody, DetailReference, DetailType, DocNameStatus, EntryEventType: @ID | the number
        EntryLinkType, ExRefType, FeatureType, FeatureTypeGroup, IDRegDocDateType, IDRegDocType: @ID | the number
        IdentityFeatureLinkType, LegalBasis, LegalBasisType, List, LocPartType, LocPartValueStatus: @ID | the number
        LocPartValueType, NamePartType, Organisation, PartySubType, PartyType, RelationQuality: @ID | the number
        RelationType, Reliability, SanctionsProgram, SanctionsType, Script, ScriptStatus: @ID | the number
        SubsidiaryBody, SupInfoType, TargetType, Validity: @ID | the number
        AreaCode, Organisation: @CountryID | - not asked for
        AreaCode: @Description | - not asked for
        AreaCode: @AreaCodeTypeID | - not asked for
        Country, List: @Comment | - not asked for
        Country: @IS03166-3Code | - not asked for
        Country: @ISO3 | - not asked for
        Country: @ISO2 | countries
        DecisionMakingBody: @OrganisationID | - not asked for
        DetailReference: @DetailCode | - not asked for
        FeatureType: @FeatureTypeGroupID | - not asked for
        LegalBasis: @LegalBasisShortRef | - not asked for
        LegalBasis: @LegalBasisTypeID | - not asked for
        LegalBasis: @SanctionsProgramID | - not asked for
        PartySubType: @PartyTypeID | schema
        RelationType: @Symmetrical | - not asked for
        SanctionsProgram: @SubsidiaryBodyID | - not asked for
        Script: @ScriptCode | - not asked for
        SubsidiaryBody: @Notional | - not asked for
        SubsidiaryBody: @DecisionMakingBodyID | - not asked for

        """
}
