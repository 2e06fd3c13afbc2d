/// Turns a byte of a text into line and column, both from 1; columns count bytes.
struct SourcePlace {
    let firstLine: Int
    let bytes: [UInt8]

    func place(of offset: Int) -> (line: Int, column: Int) {
        var line = firstLine
        var lineStart = 0
        for index in 0..<min(offset, bytes.count) where bytes[index] == 0x0A {
            line += 1
            lineStart = index + 1
        }
        return (line, offset - lineStart + 1)
    }
}
