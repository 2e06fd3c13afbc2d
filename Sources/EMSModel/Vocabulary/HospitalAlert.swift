/// `eDisposition.24` of NEMSIS: complaints that a hospital is alerted for before the patient comes.
public enum HospitalAlert {
    private static let codes = [
        "cardiac-arrest": "4224005", "stemi": "4224013", "stroke": "4224015", "hemorrhage-control": "4224003",
    ]

    /// Nil for a protocol whose patients are brought without an alert.
    public static func code(ofProtocol id: String) -> String? { codes[id] }
}
