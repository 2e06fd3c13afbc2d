import EMSManifest

/// What is known of a frame, as facets with values: its `kind`, and the attributes of what is seen in it, such as
/// `torso.pads`.
enum FrameTruth {
    static let kind = "kind"

    /// The value of each facet. Where several objects of a label differ in an attribute, nothing is said of it; nothing
    /// is known of a recorded frame.
    static func values(of frame: FrameRecord) -> [String: String] {
        guard frame.recorded == nil else { return [:] }
        var values = [kind: frame.kind]
        var disputed: Set<String> = []
        for object in frame.objects {
            guard case .object(let attributes)? = frame.scene?["attributes"]?[object.id] else { continue }
            for (name, value) in attributes {
                guard case .string(let value) = value else { continue }
                let facet = "\(object.label).\(name)"
                if let other = values.updateValue(value, forKey: facet), other != value { disputed.insert(facet) }
            }
        }
        for facet in disputed { values[facet] = nil }
        return values
    }
}

/// A label as a facet and a value: `torso.pads=correct`. One without `=` is a kind of frame.
struct FacetLabel: Hashable {
    let facet: String
    let value: String

    init(_ label: String) {
        let parts = label.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        facet = parts.count == 2 ? String(parts[0]) : FrameTruth.kind
        value = String(parts[parts.count - 1])
    }
}
