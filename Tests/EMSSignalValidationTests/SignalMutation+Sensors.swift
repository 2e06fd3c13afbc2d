import EMSDiagnostics
import EMSManifest
import EMSMedia
import EMSModel

extension SignalMutation {
    /// Headers that say what is not so.
    static let headers: [SignalMutation] = [
        .init("samples beyond the converter that the header names", .sensor(.header)) { dataset in
            dataset.changeHeader("cpr") { $0.replacing("/mm 16 0", with: "/mm 12 0") }
        },
        .init("converter of another zero", .sensor(.header)) { dataset in
            dataset.comments = ["synthetic"]
            dataset.changeHeader("capnography") { $0.replacing("/mmHg 16 0", with: "/mmHg 16 100") }
        },
        .init("baseline of another zero", .sensor(.header)) { dataset in
            dataset.comments = ["synthetic"]
            dataset.changeHeader("monitor") { $0.replacing("1000(0)", with: "1000(200)") }
        },
        .init("header with a date", .sensor(.header)) { dataset in
            dataset.comments = ["synthetic"]
            dataset.changeHeader("capnography") { $0.replacing(" 25 1500", with: " 25 1500 12:00:00 01/01/1999") }
        },
        .init("lead of another name", .sensor(.header)) { dataset in
            dataset.comments = ["synthetic"]
            dataset.record.streams[6].id = "sensor-monitor"
            dataset.changeHeader("monitor") { $0.replacing(" II", with: " V5") }
        },
        .init("header that calls a signal otherwise", .sensor(.header)) { dataset in
            dataset.comments = ["synthetic", "II: Airway pressure"]
            dataset.record.streams[6].id = "sensor-monitor"
        },
        .init("device that the record is not of", .sensor(.header)) { dataset in
            dataset.comments = ["synthetic"]
            dataset.record.streams[6].id = "sensor-monitor"
            dataset.record.streams[6].device = "watch"
        },
    ]
}
