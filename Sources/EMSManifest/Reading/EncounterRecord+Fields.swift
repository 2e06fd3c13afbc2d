import EMSModel

extension EncounterRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(
            id: try fields.value(.id), index: try fields.value(.index), split: try fields.value(.split),
            group: try fields.value(.group), language: try fields.value(.language),
            isSynthetic: try fields.value(.isSynthetic), clinicalProtocol: try fields.value(.clinicalProtocol),
            course: try fields.value(ifPresent: .course), severity: try fields.value(ifPresent: .severity),
            patient: try fields.value(.patient), speakers: try fields.value(.speakers),
            duration: try fields.value(.duration), seed: try fields.value(ifPresent: .seed),
            digest: try fields.value(.digest), provenance: try fields.value(ifPresent: .provenance),
            streams: try fields.value(.streams))
    }
}

extension ProtocolRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(
            id: try fields.value(.id), odemsa: try fields.value(ifPresent: .odemsa),
            nemsis: try fields.value(ifPresent: .nemsis), group: try fields.value(ifPresent: .group))
    }
}

extension PatientRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(
            ageYears: try fields.value(.ageYears), sex: try fields.value(.sex),
            weightKilograms: try fields.value(ifPresent: .weightKilograms),
            ageMonths: try fields.value(ifPresent: .ageMonths))
    }
}

extension SpeakerRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(
            id: try fields.value(.id), role: try fields.value(.role), sex: try fields.value(ifPresent: .sex),
            ageYears: try fields.value(ifPresent: .ageYears), seat: try fields.value(ifPresent: .seat),
            voice: try fields.value(ifPresent: .voice))
    }
}

extension StreamRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(
            id: try fields.value(.id), kind: try fields.value(.kind), path: try fields.value(.path),
            mediaType: try fields.value(.mediaType), bytes: try fields.value(.bytes),
            sha256: try fields.value(.sha256), sampleRateHertz: try fields.value(ifPresent: .sampleRateHertz),
            samples: try fields.value(ifPresent: .samples), channels: try fields.value(ifPresent: .channels),
            clock: try fields.value(ifPresent: .clock), timesPath: try fields.value(ifPresent: .timesPath),
            validityPath: try fields.value(ifPresent: .validityPath), device: try fields.value(ifPresent: .device),
            speaker: try fields.value(ifPresent: .speaker), twin: try fields.value(ifPresent: .twin),
            noise: try fields.value(ifPresent: .noise), room: try fields.value(ifPresent: .room),
            files: try fields.value(ifPresent: .files))
    }
}

extension FileRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(path: try fields.value(.path), bytes: try fields.value(.bytes), sha256: try fields.value(.sha256))
    }
}

extension NoiseRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(
            scene: try fields.value(.scene), twin: try fields.value(.twin),
            ratioDecibels: try fields.value(.ratioDecibels),
            measuredRatioDecibels: try fields.value(.measuredRatioDecibels),
            cleanGainDecibels: try fields.value(.cleanGainDecibels),
            noiseGainDecibels: try fields.value(.noiseGainDecibels),
            targetLoudness: try fields.value(ifPresent: .targetLoudness),
            integratedLoudness: try fields.value(ifPresent: .integratedLoudness),
            peakDecibels: try fields.value(ifPresent: .peakDecibels), source: try fields.value(ifPresent: .source))
    }
}

extension RoomRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(
            room: try fields.value(.room), microphone: try fields.value(.microphone),
            distanceMetres: try fields.value(ifPresent: .distanceMetres),
            decaySeconds: try fields.value(ifPresent: .decaySeconds),
            measuredDecaySeconds: try fields.value(ifPresent: .measuredDecaySeconds),
            delaySeconds: try fields.value(ifPresent: .delaySeconds), source: try fields.value(ifPresent: .source))
    }
}

extension SourceRecord: JSONReadable {
    init(fields: JSONFields<CodingKeys>) throws {
        self.init(sha256: try fields.value(.sha256), license: try fields.value(.license))
    }
}

extension StreamClock: JSONReadable {
    enum FieldKey: String, CodingKey {
        case offsetNanoseconds = "offset_ns"
        case skewPartsPerBillion = "skew_ppb"
    }

    init(fields: JSONFields<FieldKey>) throws {
        self.init(
            offsetNanoseconds: try fields.value(.offsetNanoseconds),
            skewPartsPerBillion: try fields.value(.skewPartsPerBillion))
    }
}

extension Split: JSONField {}
extension StreamKind: JSONField {}
extension Sex: JSONField {}
extension Seat: JSONField {}
