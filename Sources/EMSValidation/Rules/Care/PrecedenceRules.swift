import EMSDiagnostics
import EMSManifest
import EMSModel

/// What in a call that is made up cannot be before, or without, something else: a device is put on before it comes off and
/// before it shocks, an illness is suspected before it is ruled out, and a reading is taken before it is misread.
struct PrecedenceRules {
    let events: [Located<EventRecord>]
    let roles: [String: Role]

    func check(findings: inout [Finding]) {
        // What is put on at another time is told of by what is read of it.
        let isMoved = findings.contains { $0.code == .cross(.deviceStart) }
        let attached = attachments
        let suspected = Set(events.lazy.compactMap { Self.name($0.record.label, after: "suspected_") })
        let readings = Dictionary(
            events.lazy.filter { $0.record.type == .reading }
                .compactMap { row in row.record.readingID.map { ($0, row.record) } },
            uniquingKeysWith: { first, _ in first })
        for row in events {
            let event = row.record
            func note(_ code: FindingCode, _ message: String, _ field: String) {
                findings.append(
                    row.finding(code, message, field: field, timeNanoseconds: event.start.nanoseconds))
            }
            switch event.type {
            case .device where !isMoved && event.label.hasSuffix("_detached"):
                let name = String(event.label.dropLast("_detached".count))
                if let start = attached[name], start > event.start {
                    note(.cross(.deviceStart), "comes off before it is put on at \(start)", "start_ns")
                }
            case .shock where !isMoved:
                if let start = attached["pads"], start > event.start {
                    note(.cross(.deviceStart), "shocks before the pads are put on at \(start)", "start_ns")
                }
            case .protocolChange:
                if let name = Self.name(event.label, after: "ruled_out_"), !suspected.contains(name) {
                    note(.event(.label), "rules out \(name.prefix(80)), which nobody suspected", "label")
                }
            case .communication:
                if let fault = communicationFault(event, readings) { note(fault.code, fault.message, fault.field) }
            default: break
            }
        }
    }

    /// When each device was first put on.
    private var attachments: [String: SessionTime] {
        let starts = events.compactMap { row -> (String, SessionTime)? in
            guard row.record.type == .device, row.record.label.hasSuffix("_attached") else { return nil }
            return (String(row.record.label.dropLast("_attached".count)), row.record.start)
        }
        return Dictionary(starts, uniquingKeysWith: min)
    }

    private static func name(_ label: String, after prefix: String) -> String? {
        label.hasPrefix(prefix) ? String(label.dropFirst(prefix.count)) : nil
    }

    private func communicationFault(
        _ event: EventRecord, _ readings: [String: EventRecord]
    ) -> (code: FindingCode, message: String, field: String)? {
        if let actor = event.actor, let role = roles[actor] {
            if Self.byCrew.contains(event.label), !role.isCrew {
                return (.cross(.speaker), "\(actor), who is \(role.rawValue), cannot do that", "actor")
            }
            if event.label.hasPrefix("refused_"), role.isCrew || role.isRemote {
                return (.cross(.speaker), "\(actor), who is \(role.rawValue), has nothing to refuse", "actor")
            }
        }
        guard let misread = Self.name(event.label, after: "misread_"), let id = event.readingID,
            let reading = readings[id], let kind = reading.kind
        else { return nil }
        if misread != kind.rawValue {
            return (.event(.label), "misreads \(id), which is \(kind.rawValue)", "reading_id")
        }
        guard let value = event.value, value == reading.value else { return nil }
        return (.cross(.readingMismatch), "misreads \(id) as \(value), which is what it is", "value")
    }

    private static let byCrew: Set<String> = ["handoff", "radio_report", "impression"]
}
