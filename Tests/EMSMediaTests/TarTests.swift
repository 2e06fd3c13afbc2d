import EMSMedia
import Foundation
import Testing

struct TarTests {
    @Test func `members come back and the same members give the same bytes`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "emsynth-tar-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let members = [("a-1.txt", Data("word".utf8)), ("b/c.bin", Data(repeating: 7, count: 1500)), ("e", Data())]
        var archives: [Data] = []
        for name in ["one.tar", "two.tar"] {
            var writer = try TarWriter(path: folder.appending(path: name).path)
            for (name, bytes) in members { try writer.add(name, bytes) }
            try writer.finish()
            archives.append(try Data(contentsOf: folder.appending(path: name)))
        }
        #expect(archives[0] == archives[1])
        #expect(archives[0].count.isMultiple(of: 10_240))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["tar", "-xf", "one.tar"]
        process.currentDirectoryURL = folder
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        for (name, bytes) in members { #expect(try Data(contentsOf: folder.appending(path: name)) == bytes) }
    }

    @Test(arguments: ["", "../x", "/x", "a//b", String(repeating: "n", count: 101)])
    func `a name that cannot be kept is refused`(name: String) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "emsynth-tar-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var writer = try TarWriter(path: path)
        #expect(throws: MediaError.self) { try writer.add(name, Data()) }
    }
}
