import Foundation

/// Standard output for results, standard error for progress and diagnostics.
enum Console {
    static func print(_ text: String) { write(text + "\n", to: .standardOutput) }

    static func error(_ text: String) { write(text + "\n", to: .standardError) }

    /// Without a line feed.
    static func write(_ text: String, to handle: FileHandle) {
        // A reader that has gone away (`| head`) is no error worth a message.
        try? handle.write(contentsOf: Data(text.utf8))
    }

    static var errorIsTerminal: Bool { isatty(2) != 0 }
}
