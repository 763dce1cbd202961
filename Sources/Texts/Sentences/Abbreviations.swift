/// Words that end in a full stop within a sentence, folded.
enum Abbreviations {
    /// A name or a number follows: never the end of a sentence.
    static let before: Set<String> = [
        "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "capt", "sgt", "maj", "adm", "sen", "rep", "gov", "pres",
        "st", "ste", "rev", "hon", "messrs", "mme", "mlle", "sr", "sra", "srta", "dra", "hr", "fr", "herr", "mt", "ft",
        "vs", "cf", "eg", "ie", "viz", "approx", "ca", "esp", "incl", "excl", "dept", "univ", "assn", "bldg", "ave",
        "blvd", "tel", "ref", "bzw", "z", "u", "d", "h", "vgl", "abs", "gem", "inkl", "exkl", "ggf", "lic", "ing",
        "av", "avda", "apdo", "ул", "г", "гг", "им", "тов", "гр", "д", "кв", "стр", "проф", "акад", "ген", "т", "п",
        "тыс", "млн", "млрд", "руб", "коп", "см", "рис", "ст",
    ]
    /// A number follows where they are meant: `No. 5`, `Art. 7`, `Feb. 26`.
    static let beforeNumber: Set<String> = [
        "no", "nos", "art", "arts", "sec", "para", "fig", "vol", "ch", "cap", "pp", "p", "pag", "nr", "num", "n", "jan",
        "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "ene", "abr", "ago", "set", "okt",
        "dez", "hs", "ch", "reg",
    ]
    /// Ends a name, and perhaps a sentence with it.
    static let after: Set<String> = [
        "ltd", "co", "inc", "corp", "bros", "plc", "llc", "jr", "pty", "pte", "cia", "etc", "al", "est", "bhd", "sdn",
        "mfg", "intl", "govt", "mln", "bln", "dlrs", "pct", "lda", "ltda", "cie", "gmbh", "др", "пр",
    ]
    /// Common first words of sentences; after `Ltd.` or `U.S.` they tell that a new one has begun.
    static let starters: Set<String> = [
        "the", "a", "an", "it", "he", "she", "they", "we", "i", "you", "this", "that", "these", "those", "in", "on",
        "at", "but", "and", "if", "as", "for", "his", "her", "its", "their", "our", "there", "when", "while", "after",
        "before", "however", "according", "since", "some", "many", "most", "no", "not", "under", "with", "also", "both",
        "el", "la", "los", "las", "un", "una", "le", "les", "il", "elle", "der", "die", "das", "es", "er", "sie", "ein",
        "o", "os", "as", "um", "uma", "он", "она", "они", "это", "в", "на", "по", "но", "и",
    ]
}
