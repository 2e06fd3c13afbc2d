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

    /// Text of a data set without characters that steer a terminal.
    static func plain(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            plain.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
        }
        return String(plain)
    }

    static var errorIsTerminal: Bool { isatty(2) != 0 }
}
