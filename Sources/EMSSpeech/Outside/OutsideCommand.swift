import EMSReproducibility
import Foundation

/// The command that starts an outside voice, and what identifies it.
///
/// The words are those the user typed, each an argument of its own: no shell reads them, and nothing of the data is
/// ever among them.
public struct OutsideCommand: Hashable, Sendable {
    /// Where the program was found.
    let executable: String
    let arguments: [String]
    /// 64 hexadecimal digits over the words, whereby a file counts by its bytes and a folder by its name: the same
    /// program, script and model have the same digest wherever they lie.
    public let digest: String

    /// - Parameter words: the program, by path or by a name that is looked up in `PATH`, and its arguments.
    /// - Throws: `SpeechError.voiceCommandMissing` when there is no such program.
    public init(_ words: [String]) throws(SpeechError) {
        guard let name = words.first, !name.isEmpty else {
            throw SpeechError(
                .voiceCommandMissing, message: "no command is named",
                remedy: "Write the program and its arguments after --voice-command.")
        }
        guard let path = Self.find(name) else {
            throw SpeechError(
                .voiceCommandMissing,
                message: "the voice command “\(name)” is not there, or is no program that may be run",
                remedy: "Give its path, or the interpreter first: --voice-command python3 \(name).")
        }
        executable = path
        arguments = Array(words.dropFirst())
        var lines = ""
        for word in [path] + arguments { lines += try Self.identity(of: word) + "\n" }
        digest = ContentDigest(of: lines).hexadecimal
    }

    private static func find(_ name: String) -> String? {
        let manager = FileManager.default
        let isProgram = { (path: String) in
            var isFolder: ObjCBool = false
            return manager.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
                && manager.isExecutableFile(atPath: path)
        }
        if name.contains("/") { return isProgram(name) ? name : nil }
        let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        return folders.split(separator: ":").map { "\($0)/\(name)" }.first(where: isProgram)
    }

    /// A word as it counts: the digest of the file it names, also behind `--option=`; else the word.
    private static func identity(of word: String) throws(SpeechError) -> String {
        if let digest = try digest(ofFile: word) { return "file \(digest)" }
        if let sign = word.firstIndex(of: "="),
            let digest = try digest(ofFile: String(word[word.index(after: sign)...]))
        {
            return "\(word[...sign]) file \(digest)"
        }
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: word, isDirectory: &isFolder), isFolder.boolValue {
            return "folder \(URL(filePath: word).lastPathComponent)"
        }
        return "word \(word)"
    }

    /// Nil for what is no regular file.
    private static func digest(ofFile path: String) throws(SpeechError) -> String? {
        let resolved = URL(filePath: path).resolvingSymlinksInPath().path
        let attributes = try? FileManager.default.attributesOfItem(atPath: resolved)
        guard !path.isEmpty, attributes?[.type] as? FileAttributeType == .typeRegular else { return nil }
        do {
            return try ContentDigest(ofFile: URL(filePath: resolved)).hexadecimal
        } catch {
            throw SpeechError(
                .voiceCommandMissing, message: "\(path), a part of the voice command, cannot be read",
                remedy: "Look at its permissions.")
        }
    }
}
