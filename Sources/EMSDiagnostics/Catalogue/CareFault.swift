/// Care that cannot have been given as it is written down.
public enum CareFault: String, CatalogueArea {
    case shockCharge = "shock-charge"
    case shockRhythm = "shock-rhythm"
    case shockResume = "shock-resume"
    case closedLoop = "closed-loop"
    case doseLimit = "dose-limit"
    case scoreSum = "score-sum"
    case pressureOrder = "pressure-order"
    case pulselessReading = "pulseless-reading"
    case vitalsLate = "vitals-late"
    case cuffOverlap = "cuff-overlap"
    case doubleCompressions = "double-compressions"
    case pronouncedAlive = "pronounced-alive"
    case pronouncedEarly = "pronounced-early"
    case careAfterDeath = "care-after-death"
    case movedAfterDeath = "moved-after-death"
    case allergicDrug = "allergic-drug"
    case beforeArrival = "before-arrival"
    case noAccess = "no-access"

    public static var area: String { "care" }
}

extension CareFault {
    public var entry: CatalogueEntry {
        switch self {
        case .shockCharge:
            CatalogueEntry(
                .error, "Nothing was charged before a shock by hand",
                "A manual or synchronised shock needs a charge between two seconds and a minute before it; in calls that are made up it is an event.",
                "Charge before the shock, or correct its mode or time.")
        case .shockRhythm:
            CatalogueEntry(
                .error, "A shock is delivered into a rhythm that is not shocked",
                "A defibrillator advises a shock in fibrillation and ventricular tachycardia alone.",
                "Correct the rhythm or the shock.")
        case .shockResume:
            CatalogueEntry(
                .error, "Nobody compresses within ten seconds after a shock without a pulse",
                "Hands return to the chest at once unless the heart moves blood.",
                "Resume compressions, or correct the rhythm after the shock.")
        case .closedLoop:
            CatalogueEntry(
                .error, "An order of a drug is neither read back nor listed as unanswered",
                "The loop is closed by the dose, repeated by another within ten seconds; its absence is an event.",
                "Let the dose be read back, or add a row `read_back_missing`.")
        case .doseLimit:
            CatalogueEntry(
                .error, "A dose of a drug, or all of them together, lie beyond what may be given",
                "No protocol allows as much of this drug, or gives so little.",
                "Give less, or correct a dose that slipped its decimal point.")
        case .scoreSum:
            CatalogueEntry(
                .error, "A score is not the sum of its parts",
                "Eyes, speech and movement make the coma score, the five signs of a newborn the APGAR.",
                "Correct the score or its parts.")
        case .pressureOrder:
            CatalogueEntry(
                .error, "The diastolic pressure is not below the systolic one",
                "The two may be exchanged.",
                "Exchange or correct them.")
        case .pulselessReading:
            CatalogueEntry(
                .error, "A patient without a pulse has a pressure or a saturation",
                "Cuff and finger probe need a pulse.",
                "Drop the reading, or correct the rhythm.")
        case .vitalsLate:
            CatalogueEntry(
                .warning, "No vital sign was taken in the five minutes before the handoff",
                "What is handed over is stale.",
                "Take a last set of vital signs before the handoff.")
        case .cuffOverlap:
            CatalogueEntry(
                .error, "A cycle of the cuff begins while another goes on",
                "One cuff measures one pressure at a time, for 25 to 40 seconds.",
                "Correct the times of the cycles, or remove one that is listed twice.")
        case .doubleCompressions:
            CatalogueEntry(
                .error, "Two stretches of compressions overlap",
                "One chest is compressed by one pair of hands at a time, or by one machine.",
                "End one stretch before the next, or join the two.")
        case .pronouncedAlive:
            CatalogueEntry(
                .error, "Death is pronounced while the heart beats or could be shocked",
                "At the time of death the rhythm is one without a pulse that no shock is for.",
                "Correct the rhythm or the time of death.")
        case .pronouncedEarly:
            CatalogueEntry(
                .error, "Death is pronounced before a resuscitation may be ended",
                "Twenty minutes after the first compressions at the earliest, with an end-tidal carbon dioxide below 10 mmHg that was read then.",
                "Go on with the resuscitation, or correct the times or the reading.")
        case .careAfterDeath:
            CatalogueEntry(
                .error, "The patient is treated after death was pronounced",
                "Compressions, breaths and all other care have ended by then.",
                "Correct the time of death or that of the care.")
        case .movedAfterDeath:
            CatalogueEntry(
                .error, "A patient whose death was pronounced is taken to hospital",
                "Who died in the field stays there; nobody is announced or handed over.",
                "Remove the transport and the handoff, or the pronouncement.")
        case .allergicDrug:
            CatalogueEntry(
                .error, "A drug is given to somebody who is allergic to it",
                "The allergy is reported, and a crew that knows of it withholds the drug.",
                "Correct the allergy, or withhold the drug.")
        case .beforeArrival:
            CatalogueEntry(
                .error, "The crew treats a patient whom it has not reached",
                "Care begins with the arrival.",
                "Correct the time of the care or of the arrival.")
        case .noAccess:
            CatalogueEntry(
                .error, "A drug is given into a vein or a bone before there is an access",
                "The step that makes the access is lost, or the route is another one.",
                "Put the access back, or correct the route.")
        }
    }
}
