/// Writes JSON straight into bytes, in the very spelling of `CanonicalJSON` but for flat objects, which keep to one line.
///
/// For records of which a data set has millions: `JSONEncoder` takes some fifty times as long. Who writes names the keys
/// of an object in the order of their code units.
///
/// Every entry makes room for the most it may take and is then written without looking at bounds again.
public struct JSONText: ~Copyable {
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity = 1 << 18
    /// Bytes written so far.
    private var count = 0
    private let isIndented: Bool
    private var depth = 0
    /// Of how many flat objects this is inside.
    private var flatDepth = 0
    private var breaksLines: Bool
    private var isFirst = true

    /// - Parameter isIndented: as `CanonicalJSON.encodeReadable` does it; down to a depth of 32.
    public init(isIndented: Bool) {
        self.isIndented = isIndented
        breaksLines = isIndented
        memory = .allocate(capacity: capacity)
    }

    deinit { memory.deallocate() }

    public var bytes: [UInt8] { Array(UnsafeBufferPointer(start: memory, count: count)) }

    // MARK: Structure

    public mutating func beginObject() { begin(0x7B) }

    public mutating func endObject() { end(0x7D) }

    /// An object on one line, without spaces, also where the text is indented: a word, of which a transcript has thousands.
    public mutating func beginFlatObject() {
        flatDepth += 1
        breaksLines = false
        begin(0x7B)
    }

    public mutating func endFlatObject() {
        end(0x7D)
        flatDepth -= 1
        breaksLines = isIndented && flatDepth == 0
    }

    /// Call `element` before each element.
    public mutating func beginArray() { begin(0x5B) }

    public mutating func endArray() { end(0x5D) }

    public mutating func element() {
        var place = room(for: Self.mostBeforeEntry)
        separate(&place)
        written(to: place)
    }

    /// - Parameter name: one that needs no escapes.
    public mutating func key(_ name: StaticString) {
        var place = room(for: Self.mostBeforeEntry + name.utf8CodeUnitCount + 5)
        separate(&place)
        place.put(0x22)
        place.put(name: name)
        place.put(0x22)
        putColon(&place)
        written(to: place)
    }

    public mutating func key(_ name: String) {
        element()
        value(name)
        var place = room(for: 3)
        putColon(&place)
        written(to: place)
    }

    private func putColon(_ place: inout UnsafeMutablePointer<UInt8>) {
        if breaksLines { place.put(0x20) }
        place.put(0x3A)
        if breaksLines { place.put(0x20) }
    }

    private mutating func begin(_ bracket: UInt8) {
        var place = room(for: 2)
        place.put(bracket)
        if breaksLines { place.put(0x0A) }
        written(to: place)
        depth += 1
        isFirst = true
    }

    private mutating func end(_ bracket: UInt8) {
        depth -= 1
        isFirst = false
        var place = room(for: Self.mostBeforeEntry + 1)
        if breaksLines { place.putSeparator(from: 1, to: 2 + indentation) }
        place.put(bracket)
        written(to: place)
    }

    /// Comma, line feed and the deepest indentation, in whole pieces of sixteen bytes.
    private static let mostBeforeEntry = 80

    /// Spaces before an entry where the text is indented.
    private var indentation: Int { min(2 * depth, 64) }

    private mutating func separate(_ place: inout UnsafeMutablePointer<UInt8>) {
        if breaksLines {
            place.putSeparator(from: isFirst ? 2 : 0, to: 2 + indentation)
        } else if !isFirst {
            place.put(0x2C)
        }
        isFirst = false
    }

    /// Ends a line of JSON Lines, or the document.
    public mutating func endLine() {
        var place = room(for: 1)
        place.put(0x0A)
        written(to: place)
        isFirst = true
    }

    // MARK: Values

    public mutating func value(_ flag: Bool) { append(flag ? "true" : "false") }

    public mutating func value(_ number: Int64) {
        var place = room(for: 20)
        if number < 0 { place.put(0x2D) }
        place.put(decimal: number.magnitude)
        written(to: place)
    }

    public mutating func value(_ number: Int) { value(Int64(number)) }

    public mutating func value(_ number: UInt64) {
        var place = room(for: 20)
        place.put(decimal: number)
        written(to: place)
    }

    public mutating func null() { append("null") }

    /// In the shortest form that reads back as the same number; finite numbers only.
    public mutating func value(_ number: Double) {
        precondition(number.isFinite, "JSON has no \(number)")
        if number == number.rounded(), abs(number) < 1e15, number != 0 || number.sign == .plus {
            value(Int64(number))
        } else {
            let text = number.description
            append(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
        }
    }

    public mutating func value(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            var place = room(for: Self.longestEscape * utf8.count + 2)
            place.put(0x22)
            place.put(escaping: utf8)
            place.put(0x22)
            written(to: place)
        }
    }

    private static let longestEscape = 6

    /// As it is.
    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            guard let start = utf8.baseAddress else { return }
            var place = room(for: utf8.count)
            place.put(start, count: utf8.count)
            written(to: place)
        }
    }

    // MARK: Memory

    /// Where the next byte goes, with room for so many.
    private mutating func room(for more: Int) -> UnsafeMutablePointer<UInt8> {
        if capacity - count < more { grow(by: more) }
        return memory + count
    }

    private mutating func written(to place: UnsafeMutablePointer<UInt8>) { count = place - memory }

    private mutating func grow(by more: Int) {
        capacity = 4 * capacity + more
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.moveInitialize(from: memory, count: count)
        memory.deallocate()
        memory = larger
    }
}

/// A record that writes itself as JSON: byte for byte what `CanonicalJSON` makes of its `Encodable` form, with keys in the
/// order of their code units.
public protocol JSONWritable: Encodable {
    func write(to text: inout JSONText)
}

extension JSONText {
    public mutating func field(_ name: StaticString, _ text: String) {
        key(name)
        value(text)
    }

    public mutating func field(_ name: StaticString, _ number: Int) {
        key(name)
        value(number)
    }

    public mutating func field(_ name: StaticString, _ number: Int64) {
        key(name)
        value(number)
    }

    public mutating func field(_ name: StaticString, _ number: UInt64) {
        key(name)
        value(number)
    }

    public mutating func field(_ name: StaticString, _ number: Double) {
        key(name)
        value(number)
    }

    public mutating func field(_ name: StaticString, _ flag: Bool) {
        key(name)
        value(flag)
    }

    public mutating func field(_ name: StaticString, _ texts: [String]) {
        key(name)
        beginArray()
        for index in texts.indices {
            element()
            value(texts[index])
        }
        endArray()
    }

    public mutating func field(_ name: StaticString, _ numbers: [Int]) {
        key(name)
        beginArray()
        for number in numbers {
            element()
            value(number)
        }
        endArray()
    }

    // Inlinable, so that a record is written by its own method; by index, so that no element is copied to be written.

    @inlinable public mutating func field(_ name: StaticString, _ record: some JSONWritable) {
        key(name)
        record.write(to: &self)
    }

    /// An array of records.
    @inlinable public mutating func field(_ name: StaticString, _ records: [some JSONWritable]) {
        key(name)
        beginArray()
        for index in records.indices {
            element()
            records[index].write(to: &self)
        }
        endArray()
    }
}
