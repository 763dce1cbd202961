internal import CLibXML2

/// Bytes borrowed from the parser: to be compared or copied during the callback that hands them out, never kept.
package struct XMLSlice {
    package let bytes: UnsafeBufferPointer<UInt8>

    package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    init(_ slice: tw_slice) { bytes = UnsafeBufferPointer(start: slice.bytes, count: slice.count) }

    package var isEmpty: Bool { bytes.isEmpty }

    /// A copy; ill-formed UTF-8 cannot occur, the parser has refused it.
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    package static func == (slice: XMLSlice, literal: StaticString) -> Bool {
        guard literal.hasPointerRepresentation, literal.utf8CodeUnitCount == slice.bytes.count else { return false }
        for i in 0..<slice.bytes.count where slice.bytes[i] != literal.utf8Start[i] { return false }
        return true
    }

    package static func != (slice: XMLSlice, literal: StaticString) -> Bool { !(slice == literal) }

    /// For `switch` over names.
    package static func ~= (literal: StaticString, slice: XMLSlice) -> Bool { slice == literal }
}

/// A qualified name (Namespaces in XML 1.0 §4): `prefix` as written, `uri` empty when the prefix is not declared.
package struct XMLName {
    package let local: XMLSlice
    package let prefix: XMLSlice
    package let uri: XMLSlice

    init(_ local: tw_slice, _ prefix: tw_slice, _ uri: tw_slice) {
        self.local = XMLSlice(local)
        self.prefix = XMLSlice(prefix)
        self.uri = XMLSlice(uri)
    }
}

/// An attribute; declarations of namespaces (`xmlns`) are not among them.
package struct XMLAttribute {
    package let name: XMLName
    package let value: XMLSlice
}

/// A start tag.
package struct XMLElement {
    package let name: XMLName
    private let list: UnsafeBufferPointer<tw_xml_attribute>

    init(_ name: XMLName, _ list: UnsafeBufferPointer<tw_xml_attribute>) {
        self.name = name
        self.list = list
    }

    package var attributeCount: Int { list.count }

    /// In the order of the document; `index` lies in `0 ..< attributeCount`.
    package func attribute(at index: Int) -> XMLAttribute {
        let a = list[index]
        return XMLAttribute(name: XMLName(a.local, a.prefix, a.uri), value: XMLSlice(a.value))
    }

    /// The value of the first attribute of this local name, in whatever namespace.
    package func attribute(_ local: StaticString) -> XMLSlice? {
        for a in list where XMLSlice(a.local) == local { return XMLSlice(a.value) }
        return nil
    }
}
