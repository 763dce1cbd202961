/// Words of other scripts in Latin letters, as far as a comparison of names needs it: not to be read by people.
///
/// Cyrillic and Greek by the commonest spelling of each letter (`Sounds` makes the others equal); Arabic and Hebrew,
/// which write no short vowels, by their consonants and long vowels, as `AbjadDistance` reads them: an apostrophe is an
/// ayin, `dh` each of the letters that Arabs and Persians say differently. Input and output are folded (lower case, no
/// diacritics). What is not in the table stays as it is.
/// Origin: the letters' values as in ISO 9, ISO 843, ISO 233 and ISO 259, without diacritics.
enum Romanizer {
    /// The word in Latin letters; `consonants` tells that its vowels are missing.
    static func latin(_ word: [UInt8]) -> (text: [UInt8], consonants: Bool) {
        guard word.contains(where: { $0 >= 0x80 }) else { return (word, false) }
        var text: [UInt8] = []
        var consonants = false
        for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
            let value = scalar.value
            if (0x590...0x6FF).contains(value) { consonants = true }
            if let latin = table[value] {
                // An `h` of its own is none that modifies the letter before it.
                if consonants, latin == "h", let last = text.last, "kstdgzc".utf8.contains(last) {
                    text.append(UInt8(ascii: "'"))
                }
                text += latin.utf8
            } else if !(0x64B...0x65F).contains(value), value != 0x640 {
                text += Array(String(Character(scalar)).utf8)
            }
        }
        return (text, consonants)
    }

    private static let table: [UInt32: String] = {
        var table: [UInt32: String] = [:]
        for list in [cyrillic, greek, arabic, hebrew, georgian, armenian] {
            for pair in list.split(whereSeparator: \.isWhitespace) {
                guard let letter = pair.unicodeScalars.first else { continue }
                table[letter.value] = String(pair.dropFirst(1).drop { $0 == "=" })
            }
        }
        return table
    }()

    private static let cyrillic = """
        а=a б=b в=v г=g ґ=g д=d ђ=dj е=e ѓ=gj є=ye ж=zh з=z ѕ=dz и=i і=i ї=yi ј=j к=k ќ=kj л=l љ=lj м=m н=n њ=nj о=o \
        п=p р=r с=s т=t ћ=c у=u ў=u ф=f х=kh ц=ts ч=ch џ=dz ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya қ=k ғ=g ң=n ө=o ү=u \
        ұ=u һ=h ә=a ҳ=h ҷ=j ӯ=u ӣ=i
        """
    private static let greek = """
        α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o
        """
    private static let arabic = """
        ا=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=dh ط=t ظ=dh ع=' غ=gh ف=f ق=q ك=k ل=l م=m ن=n ه=h \
        و=w ي=y ى=y ة=h ء= أ=a إ=i آ=a ؤ=w ئ=y پ=p چ=ch ژ=zh گ=g ک=k ی=y ہ=h ھ=h ۃ=h ە=h ٹ=t \
        ڈ=d ڑ=r ں=n ے=y ۀ=h ټ=t ډ=d ړ=r \
        ږ=zh ښ=sh ځ=z څ=ts ګ=g ڼ=n ې=y ۍ=y ٱ=a
        """
    private static let hebrew = """
        א=a ב=b ג=g ד=d ה=h ו=w ז=z ח=h ט=t י=y כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=' פ=p ף=p צ=ts ץ=ts ק=k ר=r ש=sh \
        ת=t
        """
    private static let georgian = """
        ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch \
        ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h
        """
    private static let armenian = """
        ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=e թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch \
        պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=o ֆ=f
        """
}
