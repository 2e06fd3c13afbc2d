import EMSDiagnostics
import EMSModel

enum ContactReader {
    /// - Parameter base: what stands where the file is silent; nil for the protocol's own contact, which must name a
    ///   rhythm.
    static func contact(_ node: KnowledgeNode, _ report: FileReport, base: ContactVitals? = nil) -> ContactVitals {
        let mapping = MappingReader(node, "\"contact\"", report)
        var contact = base ?? ContactVitals()
        for quantity in PhysiologyQuantity.allCases {
            guard let node = mapping.optional(quantity.rawValue) else { continue }
            contact.ranges[quantity] = report.range(node, quantity.rawValue, in: quantity.plausibleRange)
        }
        if let node = base == nil ? mapping.required("rhythm") : mapping.optional("rhythm") {
            contact.rhythms = mapping.weights(node, "rhythm")
        }
        contact.hasPulse = mapping.flag("pulse", default: contact.hasPulse)
        contact.isSeizing = mapping.flag("seizing", default: contact.isSeizing)
        contact.driftPerMinute.merge(mapping.drift("drift_per_minute")) { _, new in new }
        mapping.finish()
        if contact.hasPulse, let rhythm = contact.rhythms.first(where: { !$0.value.canPerfuse }) {
            report.add(
                .condition, "there is a pulse, but \(rhythm.value.rawValue) moves no blood",
                at: mapping.node["rhythm"] ?? node, remedy: "Write `pulse: false`, or another rhythm.")
        }
        return contact
    }
}
