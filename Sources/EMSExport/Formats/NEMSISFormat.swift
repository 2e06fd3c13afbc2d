import EMSManifest
import EMSModel
import EMSReproducibility
import Foundation

/// NEMSIS 3.5.1 EMSDataSet: a patient care report an encounter, from its run report.
struct NEMSISFormat: ExportFormat {
    static let name = "nemsis"
    static let summary = "NEMSIS 3.5.1 XML: patient care reports of the standard for EMS records"
    static let needs: Set<ExportNeed> = [.report]
    static let loader = ExportLoader(
        ["lxml"],
        """
        import glob
        from lxml import etree

        for path in sorted(glob.glob("nemsis/*/*.xml")):
            report = etree.parse(path).find(".//{*}PatientCareReport")
            impression, vitals = report.findtext(".//{*}eSituation.11"), report.findall(".//{*}eVitals.VitalGroup")
            print(report.findtext(".//{*}eRecord.01"), impression, [row.findtext(".//{*}eVitals.10") for row in vitals])
        """, official: officialCheck)

    private let folder: ExportFolder
    private let version: String

    init(_ context: ExportContext) {
        folder = context.folder
        version = context.dataset.record.versions["emsynth"] ?? context.dataset.record.formatVersion
    }

    mutating func add(_ encounter: ExportEncounter) throws {
        let record = try encounter.report()
        var report = NEMSISReport(record)
        addIdentity(of: encounter, to: &report)
        report.add("eNarrative.01", Self.narrative(record))
        let isTransported = report.first("eDisposition.30") != Self.noTransport
        Self.addState(of: encounter.record, isTransported: isTransported, to: &report)
        let isArrest = report.first("eArrest.01").map { $0 != "3001001" } ?? false
        let whole = report.whole
        let sections = NEMSISLayout.sections(isArrest: isArrest, isTransported: isTransported).flatMap {
            $0.nodes(whole, in: report)
        }
        let care = XMLNode(
            name: "PatientCareReport", attributes: [("UUID", Self.identifier(of: encounter))], children: sections)
        let agency = XMLNode(
            name: "DemographicGroup", children: NEMSISLayout.demographics.flatMap { $0.nodes(whole, in: report) })
        let root = XMLNode(
            name: "EMSDataSet",
            attributes: [
                ("xmlns", "http://www.nemsis.org"), ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ], children: [XMLNode(name: "Header", children: [agency, care])])
        var document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- Synthetic: nobody is meant. -->\n"
        root.write(to: &document)
        try folder.write(Data(document.utf8), to: "\(encounter.split)/\(encounter.id).xml")
        folder.count("reports")
    }

    /// Of `eDisposition.30`.
    private static let noTransport = "4230013"

    private func addIdentity(of encounter: ExportEncounter, to report: inout NEMSISReport) {
        for name in ["eRecord.01", "eResponse.03", "eResponse.04"] { report.add(name, encounter.id) }
        report.add("eRecord.04", version)
        for name in ["eResponse.13", "eResponse.14"] { report.add(name, "unknown") }
    }

    /// What the manifest knows. Race is a surrogate: drawn evenly from the list of the standard, it means nothing.
    private static func addState(
        of encounter: EncounterRecord, isTransported: Bool, to report: inout NEMSISReport
    ) {
        var surrogates = RandomSubstream(seed: encounter.seed ?? 0, "nemsis \(encounter.id)")
        report.add("ePatient.14", surrogates.pick(stride(from: 2_514_001, through: 2_514_013, by: 2).map(String.init)))
        report.add("ePatient.25", encounter.patient.sex == .female ? "9919001" : "9919003")
        // Acuity at first and at the end, and whether the ride is urgent.
        let codes: [String: (String, String, String)] = [
            "critical": ("2813001", "4219001", "4217001"), "emergent": ("2813003", "4219003", "4217005"),
            "lower": ("2813005", "4219005", "4217005"),
        ]
        if let acuity = codes[encounter.severity ?? ""] {
            report.add("eSituation.13", acuity.0)
            report.add("eDisposition.19", acuity.1)
            if isTransported { report.add("eDisposition.17", acuity.2) }
        }
        if isTransported { report.add("eDisposition.24", "4224001") }
        // X58: exposure to other specified factors. What they were is in the narrative alone.
        if report.first("eSituation.02") == "9922005" { report.add("eInjury.01", "X58.XXXA") }
    }

    /// Whole sentences, as many as the standard has room for.
    private static func narrative(_ record: JSONValue) -> String? {
        guard case .array(let sentences)? = record["narrative"] else { return nil }
        var text = "Synthetic."
        for sentence in sentences {
            guard case .string(let words)? = sentence["text"], text.count + words.count < 10_000 else { continue }
            text += " " + words
        }
        return text
    }

    /// A UUID in the shape of those made from names, from the digest of everything in the encounter.
    private static func identifier(of encounter: ExportEncounter) -> String {
        let digest = ContentDigest(of: "\(encounter.id) \(encounter.record.digest)")
        var digits = Array(digest.hexadecimal.prefix(32))
        digits[12] = "5"
        digits[16] = "a"
        let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
        return parts.joined(separator: "-")
    }

    /// Validates with the schema and the rules of the standard, which are not part of the project. The rules are made a
    /// style sheet for Saxon: of the rules of a pattern the first that matches a node is the one for it.
    private static let officialCheck = """
        import glob, os
        from lxml import etree
        from saxonche import PySaxonProcessor

        official = os.environ["NEMSIS_SCHEMA"]
        schema = etree.XMLSchema(file=glob.glob(f"{official}/**/EMSDataSet_v3.xsd", recursive=True)[0])
        rules = etree.parse(glob.glob(f"{official}/**/EMSDataSet.sch", recursive=True)[0]).getroot()
        sch, xsl = "{http://purl.oclc.org/dsdl/schematron}", "{http://www.w3.org/1999/XSL/Transform}"
        names = {name.get("prefix"): name.get("uri") for name in rules.iter(sch + "ns")}
        names |= {"xsl": xsl[1:-1], "xs": "http://www.w3.org/2001/XMLSchema"}
        sheet = etree.Element(xsl + "stylesheet", {"version": "2.0"}, names)
        start = etree.SubElement(sheet, xsl + "template", {"match": "/"})

        def add(parent, tag, **attributes):
            return etree.SubElement(parent, xsl + tag, attributes)

        def add_variables(place, owner):
            for let in owner.findall(sch + "let"):
                add(place, "variable", name=let.get("name"), select=let.get("value"))

        add_variables(sheet, rules)
        sheet.extend([part for part in rules if str(part.tag).startswith(xsl)])
        for number, pattern in enumerate(rules.iter(sch + "pattern")):
            add(start, "apply-templates", select="//*", mode=f"pattern{number}")
            add(sheet, "template", match="*", mode=f"pattern{number}", priority="-1")
            for rank, rule in enumerate(pattern.iter(sch + "rule")):
                place = add(sheet, "template", match=rule.get("context"), mode=f"pattern{number}", priority=str(999 - rank))
                add_variables(place, pattern)
                add_variables(place, rule)
                for check in rule.iter(sch + "assert", sch + "report"):
                    failed = check.get("test") if check.tag == sch + "report" else f"not({check.get('test')})"
                    told = f"'{check.get('role')} {check.get('id')} at ', name(), '\\n'"
                    add(add(place, "if", test=failed), "value-of", select=told, separator="")

        with PySaxonProcessor() as saxon:
            style = etree.tostring(sheet, encoding="unicode")
            checks = saxon.new_xslt30_processor().compile_stylesheet(stylesheet_text=style)
            for path in sorted(glob.glob("nemsis/*/*.xml")):
                schema.assertValid(etree.parse(path))
                failures = checks.transform_to_string(source_file=path).split("?>", 1)[-1].split("\\n")
                failures = [failure for failure in failures if failure]
                print(path, "is valid,", len(failures), "warnings", *failures)
                assert not any("[ERROR]" in failure or "[FATAL]" in failure for failure in failures), failures
        """
}
