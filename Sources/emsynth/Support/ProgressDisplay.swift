import Foundation

/// Shows how far a long command is: a bar that is redrawn on a terminal, plain lines elsewhere.
struct ProgressDisplay {
    private let isTerminal = Console.errorIsTerminal
    private let started = Date()
    private var lastShown = Date.distantPast
    private let unit: String

    init(unit: String) { self.unit = unit }

    /// - Parameters:
    ///   - before: how many were done when the command began; they do not count for the rate.
    ///   - detail: what else there is to say, such as the length of the sessions made.
    mutating func show(done: Int, before: Int, total: Int?, detail: String = "") {
        let now = Date()
        let isLast = done == total
        // Ten times a second is enough for eyes, every five seconds for a log.
        guard isLast || now.timeIntervalSince(lastShown) >= (isTerminal ? 0.1 : 5) else { return }
        lastShown = now
        let elapsed = now.timeIntervalSince(started)
        let rate = elapsed > 0.5 ? Double(done - before) / elapsed : 0
        var text = total.map { "\(done)/\($0) \(unit)" } ?? "\(done) \(unit)"
        if rate > 0 { text += ", \(Self.oneDecimal(rate)) a second" }
        if let total, rate > 0, !isLast { text += ", \(Self.clock(Double(total - done) / rate)) left" }
        if !detail.isEmpty { text += ", \(detail)" }
        if isTerminal {
            let width = 24
            let filled = total.map { $0 == 0 ? width : width * done / $0 } ?? 0
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
            Console.write("\r\u{1B}[2K\(bar) \(text)", to: .standardError)
        } else {
            Console.error(text)
        }
    }

    /// Leaves the bar's line.
    func finish() {
        if isTerminal { Console.write("\r\u{1B}[2K", to: .standardError) }
    }

    /// A line that does not get mixed up with the bar.
    func note(_ text: String) {
        finish()
        Console.error(text)
    }

    static func oneDecimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    static func clock(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded())
        let padded = whole % 60 < 10 ? "0\(whole % 60)" : "\(whole % 60)"
        return "\(whole / 60):\(padded)"
    }
}
