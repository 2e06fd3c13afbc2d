import EMSModel

/// Turns a byte of a text into line and column, both from 1; columns count bytes.
struct SourcePlace: Sendable {
    /// The line of the file at which the text starts.
    let firstLine: Int
    /// Offsets at which the second and later lines start.
    private let lineStarts: [Int]

    init(firstLine: Int, bytes: [UInt8]) {
        self.firstLine = firstLine
        lineStarts = bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    }

    func place(of offset: Int) -> (line: Int, column: Int) {
        let later = lineStarts.partitioningIndex { $0 > offset }
        return (firstLine + later, offset - (later == 0 ? 0 : lineStarts[later - 1]) + 1)
    }
}
