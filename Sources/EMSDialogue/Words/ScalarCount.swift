extension String {
    /// Unicode scalars, in which the spans of mentions are counted. Every word is measured several times, so this counts
    /// the bytes that begin one rather than decode them.
    var scalarCount: Int {
        var count = 0
        for byte in utf8 where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
