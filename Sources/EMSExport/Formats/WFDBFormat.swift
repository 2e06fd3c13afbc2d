import EMSManifest
import EMSModel
import EMSReproducibility
import Foundation

/// A tree as PhysioNet has them: WFDB records, RECORDS, SHA256SUMS.txt, and a table of the encounters.
struct WFDBFormat: ExportFormat {
    static let name = "wfdb"
    static let summary = "WFDB tree as on PhysioNet: records, annotations, RECORDS, SHA256SUMS.txt"
    static let needs: Set<ExportNeed> = [.signals]
    static let loader = ExportLoader(
        ["wfdb"],
        """
        import os
        import wfdb

        for name in open("wfdb/RECORDS").read().split():
            record = wfdb.rdrecord(f"wfdb/{name}")
            beats = wfdb.rdann(f"wfdb/{name}", "atr").symbol if os.path.exists(f"wfdb/{name}.atr") else []
            print(name, record.fs, record.sig_name, record.sig_len, len(beats))
        """)

    private let folder: ExportFolder
    private let licence: String

    init(_ context: ExportContext) throws {
        folder = context.folder
        licence = context.dataset.record.license
        try write(Data("\(licence)\n".utf8), to: "LICENSE.txt")
        try write(Data("atr\treference beats, rhythms and signal quality of the simulation\n".utf8), to: "ANNOTATORS")
        try folder.append("record,encounter,split,protocol,age_years,sex,start_s\n", to: "encounters.csv")
    }

    mutating func add(_ encounter: ExportEncounter) throws {
        for stream in encounter.sensors {
            let base = "\(encounter.split)/\(encounter.id)"
            guard let file = stream.path.split(separator: "/").last, file.hasSuffix(".hea") else {
                throw ExportError(.unreadable, "\(stream.path) is no WFDB header")
            }
            for path in [stream.path] + (stream.files ?? []).map(\.path) {
                guard let name = path.split(separator: "/").last else { continue }
                try write(try encounter.bytes(of: path), to: "\(base)/\(name)")
            }
            let record = "\(base)/\(file.dropLast(4))"
            try folder.append("\(record)\n", to: "RECORDS")
            let offset = SessionTime(nanoseconds: stream.clock?.offsetNanoseconds ?? 0).decimalSeconds
            let patient = encounter.record.patient
            let row = [
                record, encounter.id, encounter.split, encounter.record.clinicalProtocol.id, String(patient.ageYears),
                patient.sex.rawValue, offset,
            ]
            try folder.append(row.map(CSVField.text).joined(separator: ",") + "\n", to: "encounters.csv")
            folder.count("records")
        }
    }

    private func write(_ bytes: Data, to name: String) throws {
        try folder.write(bytes, to: name)
        try folder.append("\(ContentDigest(of: bytes).hexadecimal)  \(name)\n", to: "SHA256SUMS.txt")
    }
}
