/// Hiragana and katakana in Latin letters (Hepburn, without marks of length): バラク → `baraku`.
enum Kana {
    static func latin(_ run: [UInt32]) -> String {
        var result = ""
        var doubled = false
        for value in run {
            // Katakana stands 0x60 after hiragana.
            let kana = (0x30A1...0x30F6).contains(value) ? value - 0x60 : value
            switch kana {
            case 0x3063: doubled = true
            case 0x30FC: continue
            case 0x3083, 0x3085, 0x3087: result = gliding(result, small[kana] ?? "")
            default:
                if let vowel = small[kana] {
                    if result.last.map({ "aiueo".contains($0) }) == true { result.removeLast() }
                    result += vowel
                    continue
                }
                let syllable = table[kana] ?? ""
                if doubled, let first = syllable.first, !"aiueon".contains(first) {
                    result += first == "c" ? "t" : String(first)
                }
                doubled = false
                result += syllable
            }
        }
        return result
    }

    /// `ki` + small `ya` → `kya`; `shi` + small `ya` → `sha`.
    private static func gliding(_ text: String, _ vowel: String) -> String {
        guard text.hasSuffix("i") else { return text + "y" + vowel }
        let stem = text.dropLast()
        return stem + (stem.hasSuffix("sh") || stem.hasSuffix("ch") || stem.hasSuffix("j") ? "" : "y") + vowel
    }

    /// A kana with the mark of voicing that stands behind it (U+3099, U+309A).
    static func voiced(_ kana: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
        guard mark.value == 0x3099 || mark.value == 0x309A else { return nil }
        if kana.value == 0x30A6 || kana.value == 0x3046, mark.value == 0x3099 {
            return kana.value == 0x30A6 ? "\u{30F4}" : "\u{3094}"
        }
        guard (0x304B...0x307B).contains(kana.value) || (0x30AB...0x30DB).contains(kana.value) else { return nil }
        return Unicode.Scalar(kana.value + (mark.value == 0x3099 ? 1 : 2))
    }

    private static let small: [UInt32: String] = [
        0x3041: "a", 0x3043: "i", 0x3045: "u", 0x3047: "e", 0x3049: "o", 0x3083: "a", 0x3085: "u", 0x3087: "o",
    ]

    private static let table: [UInt32: String] = {
        let rows = """
            あ=a い=i う=u え=e お=o か=ka が=ga き=ki ぎ=gi く=ku ぐ=gu け=ke げ=ge こ=ko ご=go さ=sa ざ=za し=shi じ=ji す=su ず=zu せ=se \
            ぜ=ze そ=so ぞ=zo た=ta だ=da ち=chi ぢ=ji つ=tsu づ=zu て=te で=de と=to ど=do な=na に=ni ぬ=nu ね=ne の=no は=ha ば=ba \
            ぱ=pa ひ=hi び=bi ぴ=pi ふ=fu ぶ=bu ぷ=pu へ=he べ=be ぺ=pe ほ=ho ぼ=bo ぽ=po ま=ma み=mi む=mu め=me も=mo や=ya ゆ=yu よ=yo \
            ら=ra り=ri る=ru れ=re ろ=ro わ=wa ゐ=i ゑ=e を=o ん=n ゔ=vu
            """
        var table: [UInt32: String] = [:]
        for pair in rows.split(separator: " ") {
            if let kana = pair.unicodeScalars.first { table[kana.value] = String(pair.dropFirst(2)) }
        }
        return table
    }()
}
