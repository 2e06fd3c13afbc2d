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
    static func plain(_ text: String, keepsLines: Bool = false) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isHarmless = scalar.properties.generalCategory != .control || (keepsLines && scalar == "\n")
            plain.append(isHarmless ? scalar : "\u{FFFD}")
        }
        return String(plain)
    }

    static var errorIsTerminal: Bool { isatty(2) != 0 }
}
