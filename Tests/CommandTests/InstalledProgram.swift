import Foundation

/// A copy of the program as `scripts/install` lays it out: PREFIX/bin and PREFIX/share/emsynth.
struct InstalledProgram {
    let path: String

    init(_ folder: TemporaryFolder, withWorker: Bool) throws {
        let manager = FileManager.default
        let prefix = folder.url.appending(path: "prefix-\(UUID().uuidString)")
        let bin = prefix.appending(path: "bin")
        let share = prefix.appending(path: "share/emsynth")
        for item in [bin, share] { try manager.createDirectory(at: item, withIntermediateDirectories: true) }
        for name in ["emsynth"] + (withWorker ? ["emsynth-speech"] : []) {
            try manager.copyItem(at: BuiltProgram.folder.appending(path: name), to: bin.appending(path: name))
        }
        for name in ["protocols", "assets"] {
            try manager.copyItem(at: BuiltProgram.root.appending(path: name), to: share.appending(path: name))
        }
        path = bin.appending(path: "emsynth").path
    }
}
