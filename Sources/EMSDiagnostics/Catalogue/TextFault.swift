/// Texts that do harm where they are shown.
public enum TextFault: String, CatalogueArea {
    case terminalEscape = "terminal-escape"
    case formula
    case mixedScript = "mixed-script"

    public static var area: String { "text" }
}

extension TextFault {
    public var entry: CatalogueEntry {
        switch self {
        case .terminalEscape:
            CatalogueEntry(
                .error, "A text holds a terminal escape or control character",
                "Printed to a terminal, it can hide or forge output.",
                "Remove the character.")
        case .formula:
            CatalogueEntry(
                .error, "A text starts like a spreadsheet formula",
                "Exported to a table, a spreadsheet program runs it.",
                "Begin the text with a letter or a digit.")
        case .mixedScript:
            CatalogueEntry(
                .error, "A word is written with letters of two alphabets",
                "It looks like another word and is none: search, comparison and training take it for an unknown one.",
                "Write all of it with letters of one alphabet.")
        }
    }
}
