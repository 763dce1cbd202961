/// Reads `FoldData` into the pages of a `FoldTable`; a fraction of a millisecond, once.
struct FoldTableBuilder {
    /// By the scalar value divided by 64; 0 is the page of characters that are neither folded nor part of words.
    private(set) var pageOf = [UInt16](repeating: 0, count: 0x110000 >> 6)
    private(set) var entries = [UInt32](repeating: 0, count: 64)
    private(set) var pool: [UInt8] = []
    /// Whole pages of one kind are many (Han) and shared.
    private var uniform: [UInt32: UInt16] = [:]

    mutating func fill() {
        read(FoldData.letters) { $0.setClass(FoldTable.Class.letter, $1.from, $1.to) }
        read(FoldData.marks) { $0.setClass(FoldTable.Class.mark, $1.from, $1.to) }
        for range in FoldTable.singles { makeSingle(range) }
        setWhole(
            FoldTable.syllables, FoldTable.Class.letter << 28 | FoldTable.Kind.syllable << 24)
        read(FoldData.folds) { $0.setFold($1) }
    }

    /// One item of the data.
    private struct Item {
        var from: UInt32 = 0
        var to: UInt32 = 0
        var step: UInt32 = 1
        var shifts = false
        var target: [UInt32] = []
    }

    private mutating func read(_ data: StaticString, _ use: (inout FoldTableBuilder, Item) -> Void) {
        var item = Item()
        var number: UInt32 = 0
        var field: UInt8 = 0
        func close(_ item: inout Item) {
            switch field {
            case 0: (item.from, item.to) = (number, number)
            case UInt8(ascii: "-"): item.to = number
            case UInt8(ascii: "/"): item.step = number
            default: if number > 0 { item.target.append(number) }
            }
            number = 0
        }
        for byte in UnsafeBufferPointer(start: data.utf8Start, count: data.utf8CodeUnitCount) {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number << 4 | UInt32(byte & 15)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): number = number << 4 | UInt32(byte - 55)
            case UInt8(ascii: " "):
                close(&item)
                use(&self, item)
                (item, field) = (Item(), 0)
            default:
                close(&item)
                item.shifts = byte == UInt8(ascii: ">")
                field = byte
            }
        }
        close(&item)
        use(&self, item)
    }

    private mutating func setClass(_ value: UInt32, _ from: UInt32, _ to: UInt32) {
        setWhole(from...to, value << 28)
    }

    /// Letters of these ranges stand alone; their marks stay marks, so that a vowel sign goes with its consonant.
    private mutating func makeSingle(_ range: ClosedRange<UInt32>) {
        for value in range where self[value] >> 28 == FoldTable.Class.letter {
            if value & 63 == 0, value + 63 <= range.upperBound, pageOf[Int(value >> 6)] == letterPage {
                pageOf[Int(value >> 6)] = page(of: FoldTable.Class.single << 28)
            } else {
                self[value] = FoldTable.Class.single << 28
            }
        }
    }

    private var letterPage: UInt16? { uniform[FoldTable.Class.letter << 28] }

    private mutating func setWhole(_ range: ClosedRange<UInt32>, _ entry: UInt32) {
        var value = range.lowerBound
        while value <= range.upperBound {
            if value & 63 == 0, value + 63 <= range.upperBound {
                pageOf[Int(value >> 6)] = page(of: entry)
                value += 64
            } else {
                self[value] = entry
                value += 1
            }
        }
    }

    private mutating func setFold(_ item: Item) {
        var value = item.from
        while value <= item.to {
            let target = item.shifts ? [(item.target.first ?? 0) + value - item.from] : item.target
            self[value] = self[value] & 0xF000_0000 | fold(to: target)
            value += item.step
        }
    }

    private mutating func fold(to target: [UInt32]) -> UInt32 {
        var bytes: [UInt8] = []
        for scalar in target { UTF8Decoder.append(scalar, to: &bytes) }
        if bytes.isEmpty { return FoldTable.Kind.nothing << 24 }
        if bytes.count > 3 {
            pool += bytes
            return FoldTable.Kind.pooled << 24 | UInt32(bytes.count) << 16 | UInt32(pool.count - bytes.count)
        }
        let payload = bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
        return UInt32(bytes.count) << 24 | payload
    }

    private mutating func page(of entry: UInt32) -> UInt16 {
        if let page = uniform[entry] { return page }
        let page = UInt16(entries.count >> 6)
        entries += [UInt32](repeating: entry, count: 64)
        uniform[entry] = page
        return page
    }

    private subscript(value: UInt32) -> UInt32 {
        get { entries[Int(pageOf[Int(value >> 6)]) << 6 | Int(value & 63)] }
        set {
            var page = Int(pageOf[Int(value >> 6)])
            if page == 0 || uniform.values.contains(UInt16(page)) {
                let shared = entries[page << 6..<(page + 1) << 6]
                page = entries.count >> 6
                entries += shared
                pageOf[Int(value >> 6)] = UInt16(page)
            }
            entries[page << 6 | Int(value & 63)] = newValue
        }
    }
}
