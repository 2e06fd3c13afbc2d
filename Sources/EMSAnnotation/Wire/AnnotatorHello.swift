import EMSManifest

/// The first line of an annotator: who it is, what it scores, and how many frames it wants at a time.
struct AnnotatorHello {
    static let batchLimit = 1024

    let annotator: AnnotatorRecord
    /// So many frames may be unanswered.
    let batch: Int

    init(_ line: [UInt8]) throws(AnnotationError) {
        let what = "the annotator's first line"
        let hello = try WireText.object(
            line, type: "hello", members: ["name", "version", "labels", "batch"], what: what)
        func text(_ key: String) throws(AnnotationError) -> String {
            guard let text = hello[key]?.string, WireText.isPlain(text) else {
                throw AnnotationError(.badAnswer, "\(what) has no \"\(key)\", or one that is no plain text")
            }
            return text
        }
        let (name, version) = (try text("name"), try text("version"))
        guard let elements = hello["labels"]?.elements, (1...10_000).contains(elements.count) else {
            throw AnnotationError(.badAnswer, "\(what) has no list of \"labels\"")
        }
        var labels: [String] = []
        var seen: Set<String> = []
        for element in elements {
            guard let label = element.string, WireText.isPlain(label) else {
                throw AnnotationError(.badAnswer, "\(what) has a label that is no plain text")
            }
            guard seen.insert(label).inserted else {
                throw AnnotationError(.badAnswer, "\(what) has the label \"\(WireText.shown(label))\" twice")
            }
            labels.append(label)
        }
        annotator = AnnotatorRecord(name: name, version: version, labels: labels)
        guard let value = hello["batch"] else {
            batch = 1
            return
        }
        guard let number = value.integer, (1...Int64(Self.batchLimit)).contains(number) else {
            throw AnnotationError(.badAnswer, "\(what) has a \"batch\" that is not in 1 ... \(Self.batchLimit)")
        }
        batch = Int(number)
    }
}
