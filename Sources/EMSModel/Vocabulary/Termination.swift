/// When a resuscitation may be ended in the field.
///
/// Of an adult, not paediatric, medical arrest that began before the crew came: no return of circulation, no rhythm to
/// shock at the end (Morrison et al., N Engl J Med 355:478, 2006, and Resuscitation 80:324, 2009), after twenty minutes of
/// advanced care with an end-tidal carbon dioxide that stays low (Levine, Wayne and Miller, N Engl J Med 337:301, 1997), by
/// agreement of a physician.
public enum Termination {
    /// Of compressions by the crew, before anything may be ended.
    public static let careMinutes = 20
    /// An end-tidal carbon dioxide from here on, in mmHg, speaks against it.
    public static let etco2Limit = 10.0
    /// The beats of it that other parts of a call look for.
    public static let requestBeat = "termination.1"
    public static let lastRhythmBeat = "last_rhythm.1"
    public static let lastPulseBeat = "last_pulse.1"
    public static let pronouncementBeat = "pronouncement.1"
    public static let notificationBeat = "notification.1"
    public static let reportBeat = "death_report.1"
}
