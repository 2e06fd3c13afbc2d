import EMSModel
import EMSSpeech
import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// Outside voices are small Python programs, each of which does one thing.
@Suite("Outside voices")
struct OutsideVoiceTests {
    private static let hello = #"{"wire": 1, "name": "test", "version": "1"}"#

    /// A program that greets, and then does with each request what `answer` says; `asked` is the request, `say` writes.
    private func program(_ answer: String, hello: String = Self.hello, head: String = "") throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "emsynth-outside-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let lines = answer.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
        let text = """
            import json, os, signal, struct, sys, time
            def say(line, sound=b""):
                sys.stdout.buffer.write(json.dumps(line).encode() + b"\\n" + sound)
                sys.stdout.buffer.flush()
            \(head)
            sys.stdout.write('\(hello)' + "\\n")
            sys.stdout.flush()
            for line in sys.stdin:
                asked = json.loads(line)
                n = len(asked["tokens"])
                good = {"id": asked["id"], "sample_rate_hz": 8000, "samples": 100 * n,
                        "tokens": [[100 * i, 100 * i + 90] for i in range(n)]}
                sound = struct.pack("<h", 1000) * (100 * n)
            \(lines)
            """
        let path = folder.appending(path: "voice.py").path
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func voice(_ path: String, answerSeconds: Double = 20, startSeconds: Double = 20) throws -> OutsideVoice {
        var limits = OutsideLimits()
        limits.answerSeconds = answerSeconds
        limits.startSeconds = startSeconds
        return OutsideVoice(try OutsideCommand(["python3", path]), limits: limits)
    }

    private let utterance = SpokenUtterance(
        voice: SpeechFixture.voice, language: "en", delivery: .urgent,
        tokens: [
            SpokenToken("push"), SpokenToken("epi", sound: .words(["eppy"]), pauseAfter: .comma),
            SpokenToken("I", kind: .letter, sound: .phonemes("'aI"), pauseAfter: .exclamation),
        ])

    private func failure(_ answer: String, hello: String = Self.hello, answerSeconds: Double = 20) throws -> SpeechError
    {
        let voice = try voice(program(answer, hello: hello), answerSeconds: answerSeconds)
        return try #require(throws: SpeechError.self) { _ = try voice.synthesize([utterance]) }
    }

    @Test func `samples and times arrive, and the process is kept`() throws {
        let voice = try voice(program("say(good, sound)"))
        let engine = try voice.engine()
        #expect(engine.name == "outside-voice" && engine.version == "test 1" && engine.isOutside)
        #expect(engine.dataDigest.count == 64)
        let first = voice.processIdentifier
        let results = try voice.synthesize([utterance, utterance])
        #expect(results.count == 2)
        for result in results {
            let audio = try #require(result.audio)
            #expect(audio.sampleRateHertz == 8000 && audio.samples == [Int16](repeating: 1000, count: 300))
            #expect(audio.tokens.map(\.onsetSample) == [0, 100, 200])
            #expect(audio.tokens.map(\.endSample) == [90, 190, 290])
        }
        #expect(voice.processIdentifier == first)
    }

    @Test func `the request says all that a voice needs`() throws {
        // The answer's reason carries the request back.
        let asked = try voice(program(#"say({"id": asked["id"], "error": json.dumps(asked)[:190]})"#))
            .synthesize([utterance])
        #expect(asked[0].failure?.code == .engine)
        let voice = try voice(
            program(
                """
                told = [asked["text"], asked["language"], asked["delivery"], asked["sample_rate_hz"],
                    asked["tokens"][1].get("say"), asked["tokens"][1]["pause_after"], asked["tokens"][2]["kind"],
                    asked["tokens"][2].get("espeak_phonemes"), asked["voice"]["sex"], asked["voice"]["age_group"],
                    asked["voice"]["id"], asked["voice"]["rate_wpm"]]
                say({"id": asked["id"], "error": json.dumps(told)})
                """))
        let told = try voice.synthesize([utterance])[0].failure?.message
        let expected =
            #"["push epi, I!", "en", "urgent", 16000, ["eppy"], "comma", "letter", "'aI", "female", "adult", "v", 175]"#
        #expect(told == expected)
    }

    @Test func `what becomes a whisper or a gasp afterwards is asked for as weak`() throws {
        let voice = try voice(program(#"say({"id": asked["id"], "error": asked["delivery"]})"#))
        let utterances = DialogueTurn.Delivery.allCases.map { delivery in
            var said = utterance
            said.delivery = delivery
            return said
        }
        let asked = try voice.synthesize(utterances).compactMap(\.failure?.message)
        #expect(asked == ["normal", "raised", "urgent", "weak", "calm", "weak", "weak", "stressed"])
    }

    @Test func `the seed belongs to the utterance`() throws {
        let voice = try voice(program(#"say({"id": asked["id"], "error": str(asked["seed"])})"#))
        var other = utterance
        other.tokens[0].text = "pull"
        let seeds = try voice.synthesize([utterance, other, utterance]).compactMap(\.failure?.message)
        #expect(seeds.count == 3 && seeds[0] == seeds[2] && seeds[0] != seeds[1])
        #expect(try #require(UInt64(seeds[0])) < 1 << 53)
    }

    @Test func `floating-point samples are scaled and held at full scale`() throws {
        let voice = try voice(
            program(
                """
                good["encoding"] = "f32le"
                say(good, struct.pack("<f", 0.5) * 299 + struct.pack("<f", -3.0))
                """))
        let samples = try #require(try voice.synthesize([utterance])[0].audio).samples
        #expect(samples.first == 16_384 && samples.last == -32_767 && samples.count == 300)
    }

    @Test func `an utterance that is declined is a failure of its own`() throws {
        let voice = try voice(
            program(
                #"say({"id": asked["id"], "error": "not in Latin"}) if asked["language"] == "la" else say(good, sound)"#
            )
        )
        var latin = utterance
        latin.language = "la"
        let results = try voice.synthesize([latin, utterance])
        #expect(results[0].failure == SpeechFailure(.engine, message: "not in Latin"))
        #expect(results[1].audio != nil)
    }

    @Test(arguments: [
        ("good['samples'] = 'many'\nsay(good, sound)", "no line of JSON"),
        ("sys.stdout.write('loading model\\n'); sys.stdout.flush()", "loading model"),
        ("good['id'] += 1\nsay(good, sound)", "answers 2 when asked 1"),
        ("good['tokens'].pop()\nsay(good, sound)", "2 times for 3 tokens"),
        ("good['tokens'][1] = [50, 190]\nsay(good, sound)", "token 1"),
        ("good['tokens'][1] = [190, 190]\nsay(good, sound)", "token 1"),
        ("good['tokens'][2] = [200, 301]\nsay(good, sound)", "token 2"),
        ("good['tokens'][0] = [-1, 90]\nsay(good, sound)", "token 0"),
        ("good['tokens'][0] = [0]\nsay(good, sound)", "token 0"),
        ("good['sample_rate_hz'] = 7999\nsay(good, sound)", "sample_rate_hz"),
        ("good['samples'] = 10 ** 12\nsay(good, sound)", "samples"),
        ("good['samples'] = 0\nsay(good)", "samples"),
        ("good['encoding'] = 'mp3'\nsay(good, sound)", "no line of JSON"),
        ("good['encoding'] = 'f32le'\nsay(good, struct.pack('<f', float('nan')) * 300)", "sample 0 is not a number"),
        ("say(good, bytes(600))", "nothing can be heard"),
        ("sys.stdout.write('x' * (1 << 21)); sys.stdout.flush()", "a line of more than"),
    ])
    func `an answer that the wire does not allow ends it`(answer: String, says: String) throws {
        let error = try failure(answer)
        #expect(error.code == .voiceCommandBroken)
        #expect(error.message.contains(says), "\(error.message)")
        #expect(error.message.contains("“push epi, I!”") && error.message.contains("voice v"))
        #expect(error.remedy.contains("docs/outside-voices.md"))
    }

    @Test(arguments: [
        ("hello there", "greeting"), (#"{"wire": 2, "name": "test", "version": "1"}"#, "version 2 of the wire"),
        (#"{"wire": 1, "name": "", "version": "1"}"#, "printable"),
    ])
    func `a greeting that cannot be taken is refused`(hello: String, says: String) throws {
        let error = try failure("say(good, sound)", hello: hello)
        #expect(error.code == .voiceCommandBroken && error.message.contains(says), "\(error.message)")
    }

    @Test func `a crash is tried once more, in a new process`() throws {
        let mark = FileManager.default.temporaryDirectory.appending(path: "emsynth-crashed-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: mark) }
        let voice = try voice(
            program(
                """
                if not os.path.exists("\(mark)"):
                    open("\(mark)", "w").close()
                    os.kill(os.getpid(), signal.SIGSEGV)
                say(good, sound)
                """))
        #expect(try voice.synthesize([utterance, utterance]).allSatisfy { $0.audio != nil })
        #expect(FileManager.default.fileExists(atPath: mark))
    }

    @Test func `what crashes again ends it, with its last words`() throws {
        let error = try failure("raise ValueError('no such speaker')")
        #expect(error.message.contains("it ended") && error.message.contains("no such speaker"), "\(error.message)")
        let half = try failure("say(good, sound[:100]); sys.exit(3)")
        #expect(half.message.contains("it ended"), "\(half.message)")
    }

    @Test func `a program that says nothing is given up`() throws {
        let error = try failure("time.sleep(600)", answerSeconds: 0.5)
        #expect(error.message.contains("took too long"), "\(error.message)")
        let deaf = try voice(program("pass", head: "time.sleep(600)"), startSeconds: 0.5)
        let late = try #require(throws: SpeechError.self) { _ = try deaf.engine() }
        #expect(late.message.contains("took too long"), "\(late.message)")
    }

    @Test func `it may write to standard error as much as it likes`() throws {
        let voice = try voice(program("sys.stderr.write('x' * 1_000_000)\nsay(good, sound)"))
        #expect(try voice.synthesize([utterance])[0].audio != nil)
    }

    @Test func `a program that is not there is named`() throws {
        for words in [[], ["/nowhere/voice"], ["no-such-voice-anywhere"], ["/tmp"]] {
            let error = try #require(throws: SpeechError.self) { _ = try OutsideCommand(words) }
            #expect(error.code == .voiceCommandMissing)
            #expect(words.isEmpty || error.message.contains(words[0]))
        }
    }

    @Test func `a command is known by its files and words, not by its place`() throws {
        let one = try program("say(good, sound)")
        let same = try program("say(good, sound)")
        let other = try program("say(good, sound) ")
        let digest = { (words: [String]) in try OutsideCommand(["python3"] + words).digest }
        #expect(one != same)
        #expect(try digest([one]) == digest([same]))
        #expect(try digest([one]) != digest([other]))
        #expect(try digest([one, "--speaker", "1"]) != digest([one, "--speaker", "2"]))
        #expect(try digest(["--model=\(one)"]) == digest(["--model=\(same)"]))
        #expect(try digest(["--model=\(one)"]) != digest(["--model=\(other)"]))
    }

    @Test func `several processes speak alike`() throws {
        let pool = WorkerPool(size: 2, outside: try OutsideCommand(["python3", program("say(good, sound)")]))
        #expect(try pool.engine().version == "test 1")
        #expect(try pool.synthesize([utterance])[0].audio?.samples.count == 300)
    }
}
