import Records

/// The legal form that stands behind a mention of a firm: `Oceanic Metals` `FZE`, `Beaurivoire` `S.A.R.L.`.
struct FormBehind {
    /// Class and name as `LegalForms` has them; nil for one that is in no class.
    private let name: [UInt8]?
    private static let longest = 5

    /// Nil where the words behind the mention, the nearest first, are none.
    init?(_ after: [Surroundings.Word]) {
        guard let next = after.first, next.isCapital else { return nil }
        let letters = after.prefix(FormBehind.longest).prefix { $0.folded.count == 1 && $0.isCapital }
        let joined = Array(letters.map(\.folded).joined())
        if letters.count > 1, Cues.isLegalForm(joined) {
            name = LegalForms.at([joined])?.name
        } else if Cues.isLegalForm(next.folded) {
            let words = after.prefix(FormBehind.longest).prefix { $0.isJoined }.map(\.folded)
            name = LegalForms.at(words[...])?.name
        } else {
            return nil
        }
    }

    /// Whether the party is called by other forms only: of another class (a joint-stock company is no limited company),
    /// or of another country's law.
    func isOther(than entity: Entity) -> Bool {
        guard let name else { return false }
        let own = ([entity.name] + entity.aliases).prefix(FormBehind.mostNames).compactMap {
            NameForm($0, schema: entity.schema).legalForm
        }
        return !own.isEmpty && !own.contains { isOne($0, name) }
    }

    private func isOne(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard LegalForms.isOneClass(a, b) else { return false }
        let law = (FormBehind.law(of: a), FormBehind.law(of: b))
        return law.0 == nil || law.1 == nil || law.0 == law.1
    }

    /// A number for the law that a form is of; nil for those that stand for any in translation.
    private static func law(of form: [UInt8]) -> Int? { laws[Array(form.drop { $0 != UInt8(ascii: "/") }.dropFirst())] }

    private static let laws: [[UInt8]: Int] = {
        let lines = [
            "gmbh,g m b h,ag,a g,kg,ohg", "sarl,s a r l,sas,snc", "srl,s r l,spa,s p a", "sp z o o,sp zoo", "sro,s r o",
            "doo,d o o", "ood,eood,ad", "kft", "bv,b v,nv,n v,bvba,sprl", "lda,ltda,unipessoal lda",
            "sl,s l,sociedad limitada,sa de cv,s a de c v,s de rl de cv", "fze,fzc,fzco,fz e,fz llc,fzllc,dmcc,wll",
            "limited sirketi,ltd sti,ltd sirketi,anonim sirketi", "pte ltd,pte", "pvt ltd,pvt,private limited",
            "sdn bhd", "oy,ab,aps,asa", "pty ltd,pty",
        ]
        var laws: [[UInt8]: Int] = [:]
        for (number, line) in lines.enumerated() {
            for form in line.split(separator: ",") { laws[Array(form.utf8)] = number }
        }
        return laws
    }()

    private static let mostNames = 8
}
