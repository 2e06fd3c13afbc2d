import EMSDiagnostics
import EMSManifest
import EMSModel

/// The texts that a recipe puts beside a still and its twin belong together (`docs/dataset.md`, pairs): each stands there
/// once, both are asked the same, what is true of one is the hard negative of the other, and captions list what they name.
///
/// Measured over 993 twins and their texts: without an exception.
struct PairSetRules {
    let pairs: [Located<PairRecord>]
    let frames: [Located<FrameRecord>]
    let recipe: JSONValue?

    func check(findings: inout [Finding]) {
        guard recipe?["pairs"] != nil, !pairs.isEmpty else { return }
        let known = findings.count
        checkTwice(&findings)
        checkExchanged(&findings)
        checkPeople(&findings)
        checkBeginnings(&findings)
        checkFacts(&findings)
        // Of a text that breaks several rules the first is told.
        let path = pairs.first?.path
        var told = Set(findings[..<known].lazy.filter { $0.path == path }.compactMap(\.line))
        findings[known...] = findings[known...].filter { $0.line.map { told.insert($0).inserted } ?? true }[...]
        // Texts of other frames, and twins that are none, lack others for that reason.
        guard !findings.contains(where: { $0.code.area == "frame" || $0.code.area == "identity" }) else { return }
        let fits = findings.count
        checkBothWays(&findings)
        if findings.count == fits { checkMissing(&findings) }
    }

    private struct Text: Hashable {
        var frame: Int
        var style: PairRecord.Style
        var text: String
        var isTrue: Bool
        /// Turns may say the same twice.
        var turnID: String?
    }

    private func checkTwice(_ findings: inout [Finding]) {
        var seen: [Text: String] = [:]
        for row in pairs {
            let pair = row.record
            let text = Text(
                frame: pair.frame, style: pair.style, text: pair.text, isTrue: pair.isTrue, turnID: pair.turnID)
            guard let first = seen[text] else {
                seen[text] = pair.id
                continue
            }
            note(row, .identity(.duplicateID), "\(first) is the same text of the same frame", "text", &findings)
        }
    }

    /// What is said to be false of a frame is not said to be true of it.
    private func checkBothWays(_ findings: inout [Finding]) {
        func text(_ pair: PairRecord) -> Text {
            Text(frame: pair.frame, style: pair.style, text: pair.text, isTrue: false, turnID: pair.turnID)
        }
        let denied = Dictionary(
            pairs.lazy.filter { !$0.record.isTrue }.map { (text($0.record), $0.record.id) },
            uniquingKeysWith: { first, _ in first })
        for row in pairs where row.record.isTrue {
            guard let other = denied[text(row.record)] else { continue }
            note(row, .frame(.pairTruth), "\(other) is the same text of the same frame, and false", "text", &findings)
        }
    }

    /// A false caption says the value that is not true, and the true one beside it the one that is. Where that one does not
    /// say what it lists, it has been named.
    private func checkExchanged(_ findings: inout [Finding]) {
        let path = pairs.first?.path
        let named = Set(
            findings.lazy.filter { $0.code == .frame(.pairTruth) && $0.path == path }.compactMap(\.line))
        let truths = Dictionary(
            pairs.lazy.filter(\.record.isTrue).map { (Place(of: $0.record), $0) },
            uniquingKeysWith: { first, _ in first })
        for row in pairs where !row.record.isTrue && Self.captions.contains(row.record.style) {
            let pair = row.record
            guard let changed = pair.changed, let truth = truths[Place(of: pair)],
                let fact = truth.record.facts.first(where: {
                    $0.object == changed.object && $0.attribute == changed.attribute
                }),
                truth.record.text.holdsWord(changed.value), !pair.text.holdsWord(changed.value),
                !truth.record.text.holdsWord(fact.value),
                !(truth.finding(.frame(.pairTruth), "").line.map(named.contains) ?? false)
            else { continue }
            note(
                row, .frame(.pairTruth),
                "is to say \"\(changed.value.prefix(40))\", which \(truth.record.id) says that is to be true",
                "text", &findings)
        }
    }

    /// What is true of a frame begins as its scene puts it, and goes on with what else is seen. Measured over 2,810 texts: all.
    private func checkBeginnings(_ findings: inout [Finding]) {
        // Where the scene itself is put wrongly, that has been said.
        let path = frames.first?.path
        let wrong = Set(findings.lazy.filter { $0.path == path }.compactMap(\.line))
        let scenes = Dictionary(
            frames.lazy.filter { row in
                row.record.recorded == nil
                    && (wrong.isEmpty || !(row.finding(.frame(.pairTruth), "").line.map(wrong.contains) ?? false))
            }.map { ($0.record.index, $0.record.scene) },
            uniquingKeysWith: { first, _ in first })
        for row in pairs where row.record.isTrue && (row.record.style == .short || row.record.style == .full) {
            let pair = row.record
            guard case .string(let caption)? = scenes[pair.frame]??["captions"]?[pair.style.rawValue],
                !pair.text.hasPrefix(caption.hasSuffix(".") ? String(caption.dropLast()) : caption)
            else { continue }
            note(
                row, .frame(.pairTruth), "does not begin as the scene is put: \"\(caption.prefix(80))\"", "text",
                &findings)
        }
    }

    /// Texts tell of nobody whom the captions of the scenes do not show: a call has one patient.
    private func checkPeople(_ findings: inout [Finding]) {
        let shown = frames.reduce(into: Set<String>()) { people, row in
            guard row.record.recorded == nil, case .object(let captions)? = row.record.scene?["captions"] else {
                return
            }
            for case .string(let text) in captions.values { people.formUnion(Self.people(in: text)) }
        }
        guard !shown.isEmpty else { return }
        for row in pairs where row.record.style == .short || row.record.style == .full {
            guard let other = Self.people(in: row.record.text).subtracting(shown).min() else { continue }
            note(
                row, .cross(.patientMismatch),
                "tells of a \(other), the scenes show \(shown.sorted().joined(separator: " and "))", "text", &findings)
        }
    }

    private static func people(in text: String) -> Set<String> {
        let text = text.lowercased()
        return CaptionRules.people.filter(text.holdsWord)
    }

    /// Where texts of one style stand.
    private struct Place: Hashable {
        let frame: Int
        let style: PairRecord.Style

        init(of pair: PairRecord) { (frame, style) = (pair.frame, pair.style) }
    }

    /// The clinical caption names all that is stated, the others that whose value they say.
    private func checkFacts(_ findings: inout [Finding]) {
        let scenes = Dictionary(
            frames.map { ($0.record.index, $0.record.scene) }, uniquingKeysWith: { first, _ in first })
        for row in pairs where row.record.isTrue && Self.captions.contains(row.record.style) {
            let pair = row.record
            guard case .object(let objects)? = scenes[pair.frame]??["attributes"] else { continue }
            let listed = Set(pair.facts.map { "\($0.object) \($0.attribute)" })
            for (object, value) in objects.sorted(by: { $0.key < $1.key }) {
                guard case .object(let attributes) = value else { continue }
                let unlisted = attributes.sorted { $0.key < $1.key }.first { attribute, value in
                    guard case .string(let text) = value, !text.isEmpty else { return false }
                    return !listed.contains("\(object) \(attribute)")
                        && (pair.style == .clinical || pair.text.holds(text))
                }
                guard let unlisted else { continue }
                note(
                    row, .frame(.pairTruth), "\(unlisted.key) of \(object) is named, and not among the facts", "facts",
                    &findings)
                break
            }
        }
    }

    private static let captions: Set<PairRecord.Style> = [.short, .full, .clinical]

    private func checkMissing(_ findings: inout [Finding]) {
        let known = Dictionary(grouping: pairs, by: \.record.frame)
        var missing: [(row: Located<PairRecord>, message: String)] = []
        for frame in frames.map(\.record) {
            guard let twin = frame.twin, let first = known[twin.of], let second = known[frame.index] else { continue }
            for (own, other, index) in [(first, second, frame.index), (second, first, twin.of)] {
                for row in own {
                    if let message = Self.lack(of: row.record, in: other, index) { missing.append((row, message)) }
                }
            }
        }
        guard let first = missing.first else { return }
        let more = missing.count > 1 ? ", and \(missing.count - 1) more texts are missing" : ""
        findings.append(first.row.finding(.frame(.pairMissing), first.message + more, field: "text"))
    }

    /// What a frame's twin has not beside it that goes with this text.
    private static func lack(of pair: PairRecord, in other: [Located<PairRecord>], _ index: Int) -> String? {
        switch pair.style {
        case .question, .polar:
            return other.contains { $0.record.style == pair.style }
                ? nil : "frame \(index), the twin, is not asked this"
        case .short where pair.isTrue, .clinical where pair.isTrue:
            let isOwn = other.contains {
                $0.record.style == pair.style && $0.record.isTrue && $0.record.text == pair.text
            }
            let isNegative = other.contains {
                $0.record.style == pair.style && !$0.record.isTrue && $0.record.text == pair.text
            }
            return isOwn || isNegative ? nil : "it is no hard negative of frame \(index), the twin"
        default: return nil
        }
    }

    private func note(
        _ row: Located<PairRecord>, _ code: FindingCode, _ message: String, _ field: String,
        _ findings: inout [Finding]
    ) {
        findings.append(row.finding(code, message, field: field))
    }
}
