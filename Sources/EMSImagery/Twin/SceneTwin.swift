public import EMSReproducibility

/// A scene that differs from another in one fact: the value of one attribute of an object that both have.
public struct SceneTwin: Sendable {
    public var scene: FrameScene
    /// Object id.
    public var object: String
    public var attribute: String
    /// In `scene`.
    public var value: String
    /// In the other one.
    public var instead: String

    /// Looks for a counterfactual of a scene; nil where none of those that are known changes exactly one fact.
    ///
    /// - Parameter random: decides which fact is changed, and to what.
    public init?(of scene: FrameScene, facts: FrameFacts, random: RandomSubstream) {
        var random = random
        for changed in facts.counterfactuals(&random) {
            let other = FrameScene(facts: changed)
            let differences = Self.differences(scene, other)
            guard differences.count == 1, let found = differences.first else { continue }
            self = SceneTwin(
                scene: other, object: found.object, attribute: found.attribute, value: found.there, instead: found.here)
            return
        }
        return nil
    }

    private init(scene: FrameScene, object: String, attribute: String, value: String, instead: String) {
        self.scene = scene
        self.object = object
        self.attribute = attribute
        self.value = value
        self.instead = instead
    }

    private struct Difference {
        var object: String
        var attribute: String
        var here: String
        var there: String
    }

    /// Between objects that both scenes have. An attribute that only one of them states counts twice: nothing can be
    /// asked about it.
    private static func differences(_ here: FrameScene, _ there: FrameScene) -> [Difference] {
        var result: [Difference] = []
        for object in here.objects {
            guard let other = there.objects.first(where: { $0.id == object.id }) else { continue }
            for attribute in object.attributes {
                let value = other.attributes.first { $0.name == attribute.name }?.value
                if value == attribute.value { continue }
                let difference = Difference(
                    object: object.id, attribute: attribute.name, here: attribute.value, there: value ?? "")
                result += value == nil ? [difference, difference] : [difference]
            }
            for attribute in other.attributes where !object.attributes.contains(where: { $0.name == attribute.name }) {
                let difference = Difference(
                    object: object.id, attribute: attribute.name, here: "", there: attribute.value)
                result += [difference, difference]
            }
        }
        return result
    }
}
