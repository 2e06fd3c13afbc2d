extension String {
    /// Words with a space between each two of them, put together in one piece of memory: all that is said goes through
    /// here several times.
    package init(words: [String]) {
        let count = words.reduce(words.count) { $0 + $1.utf8.count }
        self.init(unsafeUninitializedCapacity: count) { text in
            var end = 0
            for var word in words {
                if end > 0 {
                    text[end] = UInt8(ascii: " ")
                    end += 1
                }
                end = word.withUTF8 { text[end...].initialize(fromContentsOf: $0) }
            }
            return end
        }
    }
}
