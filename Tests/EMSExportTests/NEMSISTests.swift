import EMSExport
import Foundation
import Testing

struct NEMSISTests {
    private func exported(_ report: [String: Any]) throws -> String {
        let dataset = try WordsDataset(report: report)
        _ = try DatasetExporter(
            dataset: dataset.folder, output: dataset.output, formats: ["nemsis"], options: ExportOptions(),
            programVersion: "1"
        ).run()
        return try dataset.exported("nemsis/train/enc-000000.xml")
    }

    /// Without the white space between elements.
    private func packed(_ document: String) -> String {
        document.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined()
    }

    @Test func `elements of a row stand together and in the order of the standard`() throws {
        let document = packed(
            try exported([
                "eVitals.01": [["group": 0, "value": "2024-01-15T07:00:00+00:00"]],
                "eVitals.10": [["group": 1, "value": 80], ["group": 0, "value": 110]],
                "eVitals.16": [["group": 1, "value": 35, "attributes": ["ETCO2Type": "3340001"]]],
            ]))
        let rows = document.components(separatedBy: "<eVitals.VitalGroup>").dropFirst()
        #expect(rows.count == 2)
        #expect(rows[1].hasPrefix("<eVitals.01>2024-01-15T07:00:00+00:00</eVitals.01><eVitals.02>9923001</eVitals.02>"))
        #expect(rows[1].contains("<eVitals.10>110</eVitals.10>"))
        #expect(rows[1].contains("<eVitals.16 xsi:nil=\"true\" NV=\"7701003\"/>"))
        #expect(rows[2].contains("<eVitals.16 ETCO2Type=\"3340001\">35</eVitals.16>"))
    }

    @Test func `what was not given stands alone with the reason`() throws {
        let document = packed(
            try exported([
                "eMedications.01": [["group": 0, "value": "2024-01-15T07:00:00+00:00"]],
                "eMedications.03": [["group": 0, "value": "4917", "pn": "8801001"]],
            ]))
        #expect(document.contains("<eMedications.03 PN=\"8801001\">4917</eMedications.03>"))
        #expect(document.contains("<eMedications.01 xsi:nil=\"true\" NV=\"7701001\"/>"))
        #expect(document.contains("<eMedications.02 xsi:nil=\"true\" NV=\"7701001\"/>"))
    }

    @Test func `nothing given, done or measured is an empty row`() throws {
        let document = packed(try exported([:]))
        for section in ["eVitals.VitalGroup", "eMedications.MedicationGroup", "eProcedures.ProcedureGroup"] {
            #expect(document.components(separatedBy: "<\(section)>").count == 2)
        }
        #expect(!document.contains("eCrew"))
        #expect(document.contains("<eTimes.06 xsi:nil=\"true\" NV=\"7701003\"/>"))
        #expect(document.contains("<eArrest.12 xsi:nil=\"true\" NV=\"7701001\"/>"))
    }

    @Test func `who died where he lay was taken nowhere`() throws {
        let document = packed(
            try exported([
                "eArrest.01": [["group": 0, "value": "3001003"]],
                "eArrest.15": [["group": 0, "value": "2024-01-15T07:38:10+00:00"]],
                "eArrest.16": [["group": 0, "value": "3016003"]], "eArrest.18": [["group": 0, "value": "3018003"]],
                "eDisposition.19": [["group": 0, "value": "4219009"]],
                "eDisposition.30": [["group": 0, "value": "4230013"]],
            ]))
        #expect(
            document.contains(
                "<eArrest.15>2024-01-15T07:38:10+00:00</eArrest.15><eArrest.16>3016003</eArrest.16>"
                    + "<eArrest.17 xsi:nil=\"true\" NV=\"7701001\"/><eArrest.18>3018003</eArrest.18>"))
        #expect(document.contains("<eDisposition.30>4230013</eDisposition.30>"))
        #expect(document.contains("<eDisposition.19>4219009</eDisposition.19>"))
        for element in ["eTimes.11", "eTimes.12", "eDisposition.17", "eDisposition.21", "eDisposition.24"] {
            #expect(document.contains("<\(element) xsi:nil=\"true\" NV=\"7701001\"/>"), "\(element)")
        }
    }

    @Test func `none at all is a pertinent negative without a value`() throws {
        let document = packed(try exported(["eHistory.06": [["group": 0, "pn": "8801013"]]]))
        #expect(document.contains("<eHistory.06 xsi:nil=\"true\" PN=\"8801013\"/>"))
    }

    @Test func `procedures without a public code are left to the narrative`() throws {
        let document = packed(
            try exported([
                "eProcedures.03": [["group": 0, "value": "log_roll"], ["group": 1, "value": "392230005"]],
                "narrative": [["text": "Log roll at 07:00.", "beats": []], ["text": "Then a & b < c.", "beats": []]],
            ]))
        #expect(!document.contains("log_roll"))
        #expect(document.components(separatedBy: "<eProcedures.ProcedureGroup>").count == 2)
        #expect(
            document.contains(
                "<eNarrative.01>Synthetic. Log roll at 07:00. Then a &amp; b &lt; c.</eNarrative.01>"))
    }

    @Test func `doses have no exponent and no more digits than the standard`() throws {
        let values: [Any] = [0.00004, 0.3, 12.5, 1000, 2.0006]
        let entries = values.enumerated().map { ["group": $0.offset, "value": $0.element] as [String: Any] }
        let document = packed(try exported(["eMedications.05": entries]))
        for text in ["0", "0.3", "12.5", "1000", "2.001"] {
            #expect(document.contains("<eMedications.05>\(text)</eMedications.05>"))
        }
    }
}
