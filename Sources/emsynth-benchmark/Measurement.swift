/// Builds and floors of one run, one of each in turn, so that both see the same machine.
struct Measurement {
    let setting: Setting
    private(set) var builds: [BuildRun] = []
    private(set) var floors: [FloorRun] = []

    init(_ setting: Setting) { self.setting = setting }

    mutating func repeatOnce() throws {
        builds.append(try BuildRun(setting))
        floors.append(try FloorRun(setting))
    }

    var sessionSeconds: Double { builds.first?.sessionSeconds ?? 0 }
    var utterances: Int { floors.first?.utterances ?? 0 }
    var tracks: Int { floors.first?.tracks ?? 0 }
    var pictures: Int { floors.first?.pictures ?? 0 }

    /// Milliseconds, medians over the repetitions.
    var build: Double { median(builds.map(\.total)) }
    var floor: Double { median(floors.map(\.total)) }
    var ratio: Double { median(zip(builds, floors).map { $0.total / $1.total }) }

    func build(_ stage: Stage) -> Double { median(builds.map { $0.milliseconds[stage] ?? 0 }) }

    /// Nil where no engine works.
    func floor(_ stage: Stage) -> Double? {
        let values = floors.compactMap { $0.milliseconds[stage] }
        return values.isEmpty ? nil : median(values)
    }

    private func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard let last = sorted.last else { return 0 }
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : min(sorted[middle], last)
    }
}
