extension String {
    /// What stands between spaces, none of it empty. By bytes: a space is one in every text.
    var tokens: [String] {
        utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
    }
}
