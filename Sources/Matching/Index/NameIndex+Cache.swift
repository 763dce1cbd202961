import Records

extension NameIndex {
    /// Words are their letters and what their names made of them; the rest of a word follows from that.
    func write(to writer: inout CacheWriter) {
        writer.column(names)
        writer.column(sequence)
        writer.texts(words.map(\.text))
        writer.column(words.map { $0.role.rawValue })
        writer.column(words.map { $0.consonants ? 1 : 0 as UInt8 })
        writer.column(words.map(\.weight))
        writer.texts(legalForms)
        holders.write(to: &writer)
        bySkeleton.write(to: &writer)
        byPair.write(to: &writer)
    }

    init(from reader: inout CacheReader, entities: Int) throws(ScreenerCacheError) {
        self.init()
        names = try reader.column()
        sequence = try reader.column()
        words = try NameIndex.words(from: &reader)
        legalForms = try reader.texts()
        try checkNames(entities)
        holders = try RowTable(from: &reader, rows: words.count, below: names.count)
        bySkeleton = try KeyTable(from: &reader, below: words.count)
        byPair = try KeyTable(from: &reader, below: names.count)
        byText = WordTable(words)
        finish(entities: entities)
    }

    private static func words(from reader: inout CacheReader) throws(ScreenerCacheError) -> [NameWord] {
        let texts = try reader.texts()
        let roles: [UInt8] = try reader.column()
        let consonants: [UInt8] = try reader.column()
        let weights: [Double] = try reader.column()
        try CacheReader.check([roles.count, consonants.count, weights.count].allSatisfy { $0 == texts.count })
        try CacheReader.check(weights.allSatisfy { (0...1).contains($0) })
        var words: [NameWord] = []
        words.reserveCapacity(texts.count)
        for i in texts.indices {
            guard let role = NameLexicon.Role(rawValue: roles[i]) else { throw .damaged }
            var word = NameWord(texts[i], consonants: consonants[i] != 0)
            word.role = role
            word.weight = weights[i]
            words.append(word)
        }
        return words
    }

    private func checkNames(_ entities: Int) throws(ScreenerCacheError) {
        try CacheReader.check(sequence, below: words.count)
        var last: Int32 = 0
        for name in names {
            try CacheReader.check(
                name.entity >= last && Int(name.entity) < entities && name.first >= 0 && name.place >= 0
                    && name.words.upperBound <= sequence.count && Int(name.legalForm) <= legalForms.count)
            last = name.entity
        }
    }

    /// Whether names are still taken apart as they were when the cache was made: a program that does it in another way
    /// cannot use it. A sample of some hundred names tells.
    func isOfThisProgram(_ shelf: EntityShelf) -> Bool {
        for number in stride(from: 0, to: names.count, by: max(1, names.count / 256)) {
            let name = names[number]
            guard let entity = shelf[Int(name.entity)]?.entity, let text = entity.name(at: Int(name.place)) else {
                return false
            }
            let now = NameForm(text, schema: entity.schema)
            let then = form(name)
            guard now.legalForm == then.legalForm, now.isSyllabic == then.isSyllabic,
                now.words.count == then.words.count,
                zip(now.words, sequence[name.words]).allSatisfy({ isTheSame($0, Int($1)) })
            else { return false }
        }
        return true
    }

    private func isTheSame(_ now: NameWord, _ place: Int) -> Bool {
        let then = words[place]
        return now.text == then.text && now.role == then.role && now.consonants == then.consonants
            && now.weight * rarity(ofWord: place) == then.weight
            && bySkeleton[SkeletonKeys.exact(now.skeleton)].contains(Int32(truncatingIfNeeded: place))
    }
}

extension Entity {
    /// Its names in the order of the index: the main one, the aliases, the weak aliases.
    func name(at place: Int) -> String? {
        if place <= 0 { return place == 0 ? name : nil }
        if place <= aliases.count { return aliases[place - 1] }
        let weak = place - 1 - aliases.count
        return weak < weakAliases.count ? weakAliases[weak] : nil
    }
}
