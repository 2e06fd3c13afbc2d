import EMSExport
import EMSModel
import Testing

struct TextFormTests {
    @Test func `seconds are exact decimals`() {
        #expect(SessionTime(nanoseconds: 344_603_000_000).decimalSeconds == "344.603")
        #expect(SessionTime(nanoseconds: 1).decimalSeconds == "0.000000001")
        #expect(SessionTime(nanoseconds: 2_000_000_000).decimalSeconds == "2")
        #expect(SessionTime(nanoseconds: -1_500_000_000).fixedSeconds == "-1.500000000")
    }

    @Test func `numbers that are no counts have a fraction`() {
        let row = LoaderJSON.object([("t", .time(.seconds(3))), ("v", .number(1)), ("n", .integer(1))])
        #expect(row.text == #"{"t": 3.0, "v": 1.0, "n": 1}"#)
    }

    @Test func `line ends and quotes in texts do not end a line`() {
        #expect(LoaderJSON.string("a\"\\\n\u{2028}\u{1}é").text == #""a\"\\\n\u2028\u0001é""#)
    }

    @Test func `a spreadsheet takes no field for a formula`() {
        #expect(CSVField.text("=1+1") == "'=1+1")
        #expect(CSVField.text("@SUM(A1)") == "'@SUM(A1)")
        #expect(CSVField.text("-1.5") == "-1.5")
        #expect(CSVField.text("-so, yes") == "\"'-so, yes\"")
        #expect(CSVField.text("say \"hm\"") == "\"say \"\"hm\"\"\"")
    }

    @Test func `words are separated by single spaces whatever they were`() {
        #expect("a\u{A0}b\r\n\tc  d ".singleLine == "a b c d")
    }

    @Test func `runs go down the columns and begin with the background`() {
        // Two rows of three pixels; object 7 is the middle column and the lower right pixel.
        let runs = RunLengths(of: 7, in: [0, 7, 0, 0, 7, 7], width: 3, height: 2)
        #expect(runs.area == 3)
        // Counts 2, 2, 1, 1, the last as difference to the second: -1.
        #expect(runs.compressed == "221O")
    }
}
