import Texts

/// The forms that a name's word takes in a sentence: endings of the languages that decline names.
///
/// Everything is folded. The word of a name may itself be in any form; what is asked is whether one word of a text can
/// stand for it.
enum WordForms {
    /// The languages that decline alike, as far as these endings go.
    enum Family: Sendable {
        case none, russian, westSlavic, southSlavic, baltic, german, nordic, turkish, finnish, hungarian, romanian

        /// Of a language (BCP 47); Latin-script languages only, others decline by their script.
        init(_ language: String?) {
            switch language?.prefix(while: { $0 != "-" }) {
            case "ru", "uk", "be", "bg", "mk": self = .russian
            case "pl", "cs", "sk": self = .westSlavic
            case "sl", "hr", "bs", "sr", "sh": self = .southSlavic
            case "lv", "lt": self = .baltic
            case "de": self = .german
            case "sv", "da", "no", "nb", "nn": self = .nordic
            case "tr", "az": self = .turkish
            case "fi", "et": self = .finnish
            case "hu": self = .hungarian
            case "ro": self = .romanian
            default: self = .none
            }
        }
    }

    /// Endings of the word as a dictionary has it, and of its other forms.
    private struct Endings: Sendable {
        var own: [[UInt8]]
        var others: Set<[UInt8]>
        /// What of the word must stay the same, in bytes.
        var least: Int

        init(own: String, others: String, least: Int) {
            func list(_ text: String) -> [[UInt8]] {
                TextFolder.fold(text).split(separator: " ").map { $0 == "-" ? [] : Array($0.utf8) }
            }
            self.own = list(own)
            self.others = Set(list(others))
            self.least = least
        }
    }

    /// Whether `text` is a form of `name` other than `name` itself.
    static func isForm(_ text: [UInt8], of name: [UInt8], _ family: Family) -> Bool {
        guard text != name, let endings = table[family] else { return false }
        for own in endings.own where name.count >= endings.least + own.count && name.ends(with: own) {
            let stem = name.count - own.count
            guard text.count >= stem, text.starts(with: name.prefix(stem)) else { continue }
            if endings.others.contains(Array(text.dropFirst(stem))) { return true }
        }
        return (family == .westSlavic || family == .southSlavic) && isWithoutFleetingVowel(text, name, endings)
    }

    /// `Marek` → `Marka`, `Pavel` → `Pavla`.
    private static func isWithoutFleetingVowel(_ text: [UInt8], _ name: [UInt8], _ endings: Endings) -> Bool {
        guard name.count > 4, name[name.count - 2] == UInt8(ascii: "e"), let last = name.last,
            ![UInt8(ascii: "i"), UInt8(ascii: "y")].contains(last)
        else { return false }
        let stem = Array(name.dropLast(2)) + [last]
        return text.starts(with: stem) && endings.others.contains(Array(text.dropFirst(stem.count)))
    }

    private static let table: [Family: Endings] = [
        .russian: Endings(
            own: "- а я о е ь и ы ии ыи ая яя ия",
            others: """
                - а я у ю ы и е о ом ем еи ои ою ею ью ам ям ами ями ах ях ов ев ого его ому ему ым им ых их ую юю ыми \
                ими ии ию ием иеи ови еві ові еви і ї ії ою єю єм ій а
                """, least: 4),
        .westSlavic: Endings(
            own: "- a o e y i ky ka ek ec",
            others: """
                a u em ie owi ego emu im iem ym ami om ach y i e ę ą o ou ovi ova ove ova ovou eho emu eho ymi iego iemu \
                ej iej ke ky ku kou ka ce ow ia iu
                """, least: 3),
        .southSlavic: Endings(
            own: "- a o e i", others: "a u om em e i oj og ega em om om im ih ima ama o evim ovim ov eva ova", least: 3),
        .baltic: Endings(
            own: "s is as us a e - ys",
            others: """
                o io aus os es ui iui ai ei a i u iu e ia us omis am em im ams iem u as is uje ija iem u a iem ioje eje \
                oje yje
                """, least: 3),
        .german: Endings(own: "-", others: "s es", least: 4),
        .nordic: Endings(own: "-", others: "s", least: 4),
        .turkish: Endings(
            own: "-",
            others: """
                i ı u ü in ın un ün nin nın nun nün a e ya ye na ne da de ta te dan den tan ten yi yı yu yü ni nı nu nü \
                la le yla yle nda nde ndan nden si sı su sü ca ce sinin sının sina sine sinda
                """, least: 4),
        .finnish: Endings(
            own: "- i a",
            others: """
                n in a ta ssa sta lla lta lle an en on un ille illa ilta iin ssä stä llä ltä na ksi in issa ista ina t \
                st sse l le lt ks ga ni ta i e u
                """, least: 3),
        .hungarian: Endings(
            own: "- a e",
            others: """
                t at et ot ban ben nak nek ra re rol tol bol val vel hoz hez ert ba be nal nel on en an aval evel anak \
                enek aban eben at et ara ere tal
                """, least: 4),
        .romanian: Endings(own: "- a", others: "ul ului lui ei a i ii", least: 4),
    ]

    // MARK: Other scripts

    /// What a word of a text in another script than Latin may be in a dictionary; `first` is its first byte.
    static func bases(_ word: [UInt8], _ first: UInt8) -> [[UInt8]] {
        switch first {
        case 0xD0...0xD3: return russianBases(word)
        case 0xCE, 0xCF:
            // The letters of a foreign `d` and `b`.
            let plain = withoutGreekPairs(word)
            return plain == word ? [word] : [word, plain]
        default: return [word]
        }
    }

    /// `ντ` as `δ`, `μπ` as a Latin `b`: `Ντόναλντ` is `Donald`.
    static func withoutGreekPairs(_ word: [UInt8]) -> [UInt8] {
        let text = String(decoding: word, as: UTF8.self)
        guard text.contains("ντ") || text.contains("μπ") else { return word }
        var result = ""
        for letter in text.unicodeScalars {
            if letter == "τ", result.hasSuffix("ν") {
                result.unicodeScalars.removeLast()
                result += "δ"
            } else if letter == "π", result.hasSuffix("μ") {
                result.unicodeScalars.removeLast()
                result += "b"
            } else {
                result.unicodeScalars.append(letter)
            }
        }
        return Array(result.utf8)
    }

    /// What a Cyrillic word of a text may be in a dictionary: itself, and with its ending taken off or put back.
    static func russianBases(_ word: [UInt8]) -> [[UInt8]] {
        var bases = [word]
        for (ending, instead) in backwards where word.count >= ending.count + 4 && word.ends(with: ending) {
            let stem = Array(word.dropLast(ending.count))
            for own in instead where !bases.contains(stem + own) { bases.append(stem + own) }
            if let full = withFleetingVowel(stem) { bases.append(full) }
        }
        return bases
    }

    /// `Павл` → `Павел`, `Подольск` has no need of one.
    private static func withFleetingVowel(_ stem: [UInt8]) -> [UInt8]? {
        guard stem.count > 6, let last = ["л", "к", "ц"].first(where: { stem.ends(with: Array($0.utf8)) }) else {
            return nil
        }
        return Array(stem.dropLast(last.utf8.count)) + Array("е\(last)".utf8)
    }

    /// Folded: `й` is `и`, `ё` is `е`.
    private static let backwards: [(ending: [UInt8], own: [[UInt8]])] = """
        а:-;я:ь,и,-;у:-,а;ю:ь,и,я;ом:-,о;ем:ь,и,-,е;ым:-;им:-,ии;е:-,а,я,ь;ои:а,ая;еи:я,а,ь;ого:ии,ыи,ои;его:ии,еи;\
        ому:ии,ыи,ои;ему:ии;ую:ая;ы:а,-;и:а,ь,я;ии:ия;ию:ии,ия;ия:ии;ием:ии;иеи:ия;ью:ь;ов:-;ам:-,а;ами:-,а;ах:-,а;\
        ові:-;еві:ь;ою:а;ею:я;єм:и;ії:ія;ію:ія;і:а,-;ого:ии;им:ии,ыи
        """.split(separator: ";").compactMap { line in
            let parts = line.split(separator: ":")
            guard parts.count == 2 else { return nil }
            return (
                Array(TextFolder.fold(String(parts[0])).utf8),
                parts[1].split(separator: ",").map { $0 == "-" ? [] : Array(TextFolder.fold(String($0)).utf8) }
            )
        }
}

extension [UInt8] {
    /// Whether the last bytes are these.
    func ends(with ending: [UInt8]) -> Bool { count >= ending.count && suffix(ending.count).elementsEqual(ending) }
}
