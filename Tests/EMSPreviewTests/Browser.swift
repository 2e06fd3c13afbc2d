import Foundation

/// Chromium without a window, if it is installed.
enum Browser {
    static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// The document as it stands after its script has run.
    static func document(of html: Data, hash: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "emsynth-browser-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let page = folder.appending(path: "page.html")
        let result = folder.appending(path: "dom.html")
        try html.write(to: page)
        _ = FileManager.default.createFile(atPath: result.path, contents: nil)
        let process = Process()
        process.executableURL = URL(filePath: path ?? "")
        process.arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--user-data-dir=\(folder.path)/profile", "--autoplay-policy=no-user-gesture-required",
            "--virtual-time-budget=20000", "--dump-dom", "file://\(page.path)#\(hash)",
        ]
        process.standardOutput = try FileHandle(forWritingTo: result)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try String(contentsOf: result, encoding: .utf8)
    }
}
