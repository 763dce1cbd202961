/// Letters of Cyrillic and Greek that look like Latin ones, inside a word of another script: what a forger or a tired
/// clerk types. A word wholly of one script is what it seems; only mixed words are mended.
enum Homoglyphs {
    /// The folded word in the script that most of its letters are of.
    static func mended(_ word: [UInt8]) -> [UInt8] {
        guard word.contains(where: { $0 >= 0x80 }), word.contains(where: { (97...122).contains($0) }) else {
            return word
        }
        let scalars = Array(String(decoding: word, as: UTF8.self).unicodeScalars)
        let latin = scalars.count { (97...122).contains($0.value) }
        let other = scalars.count { (0x370...0x52F).contains($0.value) }
        guard other > 0 else { return word }
        // Letters that exist in the other script alone tell which it is, however few.
        let foreign = scalars.contains { (0x370...0x52F).contains($0.value) && toLatin[$0.value] == nil }
        let table = foreign || other > latin ? toCyrillic : toLatin
        var text = ""
        for scalar in scalars {
            if let instead = table[scalar.value] {
                text.unicodeScalars.append(instead)
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return Array(text.utf8)
    }

    /// Cyrillic or Greek letters, and the Latin ones they look like in either case.
    private static let alike = """
        аa вb еe кk мm нh оo рp сc тt уy хx іi јj ѕs ԁd ԛq ԝw αa βb εe ηh ιi κk μm νv οo ρp τt υy χx ζz
        """
    private static let toLatin: [UInt32: Unicode.Scalar] = {
        var table: [UInt32: Unicode.Scalar] = [:]
        for pair in alike.split(separator: " ") {
            let scalars = Array(pair.unicodeScalars)
            if scalars.count == 2 { table[scalars[0].value] = scalars[1] }
        }
        return table
    }()
    private static let toCyrillic: [UInt32: Unicode.Scalar] = {
        var table: [UInt32: Unicode.Scalar] = [:]
        for pair in alike.split(separator: " ") {
            let scalars = Array(pair.unicodeScalars)
            if scalars.count == 2, (0x400...0x52F).contains(scalars[0].value) { table[scalars[1].value] = scalars[0] }
        }
        return table
    }()
}
