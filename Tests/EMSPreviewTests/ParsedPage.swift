import Foundation

/// A page taken apart as far as tests need it.
struct ParsedPage {
    let text: String

    init(_ html: Data) { text = String(decoding: html, as: UTF8.self) }

    /// The content of a data element.
    func data(_ id: String) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(content(id).utf8))
    }

    func encounter(_ number: Int = 0) throws -> [String: Any] {
        try data("encounter-\(number)") as? [String: Any] ?? [:]
    }

    func content(_ id: String) -> Substring {
        guard let mark = text.range(of: #"id="\#(id)">"#),
            let end = text.range(of: "</script>", range: mark.upperBound..<text.endIndex)
        else { return "" }
        return text[mark.upperBound..<end.lowerBound]
    }

    func count(of part: String) -> Int { text.components(separatedBy: part).count - 1 }
}
