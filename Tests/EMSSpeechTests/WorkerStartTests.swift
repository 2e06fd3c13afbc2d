import EMSSpeech
import Testing

@Suite("Workers that do not start")
struct WorkerStartTests {
    private func error(path: String? = SpeechFixture.workerPath, data: String? = nil) throws -> SpeechError {
        try #require(throws: SpeechError.self) { _ = try EspeakWorker(path: path, dataPath: data).engine() }
    }

    @Test func `a missing program is named with its place and what helps`() throws {
        let error = try error(path: "/nowhere/emsynth-speech")
        #expect(error.code == .workerMissing)
        #expect(error.message.contains("/nowhere/emsynth-speech"))
        #expect(error.remedy.contains("swift build"))
    }

    @Test func `missing data is named with the package that has it`() throws {
        let error = try error(data: "/nowhere/data")
        #expect(error.code == .dataMissing)
        #expect(error.message.contains("/nowhere/data"))
        #expect(error.remedy.contains("apt-get install espeak-ng-data"))
    }

    @Test(arguments: ["/bin/true", "/bin/echo"]) func `another program is no worker`(path: String) throws {
        #expect(try error(path: path).code == .workerBroken)
    }

    @Test func `a worker of the engine tells what speaks`() throws {
        let engine = try SpeechFixture.worker().engine()
        #expect(engine.name == "espeak-ng")
        #expect(engine.sampleRateHertz == 22_050)
        #expect(engine.dataDigest.count == 16)
        #expect(engine.voices.contains("en-us") && engine.variants.contains("f3"))
    }
}
