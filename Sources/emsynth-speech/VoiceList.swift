import CEspeakNG

/// The voices that the engine's data folder holds.
enum VoiceList {
    /// Names of base voices, such as `en-us`: the voice files' names in lower case, sorted.
    static func bases() -> [String] { names(espeak_ListVoices(nil)) { $0.hasPrefix("mb/") ? nil : $0.lowercased() } }

    /// Names of variants, such as `f3`, sorted.
    static func variants() -> [String] {
        "variant".withCString { language in
            var wanted = espeak_VOICE()
            wanted.languages = language
            return names(espeak_ListVoices(&wanted)) { $0.hasPrefix("!v/") ? $0 : nil }
        }
    }

    private static func names(
        _ list: UnsafeMutablePointer<UnsafePointer<espeak_VOICE>?>?, _ keep: (String) -> String?
    ) -> [String] {
        var names: Set<String> = []
        var next = list
        while let voice = next?.pointee {
            if let identifier = voice.pointee.identifier, let kept = keep(String(cString: identifier)) {
                names.insert(String(kept[(kept.lastIndex(of: "/").map(kept.index(after:)) ?? kept.startIndex)...]))
            }
            next = next?.successor()
        }
        return names.sorted()
    }
}
