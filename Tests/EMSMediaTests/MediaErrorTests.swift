import EMSMedia
import Testing

@Suite struct `Media errors` {
    @Test func `say the file, the trouble and the code`() {
        let error = MediaError(.truncated, "the data ends early")
        #expect("\(error)" == "the data ends early (truncated)")
        #expect("\(error.at("a/b.png"))" == "a/b.png: the data ends early (truncated)")
        #expect(error.at("a").at("b").path == "a")
    }

    @Test func `engines are named with their versions`() {
        #expect(MediaEngine.all.map(\.name) == ["libpng", "libsndfile", "libsoxr"])
        #expect(MediaEngine.all.allSatisfy { $0.version.first?.isNumber == true })
    }
}
