/// PDFs of a few lines a page, written object by object (ISO 32000-1 §7.5).
struct SmallPDF {
    /// Lines of each page, from the top.
    var pages: [[String]]
    var title: String?
    /// `20260115083000Z`
    var created: String?
    /// Further entries of the trailer, as they stand in the file.
    var trailer = ""

    var bytes: [UInt8] {
        var objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        var kids: [String] = []
        for lines in pages {
            let page = objects.count + 1
            kids.append("\(page) 0 R")
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(page + 1) 0 R /Resources << /Font << /F 3 0 R >> >> >>"
            )
            let text = Self.content(lines)
            objects.append("<< /Length \(text.utf8.count) >>\nstream\n\(text)\nendstream")
        }
        objects[1] = "<< /Type /Pages /Kids [\(kids.joined(separator: " "))] /Count \(kids.count) >>"
        var info = title.map { "/Title (\($0)) " } ?? ""
        if let created { info += "/CreationDate (D:\(created)) " }
        objects.append("<< \(info)>>")
        return Self.file(objects, trailer: "/Info \(objects.count) 0 R " + trailer)
    }

    /// An empty line leaves room.
    private static func content(_ lines: [String]) -> String {
        "BT /F 11 Tf 50 790 Td 14 TL " + lines.map { "(\($0)) Tj T*" }.joined(separator: " ") + " ET"
    }

    /// A file of these objects, the first of which is the catalogue.
    static func file(_ objects: [String], trailer: String = "") -> [UInt8] {
        var file = "%PDF-1.4\n"
        var places: [Int] = []
        for (i, object) in objects.enumerated() {
            places.append(file.utf8.count)
            file += "\(i + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places { file += String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n" }
        file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R \(trailer) >>\nstartxref\n\(start)\n%%EOF\n"
        return Array(file.utf8)
    }
}
