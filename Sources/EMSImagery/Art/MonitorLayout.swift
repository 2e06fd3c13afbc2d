/// Where things stand on a patient monitor: makers differ in the side on which its keys are, and in that of its numbers.
struct MonitorLayout: Hashable, Sendable {
    var keysAreLeft = false
    var numbersAreLeft = false

    /// 0 … 2.
    static func of(style: Int) -> MonitorLayout {
        MonitorLayout(keysAreLeft: style == 1, numbersAreLeft: style == 2)
    }

    var screen: Box { Box(keysAreLeft ? 200 : 88, 66, 672, 384) }
    /// Middle of the column of keys.
    var keysX: Double { keysAreLeft ? 121 : 839 }

    private var tracesX: Double { screen.x + (numbersAreLeft ? 214 : 8) }
    private var numbersX: Double { screen.x + (numbersAreLeft ? 8 : 468) }
    /// The line between traces and numbers.
    var divide: Double { screen.x + (numbersAreLeft ? 208 : 462) }

    var ecg: Box { Box(tracesX, 128, 450, 96) }
    var pleth: Box { Box(tracesX, 248, 450, 56) }
    var co2: Box { Box(tracesX, 330, 450, 54) }
    var bloodPressure: Box { Box(tracesX, 392, 450, 52) }
    var heartRate: Box { Box(numbersX, 102, 196, 112) }
    var spo2: Box { Box(numbersX, 228, 196, 78) }
    var etco2: Box { Box(numbersX, 311, 96, 74) }
    var respiratoryRate: Box { Box(numbersX + 104, 311, 92, 74) }
    var alarm: Box { Box(screen.x + 150, 68, 372, 26) }
    var elapsed: Box { Box(screen.x + 528, 68, 136, 26) }
}
