import EMSReproducibility
import Foundation

/// `SHA256SUMS` of an export, as `sha256sum --check` reads it: a line for each file but itself and `export.json`, in order of
/// the bytes of their paths.
enum ExportSums {
    static let fileName = "SHA256SUMS"

    /// - Throws: what reading files throws.
    static func text(of folder: String) throws -> String {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter { $0 != fileName && $0 != ExportFolder.recordName && isFile("\(folder)/\($0)") }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return try names.map { name in
            let digest = try ContentDigest(ofFile: URL(fileURLWithPath: "\(folder)/\(name)"))
            return "\(digest.hexadecimal)  \(name)\n"
        }.joined()
    }

    private static func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }
}
