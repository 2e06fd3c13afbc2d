extension String {
    /// Words with a space between each two of them, put together in one piece of memory: all that is said goes through
    /// here several times.
    package init(words: [String]) { self.init(wordsOf: words) { $1($0) } }

    /// The words of several things in turn, as `init(words:)` puts them together.
    ///
    /// - Parameter forEachWord: called twice for each thing, with what takes its words.
    package init<Thing>(wordsOf things: [Thing], forEachWord: (Thing, (String) -> Void) -> Void) {
        var count = 0
        for thing in things { forEachWord(thing) { count += $0.utf8.count + 1 } }
        self.init(unsafeUninitializedCapacity: count) { text in
            var end = 0
            for thing in things {
                forEachWord(thing) { word in
                    if end > 0 {
                        text[end] = UInt8(ascii: " ")
                        end += 1
                    }
                    var word = word
                    end = word.withUTF8 { text[end...].initialize(fromContentsOf: $0) }
                }
            }
            return end
        }
    }
}
