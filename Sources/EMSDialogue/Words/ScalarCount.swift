extension String {
    /// Unicode scalars, in which the spans of mentions are counted. Every word is measured several times, so this counts
    /// the bytes that begin one rather than decode them.
    var scalarCount: Int {
        func count(_ bytes: some Sequence<UInt8>) -> Int {
            var count = 0
            for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
            return count
        }
        return utf8.withContiguousStorageIfAvailable { count($0) } ?? count(utf8)
    }
}
