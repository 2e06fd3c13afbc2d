import EMSManifest
import EMSReproducibility

/// The user's own recordings that take part in a build: noises of the ladder, and impulse responses of rooms.
public struct OwnMaterial: Hashable, Sendable {
    /// By digest.
    public private(set) var noise: [OwnRecording] = []
    public private(set) var impulses: [OwnRecording] = []
    /// Whether they stand in the place of the scenes and rooms of the recipe rather than beside them.
    public let isNoiseAlone: Bool
    public let areRoomsAlone: Bool

    /// Reads and checks both folders.
    ///
    /// - Parameters:
    ///   - noiseFolder, impulseFolder: nil for none.
    ///   - licence: of files that have no licence file.
    /// - Throws: `BuildError`, before anything is built.
    public init(
        noiseFolder: String?, impulseFolder: String?, licence: String? = nil, isNoiseAlone: Bool = false,
        areRoomsAlone: Bool = false
    ) throws(BuildError) {
        self.isNoiseAlone = isNoiseAlone
        self.areRoomsAlone = areRoomsAlone
        if let noiseFolder {
            noise = try OwnFolder(path: noiseFolder, use: .noise, licence: licence).recordings()
        }
        if let impulseFolder {
            impulses = try OwnFolder(path: impulseFolder, use: .impulse, licence: licence).recordings()
        }
    }

    /// As it stands in the recipe of a data set, which it is a part of: contents, names and licences, no folder.
    var recipeValue: JSONValue {
        var members: [String: JSONValue] = [:]
        if !noise.isEmpty { members["noise"] = Self.value(noise, isAlone: isNoiseAlone) }
        if !impulses.isEmpty { members["rooms"] = Self.value(impulses, isAlone: areRoomsAlone) }
        return .object(members)
    }

    private static func value(_ recordings: [OwnRecording], isAlone: Bool) -> JSONValue {
        [
            "alone": .bool(isAlone),
            "files": .array(
                recordings.map { recording in
                    var members: [String: JSONValue] = [
                        "name": .string(recording.name), "sha256": .string(recording.sha256),
                        "license": .string(recording.licence),
                    ]
                    members["attribution"] = recording.attribution.map { .string($0) }
                    return .object(members)
                }),
        ]
    }
}
