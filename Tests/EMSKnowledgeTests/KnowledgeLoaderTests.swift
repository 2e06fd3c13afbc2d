import EMSDiagnostics
import EMSKnowledge
import EMSModel
import Foundation
import Testing

@Suite struct KnowledgeLoaderTests {
    @Test func `what comes with the program has no errors`() throws {
        let (knowledge, findings) = try KnowledgeLoader(folders: [KnowledgeFixture.checkout]).load()
        #expect(findings.filter { $0.severity == .error }.map(\.description) == [])
        #expect(knowledge.clinicalProtocol("cardiac-arrest") != nil)
        #expect(knowledge.languages["en"] != nil)
        #expect(knowledge.lexica["en"]?.words["naloxone"] != nil)
        #expect(!knowledge.voices.isEmpty)
        #expect(Set(knowledge.recipeNames).isSuperset(of: ["demo", "multimodal", "ems-audio", "transcripts"]))
        for name in knowledge.recipeNames {
            let (recipe, findings) = KnowledgeLoader.loadRecipe(name, knowledge: knowledge)
            #expect(findings.isEmpty, "\(findings.map(\.description))")
            #expect(recipe?.name == name)
            #expect(recipe?.licence == "CC0-1.0")
        }
    }

    @Test func `ranges of usual doses are narrow enough to see a slip of the decimal point`() throws {
        let drugs = try KnowledgeLoader(folders: [KnowledgeFixture.checkout]).load().knowledge.catalogue.drugs
        for drug in drugs.values {
            for range in drug.usual + drug.usualPerKilogram {
                #expect(range.maximum < range.minimum * 10, "\(drug.term.slug)")
                for unit in drug.units where !drug.usual.isEmpty {
                    let isCovered = drug.usual.contains { usual in
                        drug.routes.contains { usual.contains(usual.minimum, usual.unit, $0) }
                            && (usual.unit == unit || usual.unit.isMass && unit.isMass)
                    }
                    #expect(isCovered, "\(drug.term.slug) has no usual dose in \(unit.rawValue)")
                }
            }
        }
    }

    @Test func `a protocol means what its file says`() throws {
        let fixture = try KnowledgeFixture(["protocols/chest-pain.yaml": KnowledgeFixture.chestPain])
        let value = try #require(try fixture.load().knowledge.clinicalProtocol("chest-pain"))
        #expect(value.labels.odemsaNumber == "2-1" && value.labels.nemsis == "9914117")
        #expect(value.impression.system == .icd10 && value.impression.code == "R07.9")
        #expect(value.ageGroups == [Weighted(.adult, weight: 3), Weighted(.older, weight: 4)])
        #expect(value.contact.ranges[.heartRate] == 70...110)
        #expect(value.contact.driftPerMinute == [.pain: 0.1])
        // A presentation's contact is complete: what it does not name is the protocol's.
        let contact = try #require(value.presentations.first?.contact)
        #expect(contact.ranges[.pain] == 6...9 && contact.ranges[.heartRate] == 70...110)
        #expect(contact.rhythms == value.contact.rhythms)
        #expect(value.courses.map(\.effectScale) == [1, 0.4])
        let fentanyl = try #require(value.medication("fentanyl"))
        #expect(fentanyl.doses.first?.amount == .perKilogram(1, cap: 100))
        #expect(fentanyl.doses.first?.roundTo == 25)
        #expect(fentanyl.maximumDoses == 3 && fentanyl.repeatSeconds == 600 && fentanyl.cumulativeCap == 300)
        #expect(fentanyl.effect.changes == [.pain: .by(-4), .heartRate: .toward(75, fraction: 0.3)])
        #expect(fentanyl.contraindications.first?.condition == Condition([.vital(.systolic, .below, 100)]))
        let aspirin = try #require(value.step("aspirin"))
        #expect(
            aspirin.when
                == Condition([
                    .vital(.systolic, .atLeast, 90), .vital(.systolic, .below, 200), .finding("pale", present: false),
                    .allergy("penicillin"),
                ]))
        #expect(aspirin.say[.order]?.first?.source == SourceLine(file: "protocols/chest-pain.yaml", line: 61))
        let inner = try #require(value.step("fentanyl"))
        #expect(inner.after == ["access": 10] && inner.turns == [1, 2])
        guard case .cycle(let cycle) = value.step("again")?.action else {
            Issue.record("no cycle")
            return
        }
        #expect(cycle.until == Condition([.vital(.pain, .atMost, 3)]) && cycle.maximumTurns == 3)
    }

    @Test func `a presentation may be called and coded in its own way`() throws {
        let own = """
            weight: 4
                impression: {id: angina, name: angina, code: "icd10:I20.9"}
                symptom: {id: short_of_breath, name: shortness of breath, code: "icd10:R06.02"}
                nemsis: "9914143"
            """
        let text = KnowledgeFixture.chestPain.replacing("weight: 4", with: own)
        let fixture = try KnowledgeFixture(["protocols/chest-pain.yaml": text])
        let value = try #require(try fixture.load().knowledge.clinicalProtocol("chest-pain"))
        let presented = value.presented(as: "at_home")
        #expect(presented.impression.name == "angina" && presented.impression.code == "I20.9")
        #expect(presented.symptom.code == "R06.02" && presented.labels.nemsis == "9914143")
        #expect(presented.labels.odemsa == value.labels.odemsa)
        let other = value.presented(as: "elsewhere")
        #expect(other.impression == value.impression && other.symptom == value.symptom)
        #expect(other.labels == value.labels)
    }

    @Test func `the rounding of a dose by weight follows the dose of a kilogram`() throws {
        let text = KnowledgeFixture.chestPain.replacing(", round_to: 25", with: "")
        let fixture = try KnowledgeFixture(["protocols/chest-pain.yaml": text])
        let value = try #require(try fixture.load().knowledge.clinicalProtocol("chest-pain"))
        #expect(value.medication("fentanyl")?.doses.first?.roundTo == 1)
    }

    @Test func `a later folder overrules an earlier one`() throws {
        let base = try KnowledgeFixture(["protocols/chest-pain.yaml": KnowledgeFixture.chestPain])
        let user = FileManager.default.temporaryDirectory.appending(path: "emsynth-user-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: user) }
        let folder = user.appending(path: "protocols")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let own = KnowledgeFixture.chestPain.replacing("title: Chest pain", with: "title: Mine")
        try Data(own.utf8).write(to: folder.appending(path: "chest-pain.yaml"))
        try Data(own.utf8).write(to: folder.appending(path: "a-pain.yaml"))
        let (knowledge, findings) = try KnowledgeLoader(folders: [base.folder, user]).load()
        #expect(findings.isEmpty)
        #expect(knowledge.protocols.map(\.id) == ["a-pain", "chest-pain"])
        #expect(knowledge.clinicalProtocol("chest-pain")?.title == "Mine")
        // What is digested is what was used, in the order of its paths.
        #expect(
            knowledge.files.map(\.path) == [
                "assets/clinical/drugs.yaml", "assets/clinical/procedures.yaml", "assets/clinical/terms.yaml",
                "protocols/a-pain.yaml", "protocols/chest-pain.yaml",
            ])
        #expect(knowledge.files.last?.bytes == Array(own.utf8))
    }

    @Test func `one broken protocol does not keep the others out`() throws {
        let (knowledge, findings) = try KnowledgeFixture([
            "protocols/chest-pain.yaml": KnowledgeFixture.chestPain, "protocols/broken.yaml": "title: [",
        ]).load()
        #expect(knowledge.protocols.map(\.id) == ["chest-pain"])
        #expect(findings.count == 1)
    }

    @Test func `a protocol file may lie anywhere`() throws {
        let fixture = try KnowledgeFixture(["elsewhere/Chest Pain.yaml": KnowledgeFixture.chestPain])
        let knowledge = try fixture.load().knowledge
        let file = fixture.folder.appending(path: "elsewhere/Chest Pain.yaml")
        #expect(
            KnowledgeLoader.loadProtocol(file, knowledge: knowledge).findings.map(\.code) == [.knowledge(.wrongType)])
        try fixture.write("elsewhere/mine.yaml", Data(KnowledgeFixture.chestPain.utf8))
        let read = KnowledgeLoader.loadProtocol(
            fixture.folder.appending(path: "elsewhere/mine.yaml"), knowledge: knowledge)
        #expect(read.clinicalProtocol?.id == "mine")
        #expect(
            KnowledgeLoader.loadProtocol(fixture.folder.appending(path: "none.yaml"), knowledge: knowledge).findings
                .map(\.code) == [.knowledge(.unreadable)])
    }

    @Test func `folders that hold nothing are misuse`() throws {
        let fixture = try KnowledgeFixture(["elsewhere/a.txt": ""])
        let empty = fixture.folder.appending(path: "elsewhere")
        #expect(throws: KnowledgeError.noKnowledge(empty.path)) { try KnowledgeLoader(folders: [empty]).load() }
        let missing = fixture.folder.appending(path: "missing")
        #expect(throws: KnowledgeError.noFolder(missing.path)) { try KnowledgeLoader(folders: [missing]).load() }
    }

    @Test func `knowledge is found beside the program, above it, and where the user says`() throws {
        let fixture = try KnowledgeFixture([
            "checkout/protocols/a.yaml": "", "checkout/assets/a.yaml": "", "checkout/.build/release/emsynth": "",
            "prefix/bin/emsynth": "", "prefix/share/emsynth/protocols/a.yaml": "", "user/protocols/a.yaml": "",
        ])
        func found(_ executable: String, _ explicit: [String] = []) throws -> [String] {
            try KnowledgeLocation.find(
                explicit: explicit.map { fixture.folder.appending(path: $0) },
                executable: fixture.folder.appending(path: executable)
            ).map { folder in
                String(
                    folder.resolvingSymlinksInPath().path.dropFirst(fixture.folder.resolvingSymlinksInPath().path.count)
                )
            }
        }
        #expect(try found("checkout/.build/release/emsynth") == ["/checkout"])
        #expect(try found("prefix/bin/emsynth") == ["/prefix/share/emsynth"])
        #expect(try found("prefix/bin/emsynth", ["user"]) == ["/prefix/share/emsynth", "/user"])
        // A link into the installation is as good as the program.
        let link = fixture.folder.appending(path: "emsynth-link")
        try FileManager.default.createSymbolicLink(
            at: link, withDestinationURL: fixture.folder.appending(path: "prefix/bin/emsynth"))
        #expect(try found("emsynth-link") == ["/prefix/share/emsynth"])
        #expect(throws: KnowledgeError.self) { try found("prefix/bin/emsynth", ["nowhere"]) }
    }
}

extension DoseUnit {
    fileprivate var isMass: Bool { [.grams, .milligrams, .micrograms].contains(self) }
}
