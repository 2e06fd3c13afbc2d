/// Faults of sensor records.
public enum SensorFault: String, CatalogueArea {
    case undecodable
    case rateMismatch = "rate-mismatch"
    case lengthMismatch = "length-mismatch"
    case checksumMismatch = "checksum-mismatch"
    case annotationOrder = "annotation-order"
    case implausible
    case header

    public static var area: String { "sensor" }
}

extension SensorFault {
    public var entry: CatalogueEntry {
        switch self {
        case .undecodable:
            CatalogueEntry(
                .error, "A sensor record cannot be read",
                "Its header is malformed or its signal file is cut off.",
                "Restore the record.")
        case .rateMismatch:
            CatalogueEntry(
                .error, "A record's rate differs from the manifest",
                "Times computed from the manifest are wrong.",
                "Correct the manifest or the header.")
        case .lengthMismatch:
            CatalogueEntry(
                .error, "A record's number of samples differs from the manifest or the header",
                "Part of the series is missing.",
                "Restore the record or correct the manifest.")
        case .checksumMismatch:
            CatalogueEntry(
                .error, "A signal's checksum differs from its header",
                "Samples changed after the header was written.",
                "Restore the record.")
        case .annotationOrder:
            CatalogueEntry(
                .error, "Annotations are not in order or lie beyond the record",
                "Readers that go through them once misplace them.",
                "Sort the annotations.")
        case .implausible:
            CatalogueEntry(
                .error, "Samples are outside what the body or device can give",
                "Wrong gain, wrong unit, or a sentinel taken for a value.",
                "Correct gain and unit, and mark missing samples as missing.")
        case .header:
            CatalogueEntry(
                .error, "The header of a record says something that is not so",
                "Its converter, date, signals or device are not those of the samples or of the manifest.",
                "Restore the header, or correct the manifest.")
        }
    }
}
