import Foundation

/// Chromium without a window, if it is installed. It runs in real time: a clock that jumps ahead while nothing happens,
/// as `--virtual-time-budget` gives it, leaves behind the sound that the page waits for.
enum Browser {
    static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// The document as it stands once it is loaded and `condition`, an expression of the page's language, holds; or as
    /// it stands after a minute, if the condition never holds.
    static func document(of html: Data, hash: String, once condition: String = "true") throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "emsynth-browser-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let page = folder.appending(path: "page.html")
        try html.write(to: page)

        let window = try DevTools(browser: path ?? "", profile: folder.appending(path: "profile"))
        defer { window.close() }
        let target = try window.call("Target.createTarget", ["url": "file://\(page.path)#\(hash)"])
        let session = try window.call("Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
        let look = """
            new Promise((done) => {
              const show = () => done(document.documentElement.outerHTML);
              const isReady = () => location.protocol === "file:" && document.readyState === "complete" && (\(condition));
              const look = () => isReady() ? show() : setTimeout(look, 50);
              setTimeout(show, 60000);
              look();
            })
            """
        while true {
            do {
                let answer = try window.call(
                    "Runtime.evaluate", ["expression": look, "awaitPromise": true, "returnByValue": true],
                    session: session["sessionId"] as? String)
                guard let value = (answer["result"] as? [String: Any])?["value"] as? String else {
                    throw DevTools.Failure(message: "\(answer)")
                }
                return value
            } catch let failure as DevTools.Failure where failure.isOfNavigation {
                // The empty page that a window begins with was asked; its successor is asked next.
            }
        }
    }
}

/// A browser that is spoken to in the Chrome DevTools Protocol, JSON messages that end in a zero byte, over two pipes.
private final class DevTools {
    struct Failure: Error {
        var message: String

        var isOfNavigation: Bool { message.contains("navigated") || message.contains("context was destroyed") }
    }

    private let process = Process()
    private let requests = Pipe()
    private let answers = Pipe()
    private var unread = Data()
    private var lastIdentifier = 0

    init(browser: String, profile: URL) throws {
        // The browser reads from descriptor 3 and writes to 4, which only a shell can give it.
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c", #"exec "$0" "$@" 3<&0 4>&1 >/dev/null 2>&1 </dev/null"#, browser,
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe",
            "--user-data-dir=\(profile.path)", "--autoplay-policy=no-user-gesture-required", "about:blank",
        ]
        process.standardInput = requests
        process.standardOutput = answers
        try process.run()
    }

    /// Calls a method and waits for its result.
    func call(_ method: String, _ parameters: [String: Any], session: String? = nil) throws -> [String: Any] {
        lastIdentifier += 1
        var request: [String: Any] = ["id": lastIdentifier, "method": method, "params": parameters]
        request["sessionId"] = session
        try requests.fileHandleForWriting.write(contentsOf: JSONSerialization.data(withJSONObject: request) + [0])
        while true {
            let message = try JSONSerialization.jsonObject(with: nextMessage()) as? [String: Any] ?? [:]
            guard message["id"] as? Int == lastIdentifier else { continue }
            if let problem = message["error"] { throw Failure(message: "\(problem)") }
            return message["result"] as? [String: Any] ?? [:]
        }
    }

    func close() {
        process.terminate()
        process.waitUntilExit()
    }

    private func nextMessage() throws -> Data {
        while true {
            if let end = unread.firstIndex(of: 0) {
                defer { unread = Data(unread[(end + 1)...]) }
                return Data(unread[..<end])
            }
            let more = answers.fileHandleForReading.availableData
            guard !more.isEmpty else { throw Failure(message: "The browser ended.") }
            unread += more
        }
    }
}
