/// The first picture in a piece of HTML: what stands for an item that names none.
enum FirstPicture {
    /// The `src` of the first `img` that has one; nil for data in place of an address.
    static func address(in html: String) -> String? {
        var html = html
        return html.withUTF8 { find($0) }
    }

    /// A picture that stands for the whole stands at its beginning.
    private static let searchedBytes = 4_096

    private static func find(_ whole: UnsafeBufferPointer<UInt8>) -> String? {
        let b = UnsafeBufferPointer(rebasing: whole.prefix(searchedBytes))
        var i = 0
        while let next = ByteSearch.first("<img", in: b, from: i) {
            i = next
            let end = b[i...].firstIndex(of: 62) ?? b.count
            if let address = source(b, (i + 4)..<end) { return address }
            i = end
        }
        return nil
    }

    private static func source(_ b: UnsafeBufferPointer<UInt8>, _ tag: Range<Int>) -> String? {
        var i = tag.lowerBound
        while i + 5 < tag.upperBound {
            guard ASCII.isSpace(b[i]), b[i + 1] | 0x20 == 115, b[i + 2] | 0x20 == 114, b[i + 3] | 0x20 == 99,
                b[i + 4] == 61
            else {
                i += 1
                continue
            }
            let quote = b[i + 5]
            guard quote == 34 || quote == 39 else { return nil }
            let start = i + 6
            let end = b[start..<tag.upperBound].firstIndex(of: quote) ?? tag.upperBound
            let address = CharacterReferences.decoded(UnsafeBufferPointer(rebasing: b[start..<end]))
            return address.isEmpty || address.hasPrefix("data:") ? nil : address
        }
        return nil
    }
}
