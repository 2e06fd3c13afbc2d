import EMSAudio
import EMSManifest
import EMSReproducibility
import Foundation

/// Reads a folder of the user's own recordings and refuses, before anything is built, what cannot be used.
struct OwnFolder {
    static let sampleRates = 8_000...192_000

    let path: String
    let use: RecordingRecord.Use
    /// Of every file without a licence file of its own; nil where each must have one.
    let licence: String?

    private static let mostFiles = 10_000
    private static let noiseSeconds = 1.0...1_800
    private static let impulseSeconds = 0.005...10.0
    private static let foreign: Set<String> = ["aif", "aiff", "m4a", "mp3", "mp4", "ogg", "opus", "wma"]

    /// All WAV and FLAC files below the folder, by digest.
    ///
    /// - Throws: `BuildError`: `noInput` if there is no such folder, `badInput` for what is in it.
    func recordings() throws(BuildError) -> [OwnRecording] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue,
            let names = try? FileManager.default.subpathsOfDirectory(atPath: path)
        else { throw BuildError(.noInput, "there is no folder \(path)", remedy: "Name a folder of WAV or FLAC files.") }
        let visible = names.filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }.sorted()
        if let name = visible.first(where: { Self.foreign.contains(Self.extensionOf($0)) }) {
            throw BuildError(
                .badInput, "\(path)/\(name) is neither WAV nor FLAC",
                remedy: "Convert it, or take it out of the folder.")
        }
        let sounds = visible.filter { ["wav", "flac"].contains(Self.extensionOf($0)) }
        guard !sounds.isEmpty else {
            throw BuildError(.badInput, "\(path) holds no WAV or FLAC file", remedy: "Name the folder they are in.")
        }
        guard sounds.count <= Self.mostFiles else {
            throw BuildError(
                .badInput, "\(path) holds more than \(Self.mostFiles) files", remedy: "Name a smaller one.")
        }
        let licences = try OwnLicence.read(for: sounds, in: path, default: licence)
        var recordings: [OwnRecording] = []
        for (name, licence) in zip(sounds, licences) { recordings.append(try recording(name, licence)) }
        recordings.sort { $0.sha256 < $1.sha256 }
        try refuseTwice(recordings)
        return recordings
    }

    private func recording(_ name: String, _ licence: OwnLicence) throws(BuildError) -> OwnRecording {
        let file = "\(path)/\(name)"
        guard !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw BuildError(
                .badInput, "a file name in \(path) holds a control character", remedy: "Give the file another name.")
        }
        let bytes = try OwnRecording.read(file)
        let (samples, seconds) = try OwnRecording.samples(of: bytes, use: use, path: file)
        let allowed = use == .noise ? Self.noiseSeconds : Self.impulseSeconds
        guard allowed.contains(seconds) else {
            throw BuildError(
                .badInput, "\(file) lasts \((seconds * 1000).rounded() / 1000) s",
                remedy: "A \(use == .noise ? "noise" : "response") may last from \(allowed.lowerBound) to "
                    + "\(allowed.upperBound) s: cut it, or take it out of the folder.")
        }
        var decay: Double?
        if use == .impulse {
            guard let impulse = RoomImpulse(recording: samples) else {
                throw BuildError(.badInput, "\(file) is silent", remedy: "Take it out of the folder.")
            }
            decay = impulse.decaySeconds
        }
        let sound = samples.withUnsafeBytes { ContentDigest(of: Data($0)).hexadecimal }
        return OwnRecording(
            path: file, use: use, name: name, sha256: ContentDigest(of: bytes).hexadecimal, soundSHA256: sound,
            licence: licence.identifier, attribution: licence.attribution, decaySeconds: decay)
    }

    /// The same sound under two names could come into two splits.
    private func refuseTwice(_ recordings: [OwnRecording]) throws(BuildError) {
        var known: [String: String] = [:]
        for recording in recordings {
            if let other = known.updateValue(recording.name, forKey: recording.soundSHA256) {
                let names = [other, recording.name].sorted()
                throw BuildError(
                    .badInput, "\(path)/\(names[0]) and \(names[1]) hold the same sound",
                    remedy: "Take one of them out of the folder.")
            }
        }
    }

    private static func extensionOf(_ name: String) -> String {
        name.split(separator: "/").last?.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last?
            .lowercased() ?? ""
    }
}
