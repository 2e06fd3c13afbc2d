/// The catalogue as a page of Markdown, from which `docs/findings.md` is made.
public enum CatalogueMarkdown {
    /// Always the same text; ends with a line feed.
    public static func render() -> String {
        var text = """
            # Findings

            What `emsynth validate` and `emsynth protocols check` can find. This page is printed by \
            `emsynth explain --all --format markdown`; a test holds it equal. Codes are stable: reports, baselines and \
            tests rely on them. The severity is that of the catalogue; a severity file or a profile may change it.

            ## Kinds of corruption

            Each kind has a code of its own, and a mutation of a clean data set that fires it alone.

            | no. | a data set with | code |
            |---:|---|---|

            """
        for kind in Corruption.allCases {
            text += "| \(kind.rawValue) | \(kind.title) | `\(kind.code)` |\n"
        }
        var area = ""
        for code in FindingCode.allCases {
            if code.area != area {
                area = code.area
                text +=
                    "\n## \(area)\n\n| code | severity | what is found | what it means | for example | what to do |\n|---|---|---|---|---|---|\n"
            }
            let entry = code.entry
            text += "| `\(code)` | \(entry.severity.rawValue) | \(cell(entry.title)) | \(cell(entry.meaning)) "
            text += "| \(cell(code.example)) | \(cell(entry.remedy)) |\n"
        }
        return text
    }

    private static func cell(_ text: String) -> String { text.split(separator: "|").joined(separator: "\\|") }
}
