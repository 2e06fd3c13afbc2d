import EMSDiagnostics
import EMSManifest
import EMSModel
import EMSValidation
import EMSValidationTesting
import Testing

/// How numbers are said, and what words about the patient may say.
@Suite struct WordRuleTests {
    static let right = [
        ("Pressure 106/64.", "pressure one oh six over sixty four"),
        ("1,250 mL.", "one thousand two hundred fifty milliliters"),
        ("It is 02:05.", "it is two oh five"), ("Pulse 100, 98%.", "pulse one hundred ninety eight percent"),
        ("Sugar 148 now.", "sugar one hundred and forty eight now"), ("Temp 38.1.", "temp thirty eight point one"),
        ("It's 40, 137 for a sugar.", "it's forty one thirty seven for a sugar"), ("O2 on, 15.", "O two's on fifteen"),
        ("One of 20 mg.", "one of twenty milligrams"), ("88.", "88"),
    ]

    @Test(arguments: right)
    func `A number may be said in many ways`(text: String, spoken: String) throws {
        #expect(try !areOthers(text, spoken, "en-US"))
    }

    @Test(arguments: [
        ("It's 47.", "it's forty nine"), ("Charge 200.", "charge twenty"), ("Temp 38.1.", "temp thirty eight"),
        ("Pressure 106/64.", "pressure one oh six over fifty four"), ("1 mg.", "milligram"),
    ])
    func `Another number is another one`(text: String, spoken: String) throws {
        #expect(try areOthers(text, spoken, "en"))
    }

    @Test func `German numbers are one word`() throws {
        for (text, spoken) in [
            ("Puls 205.", "puls zweihundertfünf"), ("Um 14:07.", "um vierzehn uhr sieben"), ("1 mg.", "ein milligramm"),
            ("0,4 mg.", "null komma vier milligramm"), ("47 und 1000.", "siebenundvierzig und tausend"),
        ] { #expect(try !areOthers(text, spoken, "de"), "\(text)") }
        #expect(try areOthers("Puls 47.", "puls neunundvierzig", "de"))
        #expect(SpokenNumbers(language: "fr") == nil)
    }

    @Test(arguments: [
        ("Wrapped up", "newborn_care", "warming", 0), ("Drip", "io_access", "iv_access", 1),
        ("The IV", "io_access", "iv_access", 1),
    ])
    func `What is told of a procedure may be said of others, its name may not`(
        span: String, one: String, others: String, count: Int
    ) throws {
        let findings = try MinimalDataset.findings { dataset in
            for index in 2..<5 { dataset.calls.append(MinimalDataset.call(index: index, split: .train)) }
            for index in dataset.calls.indices {
                let mention = MentionRecord(
                    start: 0, end: span.unicodeScalars.count, kind: .procedure, value: .text(index == 1 ? one : others),
                    assertion: .present, status: .current)
                dataset.calls[index].transcript.turns.append(
                    MinimalDataset.turn(
                        "t04", "medic1", .leadMedic, "\(span) \(index == 1 ? "on a chest" : "in the truck").", from: 13,
                        to: 15, mentions: [mention]))
            }
        }
        #expect(findings.map(\.code) == Array(repeating: .dataset(.outlier), count: count))
    }

    @Test func `Words without end are read in time`() throws {
        let spoken = String(repeating: "hundert", count: 100_000)
        #expect(try areOthers("7 und 8.", spoken, "de"))
        #expect(try areOthers("7 and 8.", String(repeating: "hundred thousand ", count: 100_000), "en"))
    }

    private func areOthers(_ text: String, _ spoken: String, _ language: String) throws -> Bool {
        var turn = MinimalDataset.turn("t01", "medic1", .leadMedic, text, from: 1, to: 3)
        turn.spoken = spoken
        return try #require(SpokenNumbers(language: language)).areOthers(in: turn)
    }

    @Test func `A unit is no plain word`() {
        var turn = MinimalDataset.turn("t01", "medic1", .leadMedic, "O2, 4 L/min NC. O2's on, 4 L/min.", from: 1, to: 3)
        turn.spoken = "O two four liters per minute nasal cannula O two's on four liters per minute"
        #expect(!SpokenForm.isOfAnotherText(turn))
        turn.text = "O2, 4 L/min NC. That's on, as you said."
        #expect(SpokenForm.isOfAnotherText(turn))
    }

    @Test(arguments: [
        ("Hold it still, please.", "hold it still please", false),
        ("Hold it still, please.", "hold it still", true),
        ("As apples go.", "a sapples go", false),
        ("Grüß dich, Jürgen.", "grüß dich jürgen", false),
        ("Grüß dich, Jürgen.", "grüß dich jörgen", false),
        ("“Where?” he says — there.", "where he says there", false),
        ("He fell off the roof.", "she sat down here", true),
        ("No pain.", "no pain", false), ("No pain in the belly.", "some pain in the belly", true),
        ("It doesn't hurt at all.", "it does hurt at all", true),
        ("Kein Schmerz im Bauch.", "ein schmerz im bauch", true),
        ("40 mcg fentanyl IV.", "forty micrograms fentanyl I V", false),
        ("40 mcg fentanyl IV.", "forty milligrams fentanyl I V", true),
        ("40 mcg fentanyl IV.", "forty micrograms fentanyl I M", true),
        ("The IV's good, 4 mg.", "the I V s good four milligrams", false),
        ("AEIOU TIPS, seizure?", "A E I O U tips seizure", false),
    ])
    func `What is spoken is what is written`(text: String, spoken: String, isOther: Bool) {
        var turn = MinimalDataset.turn("t01", "medic1", .leadMedic, text, from: 1, to: 3)
        turn.spoken = spoken
        #expect(SpokenForm.isOfAnotherText(turn) == isOther)
    }

    @Test func `Abbreviations are spelt out`() throws {
        let found = try MinimalDataset.findings { dataset in
            var turn = MinimalDataset.turn(
                "t04", "medic1", .leadMedic, "So, SpO2 97%, EtCO2 36.", from: 13, to: 15,
                mentions: [(4, 8), (9, 11), (14, 19), (20, 22)].map { start, end in
                    MentionRecord(start: start, end: end, kind: .vital, assertion: .present, status: .current)
                })
            turn.spoken = "so S P O two ninety seven percent end tidal C O two thirty six"
            dataset.calls[0].transcript.turns.append(turn)
        }
        #expect(found == [], "\(found)")
    }

    @Test func `What is there may follow a denial of something else`() throws {
        let found = try MinimalDataset.findings { dataset in
            dataset.calls[0].transcript.turns.append(
                MinimalDataset.turn(
                    "t04", "medic1", .leadMedic, "No pulse, crackles.", from: 13, to: 15,
                    mentions: [
                        MentionRecord(
                            start: 10, end: 18, kind: .finding, value: .text("crackles"), assertion: .present,
                            status: .current)
                    ]))
        }
        #expect(found == [], "\(found)")
    }
}
