import EMSManifest
import EMSModel
import Foundation

/// BRAT standoff: a turn a line, mentions as text-bound annotations with assertion, status and code.
struct BratFormat: ExportFormat {
    static let name = "brat"
    static let summary = "BRAT standoff: mentions of vital signs, drugs, findings in the words"
    static let needs: Set<ExportNeed> = []
    static let loader = ExportLoader(
        [],
        """
        import glob

        for path in sorted(glob.glob("brat/*/*.ann")):
            text = open(path.replace(".ann", ".txt"), encoding="utf-8", newline="").read()
            for line in open(path, encoding="utf-8"):
                if line.startswith("T"):
                    number, span, quoted = line.rstrip("\\n").split("\\t")
                    kind, start, end = span.split()
                    assert text[int(start):int(end)] == quoted
                    print(path, kind, quoted)
        """)

    private let folder: ExportFolder

    init(_ context: ExportContext) throws {
        folder = context.folder
        try folder.write(Data(Self.configuration.utf8), to: "annotation.conf")
    }

    mutating func add(_ encounter: ExportEncounter) throws {
        var text = ""
        var annotations = ""
        // In Unicode scalars, which is what the format counts.
        var offset = 0
        var number = 0
        var notes = 0
        for turn in try encounter.turns() {
            let scalars = turn.text.unicodeScalars.map(Self.inLine)
            for mention in turn.mentions {
                guard mention.start >= 0, mention.end <= scalars.count, mention.start < mention.end else {
                    throw ExportError(.unreadable, "\(encounter.id), turn \(turn.id): a mention lies outside the text")
                }
                number += 1
                let quoted = String(String.UnicodeScalarView(scalars[mention.start..<mention.end]))
                let span = "\(offset + mention.start) \(offset + mention.end)"
                annotations += "T\(number)\t\(mention.kind.rawValue) \(span)\t\(quoted)\n"
                annotations += "A\(2 * number - 1)\tassertion T\(number) \(mention.assertion.rawValue)\n"
                annotations += "A\(2 * number)\tstatus T\(number) \(mention.status.rawValue)\n"
                if let code = mention.code {
                    notes += 1
                    annotations += "N\(notes)\tReference T\(number) \(code)\t\(quoted)\n"
                }
            }
            text += String(String.UnicodeScalarView(scalars)) + "\n"
            offset += scalars.count + 1
        }
        try folder.write(Data(text.utf8), to: "\(encounter.split)/\(encounter.id).txt")
        try folder.write(Data(annotations.utf8), to: "\(encounter.split)/\(encounter.id).ann")
        folder.count("mentions", by: number)
    }

    /// A turn is a line for every reader, and offsets stay as they are.
    private static func inLine(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let breaksLines = [.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
        return breaksLines ? " " : scalar
    }

    private static var configuration: String {
        let kinds = MentionKinds.all.joined(separator: "\n")
        return """
            [entities]
            \(kinds)

            [relations]

            [events]

            [attributes]
            assertion\tArg:<ENTITY>, Value:present|absent|possible|historical
            status\tArg:<ENTITY>, Value:current|past|reported|error
            """ + "\n"
    }
}
