import EMSModel

extension ReportWriter {
    /// `eArrest`, for calls in which the heart stood still.
    mutating func addArrest() {
        let stopped = clinical.physiology.indices.filter { !clinical.physiology[$0].hasPulse }
        guard let first = stopped.first else {
            report.add("eArrest.01", .text("3001001"))
            return
        }
        report.add("eArrest.01", .text(first == 0 ? "3001003" : "3001005"))
        if let ecg = [clinical.firstAttachment(of: .pads), clinical.firstAttachment(of: .ecg)].compactMap({ $0 }).min(),
            let code = clinical.rhythm(at: max(ecg, .seconds(first))).firstArrestCode
        {
            report.add("eArrest.11", .text(code), time: ecg)
        }
        if !clinical.compressions.isEmpty {
            report.add("eArrest.09", .text("3009001"), time: clinical.compressions[0].span.start)
        }
        let alive = clinical.physiology.last?.hasPulse ?? false
        let returned = clinical.physiology.indices.dropFirst().first {
            clinical.physiology[$0].hasPulse && !clinical.physiology[$0 - 1].hasPulse
        }
        report.add("eArrest.12", .text(returned == nil ? "3012001" : "3012005"), time: returned.map { .seconds($0) })
        report.add("eArrest.18", .text(alive ? "3018007" : "3018005"), time: timeline.duration)
        report.add(
            "eArrest.17", .text((clinical.rhythms.last?.rhythm ?? .asystole).nemsisCode), time: timeline.duration)
    }
}

extension Rhythm {
    /// `eArrest.11`; nil for rhythms that are no arrest.
    fileprivate var firstArrestCode: String? {
        switch self {
        case .asystole, .agonal: "3011001"
        case .pulselessElectricalActivity: "3011005"
        case .ventricularFibrillation: "3011011"
        case .pulselessVentricularTachycardia: "3011013"
        default: nil
        }
    }
}
