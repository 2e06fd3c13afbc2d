import EMSManifest
import EMSModel

/// CSV tables of turns, readings and interventions (RFC 4180 with line feeds). A field that a spreadsheet would take for
/// a formula begins with an apostrophe.
struct CSVFormat: ExportFormat {
    static let name = "csv"
    static let summary = "CSV: tables of turns, vital signs and interventions"
    static let needs: Set<ExportNeed> = []
    static let loader = ExportLoader(
        ["pandas"],
        """
        import pandas

        turns = pandas.read_csv("csv/turns.csv", keep_default_na=False)
        vitals = pandas.read_csv("csv/vitals.csv", keep_default_na=False)
        interventions = pandas.read_csv("csv/interventions.csv", keep_default_na=False)
        print(len(turns), len(vitals), len(interventions))
        """)

    private let folder: ExportFolder

    init(_ context: ExportContext) throws {
        folder = context.folder
        try append(
            [
                "encounter", "split", "protocol", "turn", "speaker", "role", "topic", "channel", "delivery", "start_s",
                "end_s", "text", "spoken", "clean",
            ], to: "turns.csv")
        try append(
            ["encounter", "split", "reading", "kind", "value", "unit", "loinc", "actor", "time_s"], to: "vitals.csv")
        try append(
            [
                "encounter", "split", "event", "type", "label", "code", "actor", "director", "start_s", "end_s", "dose",
                "unit", "route", "energy_j", "attempt", "succeeded",
            ], to: "interventions.csv")
    }

    mutating func add(_ encounter: ExportEncounter) throws {
        for turn in try encounter.turns() {
            try append(
                [
                    encounter.id, encounter.split, encounter.record.clinicalProtocol.id, turn.id, turn.speaker,
                    turn.role.rawValue, turn.topic.rawValue, turn.channel?.rawValue ?? "",
                    turn.delivery?.rawValue ?? "", CSVField.seconds(turn.start), CSVField.seconds(turn.end), turn.text,
                    turn.spoken, turn.clean,
                ], to: "turns.csv")
            folder.count("turns")
        }
        for event in try encounter.events() { try append(event, of: encounter) }
    }

    private func append(_ event: EventRecord, of encounter: ExportEncounter) throws {
        switch event.type {
        case .reading:
            try append(
                [
                    encounter.id, encounter.split, event.readingID ?? "", event.kind?.rawValue ?? "",
                    CSVField.number(event.value), event.unit ?? "", event.kind?.loincCode ?? "", event.actor ?? "",
                    CSVField.seconds(event.start),
                ], to: "vitals.csv")
            folder.count("vitals")
        case .medication, .procedure, .shock, .compressions, .ventilation:
            try append(
                [
                    encounter.id, encounter.split, event.id, event.type.rawValue, event.label, event.code ?? "",
                    event.actor ?? "", event.director ?? "", CSVField.seconds(event.start), CSVField.seconds(event.end),
                    CSVField.number(event.dose), event.unit ?? "", event.route?.rawValue ?? "",
                    event.energyJoules.map(String.init) ?? "", event.attempt.map(String.init) ?? "",
                    event.succeeded.map { $0 ? "true" : "false" } ?? "",
                ], to: "interventions.csv")
            folder.count("interventions")
        case .keystep, .rhythm, .sound, .alarm, .communication, .device, .protocolChange, .fault: break
        }
    }

    private func append(_ fields: [String], to name: String) throws {
        try folder.append(fields.map(CSVField.text).joined(separator: ",") + "\n", to: name)
    }
}
