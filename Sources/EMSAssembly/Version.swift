/// The version of this package, as it stands in data sets and in `emsynth --version`.
public enum EmsynthVersion {
    public static let current = "0.1.0"
}
