extension TextFault {
    /// A case of it, in one sentence.
    public var example: String {
        switch self {
        case .terminalEscape: "A name holds `ESC ]0;`, which changes the title of a terminal."
        case .formula: "A place is called `=HYPERLINK(...)`."
        case .mixedScript: "The first letter of `oxygen` is the Cyrillic U+043E."
        }
    }
}
