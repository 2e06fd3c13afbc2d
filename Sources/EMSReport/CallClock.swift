import EMSModel

/// Wall-clock times of a call: the report wants date and time, the session has only its own clock. The date is a
/// surrogate, the same for all calls; the time of day is the incident's.
struct CallClock {
    private let startMinute: Int

    init(minuteOfDay: Int) { startMinute = minuteOfDay }

    /// Such as `2024-01-15T07:32:10+00:00`, cut to whole seconds. The call begins on the fifteenth, so that two weeks
    /// before it have a date as well.
    func text(_ time: SessionTime) -> String {
        let total = seconds(time)
        let day = 1 + total / 86_400
        return "2024-01-" + two(day) + "T" + timeOfDay(total % 86_400) + "+00:00"
    }

    /// Such as `07:32:10`.
    func timeOfDay(_ time: SessionTime) -> String {
        timeOfDay(seconds(time) % 86_400)
    }

    /// Since the first of the month began.
    private func seconds(_ time: SessionTime) -> Int {
        14 * 86_400 + startMinute * 60 + Int(time.nanoseconds / 1_000_000_000)
    }

    private func timeOfDay(_ second: Int) -> String {
        two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60)
    }

    private func two(_ value: Int) -> String { value < 10 ? "0" + String(value) : String(value) }
}
