extension CareFault {
    /// A case of it, in one sentence.
    public var example: String {
        switch self {
        case .shockCharge: "A manual shock at 176 s; the word `charging` was last said at 60 s."
        case .shockRhythm: "A defibrillator by itself shocks a sinus rhythm."
        case .shockResume: "Fibrillation goes on after a shock, and compressions begin 40 s later."
        case .closedLoop: "`Push one of epi`, and the next turn about it says `Okay`."
        case .doseLimit: "Four times 1 mg of atropine."
        case .scoreSum: "A coma score of 10 of eyes 2, speech 3 and movement 4."
        case .pressureOrder: "80 over 120."
        case .pulselessReading: "An SpO2 of 96 % in asystole."
        case .vitalsLate: "The last reading is of 300 s, the handoff of 1,100 s."
        case .cuffOverlap: "The cuff measures from 467 to 497 s, and again from 480 to 510 s."
        case .pronouncedAlive: "`Time of death, 14:32` over a sinus rhythm."
        case .pronouncedEarly: "Compressions begin at 280 s, death is pronounced at 900 s."
        case .careAfterDeath: "Compressions go on until 1,700 s, death was pronounced at 1,650 s."
        case .movedAfterDeath: "Death is pronounced at 1,650 s, a handoff is of 2,100 s."
        case .allergicDrug: "`eHistory.06` has morphine, and 4 mg of it are given."
        case .beforeArrival: "Access is gained at 60 s, the crew arrives at 370 s."
        case .doubleCompressions: "`ff1` compresses from 120 to 240 s and `emt1` from 200 to 320 s."
        case .noAccess: "Fentanyl is given `IV`, and the call has no `iv_access`."
        }
    }
}
