import EMSModel
import EMSReport
import EMSReproducibility
import Foundation
import Testing

struct RunReportTests {
    @Test func `the report writes itself as it encodes`() throws {
        var call = SmallCall()
        call.read([(.systolic, 96), (.etco2, 33), (.spo2, 93)], beat: "vitals.1", at: 60)
        let report = call.report
        #expect(report.elements.values.contains { $0.contains { !$0.attributes.isEmpty } })
        #expect(!report.narrative.isEmpty)
        let encoded: Data = try CanonicalJSON.encodeReadable(report)
        let written: [UInt8] = CanonicalJSON.encodeReadable(report)
        #expect(String(decoding: written, as: UTF8.self) == String(decoding: encoded, as: UTF8.self))
    }

    @Test func `times of the call come in the order of the call`() {
        let report = SmallCall().report
        let keys = [
            "eTimes.03", "eTimes.05", "eTimes.06", "eTimes.07", "eTimes.09", "eTimes.11", "eTimes.12", "eTimes.13",
        ]
        let times = keys.map { report.texts($0).first ?? "none" }
        #expect(times == times.sorted())
        #expect(times.allSatisfy { $0.count == 25 })
        // 07:32 and one second, when the dispatcher speaks.
        #expect(report.texts("eTimes.03") == ["2024-01-15T07:32:01+00:00"])
        #expect(report.elements["eTimes.07"]?.first?.time == .seconds(30))
    }

    @Test func `patient, impression and crew carry their codes`() {
        let report = SmallCall().report
        #expect(report.numbers("ePatient.15") == [61])
        #expect(report.texts("ePatient.16") == ["2516009"])
        #expect(report.texts("ePatient.13") == ["9906001"])
        #expect(report.texts("eSituation.11") == ["I21.3"])
        #expect(report.texts("eSituation.09") == ["R07.9"])
        #expect(report.texts("eProtocols.01") == ["9914139"])
        #expect(report.texts("eProtocols.02") == ["3602001"])
        #expect(report.texts("eCrew.01") == ["medic1", "emt1"])
        #expect(report.texts("eCrew.02") == ["9925007", "9925005"])
        #expect(report.texts("eCrew.03") == ["2403011", "2403007"])
        var child = SmallCall()
        child.ageYears = 9
        #expect(child.report.texts("eProtocols.02") == ["3602005"])
    }

    @Test func `each vital sign stands under its element with its reading and its time`() throws {
        var call = SmallCall()
        let values: [(VitalKind, Double)] = [
            (.systolic, 96), (.diastolic, 60), (.heartRate, 110), (.spo2, 93), (.respiratoryRate, 20), (.etco2, 33),
            (.glucose, 110), (.gcsEye, 4), (.gcsVerbal, 5), (.gcsMotor, 6), (.gcs, 15), (.temperature, 36.6),
            (.pain, 7), (.spco, 24),
        ]
        call.read(values, beat: "vitals.1", at: 100)
        let report = call.report
        let elements = [
            "06", "07", "10", "12", "14", "16", "18", "19", "20", "21", "23", "24", "27", "17",
        ].map { "eVitals.\($0)" }
        for ((element, (_, value)), number) in zip(zip(elements, values), 1...) {
            let entry = try #require(report.elements[element]?.first, "\(element)")
            #expect(entry.value == .number(value), "\(element)")
            #expect(entry.readingID == "r\(number)", "\(element)")
            #expect(entry.beatID == "vitals.1" && entry.time == .seconds(100), "\(element)")
        }
        #expect(report.elements["eVitals.16"]?.first?.attributes == ["ETCO2Type": "3340001"])
        #expect(report.elements["eVitals.10"]?.first?.attributes == [:])
        #expect(report.texts("eVitals.01") == ["2024-01-15T07:33:40+00:00"])
        #expect(report.texts("eVitals.08") == ["3308005"])
    }

    @Test func `a stroke scale has its result and its type, an APGAR its sum`() {
        var call = SmallCall()
        call.strokeScale = .befast
        call.read([(.strokeScale, 3)], beat: "scale.1", at: 90)
        call.read([(.strokeScale, 0)], beat: "scale.2", at: 120)
        call.read(
            VitalKind.apgarParts.map { ($0, 2) } + [(.apgar, 10)], beat: "apgar.1", at: 150)
        let report = call.report
        #expect(report.numbers("eVitals.34") == [3, 0])
        #expect(report.texts("eVitals.29") == ["3329005", "3329001"])
        #expect(report.texts("eVitals.30") == ["3330029", "3330029"])
        #expect(report.elements["eVitals.29"]?.map(\.group) == [0, 1])
        #expect(report.numbers("eVitals.32") == [10])
        #expect(report.narrative.contains { $0.text.hasSuffix("respiration 2, APGAR 10.") })
    }

    @Test func `each instant of reading is a group, with the rhythm once leads are on`() {
        var call = SmallCall()
        call.read([(.respiratoryRate, 20)], beat: "early.1", at: 35)
        call.read([(.heartRate, 110), (.spo2, 93)], beat: "vitals.1", at: 100)
        call.read([(.heartRate, 104)], beat: "vitals.2", at: 200)
        let report = call.report
        #expect(report.elements["eVitals.01"]?.map(\.group) == [0, 1, 2])
        #expect(report.elements["eVitals.10"]?.map(\.group) == [1, 2])
        #expect(report.elements["eVitals.03"]?.map(\.group) == [1, 2])
        #expect(report.texts("eVitals.03") == ["9901049", "9901049"])
        #expect(report.texts("eVitals.04") == ["3304003", "3304003"])
    }

    @Test func `a drug has its code, route, dose, unit, response and giver in one group`() {
        var call = SmallCall()
        let dose = MedicationDose(
            drug: SmallCall.epinephrine, dose: 0.3, unit: .milligrams, route: .intramuscular, ordinal: 1,
            onset: .seconds(60))
        call.add("epi.1", .medicate(dose), at: 150, lasting: 8)
        let report = call.report
        #expect(report.texts("eMedications.01") == ["2024-01-15T07:34:30+00:00"])
        #expect(report.texts("eMedications.03") == ["3992"])
        #expect(report.texts("eMedications.04") == ["9927015"])
        #expect(report.numbers("eMedications.05") == [0.3])
        #expect(report.texts("eMedications.06") == ["3706021"])
        #expect(report.texts("eMedications.07") == ["9916003"])
        #expect(report.texts("eMedications.09") == ["medic1"])
        let groups = (1...9).flatMap { report.elements["eMedications.0\($0)"] ?? [] }.map(\.group)
        #expect(Set(groups) == [0])
    }

    @Test func `a patient who gets better answered the drug`() {
        var call = SmallCall()
        let dose = MedicationDose(
            drug: SmallCall.epinephrine, dose: 1, unit: .milligrams, route: .intravenous, ordinal: 1, onset: .zero)
        call.add("epi.1", .medicate(dose), at: 100)
        for second in 200..<481 {
            call.body[second].systolic = 120
            call.body[second].spo2 = 98
        }
        #expect(call.report.texts("eMedications.07") == ["9916001"])
        for second in 200..<481 { call.body[second].systolic = 40 }
        #expect(call.report.texts("eMedications.07") == ["9916005"])
    }

    @Test func `a drug that is withheld stands with the reason instead of a dose`() {
        var call = SmallCall()
        call.add("nitro.1.withheld", .withhold(drug: SmallCall.nitroglycerin, reason: SmallCall.hypotension), at: 150)
        let report = call.report
        #expect(report.texts("eMedications.03") == ["4917"])
        #expect(report.elements["eMedications.03"]?.first?.pertinentNegative == "8801001")
        #expect(report.elements["eMedications.05"] == nil)
        #expect(report.narrative.contains { $0.text == "Nitroglycerin was withheld: low blood pressure." })
    }

    @Test func `what the patient declines stands as refused`() {
        var call = SmallCall()
        let splint = CodedTerm(slug: "splint", name: "splinting", system: .snomed, code: "79321009")
        call.add("nitro.1.refused", .refuse(.drug(SmallCall.nitroglycerin)), at: 150, actor: "patient")
        call.add("splint.1.refused", .refuse(.procedure(splint)), at: 170, actor: "patient")
        call.add("splint.2", .perform(Procedure(term: splint)), at: 200)
        let report = call.report
        #expect(report.texts("eMedications.03") == ["4917"])
        #expect(report.elements["eMedications.03"]?.map(\.pertinentNegative) == ["8801019"])
        #expect(report.texts("eProcedures.03") == ["79321009", "79321009"])
        #expect(report.elements["eProcedures.03"]?.map(\.pertinentNegative) == ["8801019", nil])
        #expect(report.elements["eProcedures.06"]?.map(\.group) == [1])
        #expect(report.narrative.contains { $0.text.hasPrefix("The patient declined splinting at ") })
    }

    @Test func `an order that is taken back for an allergy is no dose, and says allergy`() {
        var call = SmallCall()
        let dose = MedicationDose(
            drug: SmallCall.nitroglycerin, dose: 0.4, unit: .milligrams, route: .sublingual, ordinal: 1, onset: .zero)
        let told = CodedTerm(slug: "nitro", name: "nitro", system: .rxnorm, code: "4917")
        call.add(
            "nitro.1.withheld",
            .takeBack(
                LateContraindication(
                    dose: dose, reason: SmallCall.hypotension, told: told, item: .allergies, teller: "patient")),
            at: 150)
        let report = call.report
        #expect(report.elements["eMedications.03"]?.map(\.pertinentNegative) == ["8801007"])
        #expect(report.elements["eMedications.05"] == nil)
    }

    /// A hurried crew passes over questions of its protocol.
    @Test func `history is what was told to the crew or passed on by it`() {
        let allergy = CodedTerm(slug: "penicillin", name: "penicillin", system: .rxnorm, code: "70618")
        let illness = CodedTerm(slug: "diabetes_type_2", name: "type 2 diabetes", system: .icd10, code: "E11.9")
        var call = SmallCall()
        call.add(
            "sample.1", .ask(HistoryAnswer(item: .allergies, terms: [allergy], answeredBy: "patient")), at: 200)
        call.add("sample.2", .ask(HistoryAnswer(item: .history, terms: [illness], answeredBy: "patient")), at: 210)
        call.add("sample.3", .ask(HistoryAnswer(item: .medications, answeredBy: "patient")), at: 220)
        let silent = call.report.elements
        #expect(silent["eHistory.06"] == nil && silent["eHistory.08"] == nil && silent["eHistory.12"] == nil)
        call.say(in: "sample.1")
        call.say(in: "sample.3")
        call.say(in: "handoff.1", code: "icd10:E11.9")
        let told = call.report.elements
        #expect(told["eHistory.06"]?.map(\.value) == [.text("70618")])
        #expect(told["eHistory.08"]?.map(\.value) == [.text("E11.9")])
        #expect(told["eHistory.12"]?.map(\.pertinentNegative) == ["8801015"])
    }

    @Test func `a procedure that failed is told as tried`() {
        var call = SmallCall()
        let access = CodedTerm(slug: "iv_access", name: "IV access", system: .snomed, code: "392230005")
        call.add("access.1.missed", .perform(Procedure(term: access, succeeded: false)), at: 150)
        call.add("access.1", .perform(Procedure(term: access, attempt: 2)), at: 200)
        let report = call.report
        #expect(report.texts("eProcedures.06") == ["9923001", "9923003"])
        #expect(report.numbers("eProcedures.05") == [1, 2])
        #expect(report.narrative.contains { $0.text.hasPrefix("IV access was tried without success at ") })
    }

    @Test func `an infant's age is told in months`() {
        var call = SmallCall()
        call.ageYears = 0
        call.ageMonths = 8
        let report = call.report
        #expect(report.numbers("ePatient.15") == [8] && report.texts("ePatient.16") == ["2516007"])
        #expect(report.texts("eProtocols.02") == ["3602005"])
        #expect(report.narrative[0].text.contains("was sent to an 8 month old female"))
    }

    @Test func `procedures and shocks carry codes and energies`() {
        var call = SmallCall()
        let twelveLead = CodedTerm(slug: "twelve_lead", name: "twelve lead ECG", system: .snomed, code: "268400002")
        call.add("ecg.1", .perform(Procedure(term: twelveLead)), at: 90, lasting: 10, actor: "emt1")
        call.add("shock.1", .shock(ShockDelivery(energyJoules: 200, ordinal: 1, mode: .manual)), at: 200)
        call.add("shock.2", .shock(ShockDelivery(energyJoules: 300, ordinal: 2, mode: .manual)), at: 320)
        let report = call.report
        #expect(report.texts("eProcedures.03") == ["268400002", "426220008", "426220008"])
        #expect(report.texts("eProcedures.06") == ["9923003", "9923003", "9923003"])
        #expect(report.texts("eProcedures.09") == ["emt1", "medic1", "medic1"])
        #expect(report.elements["eProcedures.03"]?.map(\.group) == [0, 1, 2])
        #expect(report.numbers("eDevice.10") == [200, 300])
        #expect(report.numbers("eDevice.11") == [1, 2])
        #expect(report.elements["eDevice.02"]?.map(\.time) == [.seconds(200), .seconds(320)])
    }

    @Test func `a call without an arrest says so, and no more`() {
        let report = SmallCall().report
        #expect(report.texts("eArrest.01") == ["3001001"])
        #expect(report.elements.keys.filter { $0.hasPrefix("eArrest") } == ["eArrest.01"])
    }

    @Test func `an arrest before arrival tells of rhythm, compressions, return and outcome`() {
        var call = SmallCall()
        call.body = (0...480).map { SmallCall.sample(hasPulse: $0 >= 260) }
        call.rhythms = [
            .init(span: SessionSpan(start: .zero, end: .seconds(260)), rhythm: .ventricularFibrillation),
            .init(span: SessionSpan(start: .seconds(260), end: SmallCall.duration), rhythm: .sinusTachycardia),
        ]
        call.compressions = [
            .init(
                span: SessionSpan(start: .seconds(60), end: .seconds(180)),
                quality: CompressionQuality(ratePerMinute: 110, depthMillimetres: 53), actor: "emt1")
        ]
        let report = call.report
        #expect(report.texts("eArrest.01") == ["3001003"])
        #expect(report.texts("eArrest.11") == ["3011011"])
        #expect(report.texts("eArrest.09") == ["3009001"])
        #expect(report.texts("eArrest.12") == ["3012005"])
        #expect(report.elements["eArrest.12"]?.first?.time == .seconds(260))
        #expect(report.texts("eArrest.18") == ["3018007"])
        #expect(report.texts("eArrest.17") == ["9901049"])
    }

    @Test func `an arrest in the crew's presence without return says so`() {
        var call = SmallCall()
        call.body = (0...480).map { SmallCall.sample(hasPulse: $0 < 100) }
        call.rhythms = [
            .init(span: SessionSpan(start: .zero, end: .seconds(100)), rhythm: .sinusTachycardia),
            .init(span: SessionSpan(start: .seconds(100), end: SmallCall.duration), rhythm: .asystole),
        ]
        let report = call.report
        #expect(report.texts("eArrest.01") == ["3001005"])
        #expect(report.texts("eArrest.11") == ["3011001"])
        #expect(report.texts("eArrest.12") == ["3012001"])
        #expect(report.texts("eArrest.18") == ["3018005"])
        #expect(report.elements["eArrest.09"] == nil)
    }

    @Test func `an arrest that is ended where the patient lies has neither transport nor destination`() {
        var call = SmallCall()
        call.beats.removeAll { ["transport.1", "radio.1", "handoff.1"].contains($0.id) }
        call.body = (0...480).map { _ in SmallCall.sample(hasPulse: false) }
        call.rhythms = [.init(span: SessionSpan(start: .zero, end: SmallCall.duration), rhythm: .asystole)]
        call.alertCode = "4224005"
        call.add(Termination.requestBeat, .communicate(.terminationRequest), at: 300, lasting: 60)
        call.add(Termination.lastRhythmBeat, .interpret(.asystole), at: 370)
        call.add(Termination.pronouncementBeat, .communicate(.pronouncement), at: 400)
        call.add(Termination.reportBeat, .communicate(.deathReport), at: 440)
        let report = call.report
        #expect(report.texts("eArrest.12") == ["3012001"])
        #expect(report.elements["eArrest.15"]?.first?.time == .seconds(370))
        #expect(report.texts("eArrest.16") == ["3016003"])
        #expect(report.texts("eArrest.18") == ["3018003"])
        #expect(report.texts("eDisposition.19") == ["4219009"])
        #expect(report.texts("eDisposition.30") == ["4230013"])
        for element in ["eArrest.17", "eDisposition.01", "eDisposition.24", "eTimes.11", "eTimes.12"] {
            #expect(report.elements[element] == nil, "\(element)")
        }
        #expect(report.elements["eTimes.09"]?.first?.time == .seconds(1080))
        let told = report.narrative.map(\.text)
        #expect(told.contains("Death was pronounced at 07:38:40."))
        #expect(!told.contains { $0.contains("handed over") })
    }

    @Test func `the hospital's alert stands at the radio report`() {
        var call = SmallCall()
        #expect(call.report.elements["eDisposition.24"] == nil)
        call.alertCode = "4224013"
        #expect(call.report.texts("eDisposition.24") == ["4224013"])
        #expect(call.report.elements["eDisposition.25"]?.first?.time == .seconds(330))
    }

    @Test func `when the patient was last well is a time of day before the call`() {
        var call = SmallCall()
        call.add("lkw.1", .ask(HistoryAnswer(item: .lastKnownWell, value: 95, answeredBy: "patient")), at: 60)
        let entry = call.report.elements["eSituation.18"]?.first
        #expect(entry?.value == .text("2024-01-15T05:58:00+00:00"))
        #expect(entry?.time == nil)
    }

    @Test func `every sentence rests on beats of the call, in the order of the call`() {
        var call = SmallCall()
        call.read([(.heartRate, 110), (.temperature, 36.6)], beat: "vitals.1", at: 100)
        let finding = CodedTerm(slug: "pale_skin", name: "pale skin")
        let absent = CodedTerm(slug: "rash", name: "rash")
        call.add(
            "look.1",
            .observe([
                Observation(finding: finding, assertion: .present), Observation(finding: absent, assertion: .absent),
            ]), at: 50)
        call.add("rhythm.1", .interpret(.ventricularFibrillation), at: 190)
        call.add("shock.1", .shock(ShockDelivery(energyJoules: 200, ordinal: 1, mode: .manual)), at: 200)
        let report = call.report
        let ids = Set(call.beats.map(\.id))
        for sentence in report.narrative {
            #expect(!sentence.beats.isEmpty, "\(sentence.text)")
            #expect(ids.isSuperset(of: sentence.beats), "\(sentence.text)")
        }
        let texts = report.narrative.map(\.text)
        #expect(texts.first == "Medic 12 was sent to a 61 year old female (kitchen).")
        #expect(texts.contains("Found at 07:32:50: pale skin."))
        #expect(texts.contains("At 07:33:40: heart rate 110, temperature 36.6 °C."))
        #expect(texts.contains("Rhythm at 07:35:10: ventricular fibrillation."))
        #expect(texts.contains("Shock 1 of 200 J at 07:35:20."))
        #expect(texts.last == "Care was handed over to Mercy.")
    }

    @Test func `the file holds the elements as keys, each with value, group, time and reading`() throws {
        var call = SmallCall()
        call.read([(.etco2, 33)], beat: "vitals.1", at: 100)
        let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(call.report))
        let object = try #require(json as? [String: Any])
        #expect(object["synthetic"] as? Bool == true)
        #expect(object["encounter"] as? String == "enc-000007")
        let entries = try #require(object["eVitals.16"] as? [[String: Any]])
        let entry = try #require(entries.first)
        #expect(entry["value"] as? Double == 33)
        #expect(entry["t_ns"] as? Int == 100_000_000_000)
        #expect(entry["reading_id"] as? String == "r1")
        #expect(entry["group"] as? Int == 0)
        #expect(entry["attributes"] as? [String: String] == ["ETCO2Type": "3340001"])
        #expect((object["narrative"] as? [[String: Any]])?.isEmpty == false)
    }
}
