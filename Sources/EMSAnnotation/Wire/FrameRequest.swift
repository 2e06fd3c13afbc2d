import EMSManifest
import EMSModel
import EMSReproducibility
import Foundation

/// What an annotator is told: first about the data set, then of one frame after the other. Nothing of it is truth.
enum FrameRequest {
    static let protocolName = "emsynth-annotate"
    static let protocolVersion: Int64 = 1

    /// - Parameter labels: what the data set knows the truth of.
    static func hello(dataset: String, folder: String, labels: [String]) throws -> [UInt8] {
        try line([
            "type": "hello", "protocol": .string(protocolName), "version": .integer(protocolVersion),
            "dataset": .string(dataset), "folder": .string(folder), "labels": .array(labels.map(JSONValue.string)),
        ])
    }

    /// - Parameter picture: the file itself, if the program is to get it through the pipe.
    static func frame(
        _ frame: FrameRecord, id: String, of encounter: EncounterRecord, file: String, picture: Data?
    ) throws -> [UInt8] {
        var members: [String: JSONValue] = [
            "type": "frame", "id": .string(id), "encounter": .string(encounter.id),
            "index": .integer(Int64(frame.index)), "t_ns": .integer(frame.time.nanoseconds),
            "path": .string(frame.path), "file": .string(file), "width": .integer(Int64(frame.width)),
            "height": .integer(Int64(frame.height)), "sha256": .string(frame.sha256),
        ]
        if let picture { members["png_base64"] = .string(picture.base64EncodedString()) }
        return try line(members)
    }

    private static func line(_ members: [String: JSONValue]) throws -> [UInt8] {
        [UInt8](try CanonicalJSON.encode(JSONValue.object(members)))
    }
}
