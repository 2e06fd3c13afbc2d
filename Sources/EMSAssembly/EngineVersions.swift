import EMSImagery
import EMSMedia

/// The libraries that take part in the bytes of a data set, for `emsynth doctor`.
public enum EngineVersions {
    public static var all: [(name: String, version: String)] {
        MediaEngine.all.map { ($0.name, $0.version) } + FrameRenderer.engineVersions
    }
}
