/// Lines that stand on pages of every site and belong to no article, in the languages of the sources.
enum Furniture {
    /// Whether a line is one of them.
    /// - Parameter linked: a good part of it is a link: then a weaker beginning is enough.
    static func isFurniture(_ line: ArraySlice<UInt8>, linked: Bool) -> Bool {
        let head = simplified(line.prefix(160))
        guard let first = head.first else { return false }
        if isReadingTime(head) || isCredit(line) { return true }
        for (phrase, kind) in beginnings[Int(first)] where head.starts(with: phrase) {
            switch kind {
            case .whole: if head.count <= phrase.count + 2 { return true }
            case .short: if line.count <= phrase.count + 45 || linked && line.count < 180 { return true }
            case .any: return true
            case .linked: if linked { return true }
            }
        }
        return false
    }

    /// The credit of a photograph at the end of a line that is not a sentence: "Harbour at dawn | © Reuters".
    private static func isCredit(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count < 220, let last = line.last, last != 46 else { return false }
        if LowerCase.bytes(line.suffix(12)).elementsEqual("getty images".utf8) { return true }
        let tail = line.suffix(60)
        return tail.indices.dropLast().contains { tail[$0] == 0xC2 && tail[$0 + 1] == 0xA9 }
    }

    /// "8 min read", "Lesezeit: 5 Minuten".
    private static func isReadingTime(_ head: [UInt8]) -> Bool {
        guard head.count < 28, head.contains(where: isDigit) else { return false }
        let text = String(decoding: head, as: UTF8.self)
        return text.firstRange(of: "min") != nil
            && ["read", "lesezeit", "lesedauer", "lectura", "lecture", "leitura", "lettura"].contains {
                text.firstRange(of: $0) != nil
            }
    }

    /// The share of the text after which a heading like "Related articles" or "Comments" ends the article; nil for
    /// others.
    static func endShare(_ line: ArraySlice<UInt8>, heading: Bool) -> Double? {
        let head = simplified(line.prefix(80))
        guard let first = head.first else { return nil }
        for (phrase, share) in ends[Int(first)] where head.starts(with: phrase) {
            if heading ? head.count <= phrase.count + 25 : head.count <= phrase.count + 2 { return share }
        }
        return nil
    }

    private enum Kind { case whole, short, any, linked }

    /// Lower case, typographic apostrophes straight, leading marks dropped.
    private static func simplified(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var out = LowerCase.bytes(line.drop { $0 < 0x80 && !isASCIILetter($0) && !isDigit($0) })
        var i = 0
        while i + 2 < out.count {
            if out[i] == 0xE2, out[i + 1] == 0x80, out[i + 2] == 0x99 { out.replaceSubrange(i..<i + 3, with: [39]) }
            i += 1
        }
        return out
    }

    private static func table<T>(_ rows: [(T, String)]) -> [[([UInt8], T)]] {
        var table = [[([UInt8], T)]](repeating: [], count: 256)
        for (value, phrases) in rows {
            for phrase in phrases.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
                let bytes = Array(phrase.utf8)
                if let first = bytes.first { table[Int(first)].append((bytes, value)) }
            }
        }
        return table
    }

    private static let beginnings = table([
        (
            Kind.whole,
            """
            share|share this|share this article|share this post|share this story|tweet|email|print|save|facebook
            twitter|linkedin|whatsapp|copy link|advertisement|ad|ads|sponsored|follow us|follow|subscribe
            subscribe now|sign up|newsletter|comments|comment|leave a comment|leave a reply|reply|tags|topics
            read more|more|related|loading|loading...|close|menu|search|skip to content|back to top|top|next|previous
            view comments|show comments|play|watch|listen|gallery|image|photo|video|photos|read|learn more
            continue reading|click here|listen to this article|anzeige|werbung|teilen|merken|drucken|mehr
            mehr zum thema|zur startseite|kommentare|publicité|publicite|partager|imprimer|lire aussi|publicidad
            compartir|comentarios|compartilhar|compartilhe|publicidade|pubblicità|condividi|annons|annonse|reklama
            reklam|mainos|реклама|поделиться|комментарии|advertentie|deel dit artikel|delen|del|dela|jaa|udostępnij|広告
            分享|advertising|story continues below advertisement|article continues below advertisement
            continue reading below|scroll to continue|view gallery|view image in fullscreen|table of contents|contents
            in this article|on this page|minute read|share on facebook|share on twitter|hide caption|toggle caption
            enlarge this image|enlarge|teilen sie dies mit|teile dies mit|teile dies mit:|gefällt mir|gefällt mir:
            like this|like this:|bloggern gefällt das|bewerten|bewerten:|permalink|permalien|permalink:|up next
            kommentar verfassen
            schreibe einen kommentar|kommentar schreiben|kommentar hinterlassen|le puede interesar|quellen ausblenden
            sign in or create an account|continue reading the main story|bookmark|beitrag teilen|artikel teilen
            """
        ),
        (
            .short,
            """
            read more:|read more about|read also|also read|also see|see also:|related:|related article|related stor
            related post|related content|related news|read next|more from|more on |most read|most popular|recommended
            don't miss|trending|watch:|watch live|listen:|follow us on|follow me on|follow @|like us on|join us on
            find us on|sign up for|sign up to|subscribe to|get our|get the latest|share this|share on|share via|shares
            tagged with|tagged:|tags:|tag:|filed under|posted in|categories:|category:|topics:|photo by|photo:|photos:
            photo credit|photograph:|image:|image credit|image source|image via|image courtesy|images:|picture:|getty
            (photo|(image|credit:|via getty|copyright|© |(c) |all rights reserved|reporting by|editing by|written by
            compiled by|last updated|last modified|updated:|updated on|published:|published on|published 
            first published|posted on|posted by|posted:|by the associated press|mehr zum thema|lesen sie auch
            lesen sie mehr|auch interessant|mehr dazu|foto:|fotos:|bild:|bildquelle|quelle:|lire aussi|à lire aussi
            a lire aussi|lire plus|voir aussi|sur le même sujet|crédit photo|photo :|leer más|lee también|lea también
            lea más|te puede interesar|le puede interesar|también te puede|más información|temas|leia também|leia mais
            veja também|saiba mais|leggi anche|leggi di più|potrebbe interessarti|lees ook|lees meer|lees verder
            bekijk ook|läs också|läs mer|les også|les mer|læs også|læs mere|lue myös|czytaj też|czytaj także
            czytaj również|zobacz też|zobacz także|przeczytaj|fot.|čtěte také|přečtěte si|foto |citește și|citeste si
            olvasta már|читайте также|читать также|смотрите также|подробнее|фото:|читайте також|прочетете още
            δείτε επίσης|διαβάστε|διαβάστε επίσης|ilgili haber|baca juga|selengkapnya|xem thêm|đọc thêm|阅读更多|相关|延伸閱讀
            延伸阅读|関連記事|続きを読む|あわせて読みたい|관련기사|ये भी पढ़ें|यह भी पढ़ें|اقرأ أيضا|اقرأ المزيد
            noticia relacionada|noticias relacionadas|taip pat skaitykite|watch |listen |stand:|sendung:|uppdaterad
            publicerad|publisert|oppdatert|opdateret|publiceret|aktualisiert|veröffentlicht|publié le|mis à jour
            publicado el|actualizado|atualizado|aggiornato|mit informationen der|mit material von|mit dpa|mit afp
            related coverage|in pictures|more on this story|image caption|media caption|this video can|video:
            vidéo :|zum video|kommentare sind geschlossen|kommentare geschlossen|comments are closed|teilen mit
            ähnliche beiträge|verwandte beiträge|ähnliche artikel|weitere artikel|auch interessant|das thema könnte
            das könnte sie|das könnte dich|das könnte euch|alle angaben ohne gewähr|puedes ver|image 1 of|image 2 of
            image 3 of|image 4 of
            edited by:|reviewed by|medically reviewed|fact checked by|fact-checked by|additional reporting by
            """
        ),
        (
            .any,
            """
            click here to|sign up for our|sign up for the|sign up to our|sign up to receive|subscribe to our
            subscribe for|subscribe today|subscribe now to|follow us on|follow him on twitter|follow her on twitter
            follow them on twitter|download our app|download the app|join our|this article was originally published
            this story was originally published|this post was originally published|originally published at
            originally published on|have a story|have a tip|got a tip|your email address will not be published
            required fields are marked|please enable javascript|enable javascript|this site uses|this website uses
            we use cookies|by clicking|by signing up|by subscribing|by submitting|you can unsubscribe|abonnieren sie
            jetzt abonnieren|suscríbete|suscribete|inscrivez-vous|abonnez-vous|iscriviti|assine |inscreva-se
            подпишитесь|подписывайтесь|zapisz się|thank you for reading|thanks for reading|support our|support quality
            enjoying this article|enjoyed this article|like what you|want to read more|to continue reading
            already a subscriber|already have an account|log in to|login to|you must be logged in|access to this
            advertisement - continue|this content is|empfohlener redaktioneller inhalt|an dieser stelle find
            externen inhalt|externe inhalte|ich bin damit einverstanden|personenbezogene daten|mit dem laden des
            hier finden sie externe|contenido externo|contenu externe
            register / sign in|create an account or sign in|access articles from across
            share your thoughts and join the conversation|enjoy additional articles|get email updates from
            our standards:|reporting by |with reports from |mehr zum thema finden sie|you can also check:
            abonniere den|melde dich|folge uns|sigue nuestro|síguenos|segui |suivez|siga 
            """
        ),
        (
            .linked,
            """
            read |see |click |view |more |watch |check out|related|lire |leer |lee |lesen |mehr |leggi |leia |lees 
            läs |czytaj |читайте|learn more|find out more|visit |buy |shop |next |previous |prev |continue|back to
            """
        ),
    ])

    /// That of headings which also stand between two paragraphs.
    static let betweenShare = 0.41

    private static let ends = table([
        (
            betweenShare,
            """
            read next|read also|related|recommended|see also|also read|don't miss|lesen sie auch|auch interessant
            mehr zum thema|à lire aussi|lire aussi|voir aussi|sur le même sujet|lee también|leia também|veja também
            leggi anche|lees ook|läs också|les også|læs også|lue myös|czytaj także|czytaj też|zobacz także|zobacz też
            читайте также|читайте також|baca juga
            """
        ),
        (
            0.4,
            """
            you may also like|you might also like|you may also be interested|more from|more on this
            more stories|more news|up next|most popular|most read|trending|latest news
            latest stories|other stories|other articles|further reading|recent posts|popular posts|similar 
            about the author|about author|share this|sponsored|promoted|also on
            around the web|what to read next|keep reading|subscribe|newsletter|sign up|get in touch|contact us
            das könnte sie|weitere artikel|weitere themen|ähnliche|verwandte
            articles similaires|articles liés|dans la même
            noticias relacionadas|te puede interesar|más noticias|relacionad|
            notícias relacionadas|articoli correlati|potrebbe interessarti|ti potrebbe
            gerelateerd|meer over|läs mer|relaterat|
            polecane|по теме|похожие|другие новости|
            свързани|σχετικά|ilgili|artikel terkait|berita terkait|tin liên quan|bài liên quan|相关阅读|相关新闻
            相關新聞|関連記事|관련 기사
            """
        ),
        (
            0.15,
            """
            comments|leave a comment|leave a reply|post a comment|add a comment|join the discussion
            join the conversation|reader comments|view comments|responses|kommentare|commentaires|comentarios
            comentários|commenti|reacties|kommentarer|komentarze|комментарии|коментарі|коментари|σχόλια|yorumlar
            komentar|评论|コメント|댓글|discussion about this|0 comments|1 comment|2 comments|3 comments
            """
        ),
    ])
}
