import EMSManifest
import EMSMedia
import EMSSensors

/// The series of an encounter as WFDB records, one a device.
enum SensorStage {
    static func add(_ records: [SensorRecord], encounter: String, to sheet: inout FileSheet) throws {
        for record in records where record.sampleCount > 0 {
            let name = "\(encounter)-\(record.name)"
            let encoded = try WFDBRecordWriter.encode(
                record.wfdbRecord(named: name),
                annotations: record.annotations.isEmpty ? nil : record.annotations.map(\.wfdbAnnotation))
            var files = [sheet.addFile("sensors/\(name).dat", encoded.signals)]
            if let annotations = encoded.annotations {
                files.append(sheet.addFile("sensors/\(name).atr", annotations))
            }
            sheet.addStream(
                id: "sensor-\(record.name)", kind: .sensor, path: "sensors/\(name).hea", mediaType: "text/plain",
                bytes: Array(encoded.header.utf8)
            ) {
                $0.sampleRateHertz = Double(record.sampleRateHertz)
                $0.samples = Int64(record.sampleCount)
                $0.channels = record.signals.count
                $0.clock = record.clock
                $0.device = record.device
                $0.files = files
            }
        }
    }
}

extension SensorRecord {
    fileprivate func wfdbRecord(named name: String) -> WFDBRecord {
        WFDBRecord(
            name: name, sampleRateHertz: Double(sampleRateHertz),
            signals: signals.map { signal in
                WFDBSignal(
                    description: signal.name, units: signal.unit, gain: signal.gainPerUnit, baseline: signal.baseline,
                    samples: signal.samples)
            }, comments: ["synthetic"] + signals.map { "\($0.name): \($0.description)" })
    }
}

extension SensorAnnotation {
    fileprivate var wfdbAnnotation: WFDBAnnotation {
        WFDBAnnotation(
            sample: sampleIndex, code: WFDBAnnotationCode(rawValue: wfdbCode) ?? .unclassifiableBeat,
            subtype: wfdbSubtype, text: wfdbText)
    }
}
