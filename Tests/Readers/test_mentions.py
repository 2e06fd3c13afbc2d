"""What is said against readings, series and run report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dataset_folder import NANOSECONDS, Dataset, Encounter
from findings import assert_none

TREND_OF = {
    "heart_rate": "HR",
    "spo2": "SpO2",
    "respiratory_rate": "RR",
    "etco2": "EtCO2",
    "systolic": "NIBPs",
    "diastolic": "NIBPd",
    "spco": "SpCO",
}
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def mentions(encounter: Encounter) -> Iterator[tuple[str, dict, dict]]:
    """Place for people, turn and mention."""
    for turn in encounter.transcript["turns"]:
        for mention in turn["mentions"]:
            said = turn["text"][mention["start"] : mention["end"]]
            yield f"{encounter.id} {turn['id']} {turn['start_ns'] / NANOSECONDS:.1f} s '{said}'", turn, mention


def test_readings_are_said_as_they_were_measured(dataset: Dataset) -> None:
    findings: list[str] = []
    checked = 0
    for encounter in dataset.encounters:
        readings = {event["reading_id"]: event for event in encounter.events_of("reading")}
        assert len(readings) == sum(1 for _ in encounter.events_of("reading")), encounter.id
        for place, turn, mention in mentions(encounter):
            if mention["status"] not in ("current", "past"):
                continue
            if "reading_id" not in mention:
                if mention["kind"] in ("vital", "score") and "value" in mention:
                    findings.append(f"{place}: a value without a reading")
                continue
            reading = readings.get(mention["reading_id"])
            if reading is None:
                findings.append(f"{place}: no event with reading {mention['reading_id']}")
                continue
            checked += 1
            if (mention["value"], mention["unit"]) != (reading["value"], reading["unit"]):
                findings.append(f"{place}: reading {reading['value']} {reading['unit']}")
            said = turn["text"][mention["start"] : mention["end"]]
            if mention["value"] not in [float(number) for number in NUMBER.findall(said)]:
                findings.append(f"{place}: the words do not say {mention['value']}")
            if reading["start_ns"] > turn["end_ns"]:
                findings.append(f"{place}: said before it was read at {reading['start_ns'] / NANOSECONDS:.1f} s")
    assert checked > 10 * len(dataset.encounters)
    assert_none(findings)


def test_readings_are_what_the_trend_shows(dataset: Dataset) -> None:
    findings: list[str] = []
    checked = 0
    for encounter in dataset.encounters:
        vitals = encounter.sensor("vitals")
        for reading in encounter.events_of("reading"):
            name = TREND_OF.get(reading["kind"])
            if name is None:
                continue
            at = reading["start_ns"] / NANOSECONDS
            index = int((reading["start_ns"] - vitals.offset_ns) // NANOSECONDS)
            checked += 1
            inside = 0 <= index < vitals.record.sig_len
            shown = vitals.signal(name)[index] if inside else None
            if shown != reading["value"]:
                place = f"{encounter.id} {reading['reading_id']} {name} at {at:.1f} s"
                findings.append(f"{place}: reading {reading['value']}, trend {shown}")
    assert checked > 5 * len(dataset.encounters)
    assert_none(findings)


def test_readings_are_in_the_run_report(dataset: Dataset) -> None:
    findings: list[str] = []
    for encounter in dataset.encounters:
        reported: dict[str, list[tuple[str, dict]]] = {}
        for element, entries in encounter.report.items():
            if not element.startswith("eVitals"):
                continue
            for entry in entries:
                if "reading_id" in entry:
                    reported.setdefault(entry["reading_id"], []).append((element, entry))
        readings = {event["reading_id"]: event for event in encounter.events_of("reading")}
        unknown = sorted(reported.keys() - readings.keys())
        findings += [f"{encounter.id}: {key} of the report was never read" for key in unknown]
        for key, reading in readings.items():
            at = f"{encounter.id} {key} {reading['kind']} at {reading['start_ns'] / NANOSECONDS:.1f} s"
            if key not in reported:
                findings.append(f"{at}: not in the run report")
            for element, entry in reported.get(key, []):
                if float(entry["value"]) != reading["value"] or entry["t_ns"] != reading["start_ns"]:
                    findings.append(f"{at}: reading {reading['value']}, {element} {entry['value']} at {entry['t_ns']}")
    assert_none(findings)


def test_every_number_in_a_text_is_a_mention(dataset: Dataset) -> None:
    findings: list[str] = []
    for encounter in dataset.encounters:
        for turn in encounter.transcript["turns"]:
            covered = {
                place for mention in turn["mentions"] for place in range(mention["start"], mention["end"])
            }
            loose = [match for match in NUMBER.finditer(turn["text"]) if not covered.issuperset(range(*match.span()))]
            if loose:
                numbers = [match.group() for match in loose]
                findings.append(f"{encounter.id} {turn['id']}: {numbers} in no mention: {turn['text']}")
    assert_none(findings)


def test_spoken_form_and_words(dataset: Dataset) -> None:
    findings: list[str] = []
    for encounter in dataset.encounters:
        speakers = {speaker["id"]: speaker["role"] for speaker in encounter.record["speakers"]}
        before = 0
        for turn in encounter.transcript["turns"]:
            place = f"{encounter.id} {turn['id']}"
            if any(character.isdigit() for character in turn["spoken"]):
                findings.append(f"{place}: digits in the spoken form: {turn['spoken']}")
            if speakers.get(turn["speaker"]) != turn["role"]:
                findings.append(f"{place}: {turn['speaker']} is no {turn['role']}")
            if turn["start_ns"] < before or turn["end_ns"] > encounter.duration_ns:
                findings.append(f"{place}: out of order or after the end")
            before = turn["start_ns"]
            words = turn["words"]
            if " ".join(word["text"] for word in words) != turn["text"]:
                findings.append(f"{place}: words do not make up the text: {turn['text']}")
            time = turn["start_ns"]
            for word in words:
                if not time <= word["start_ns"] < word["end_ns"] <= turn["end_ns"]:
                    span = f"{word['start_ns']}-{word['end_ns']} ns"
                    findings.append(f"{place}: '{word['text']}' {span}: overlaps, is empty or leaves the turn")
                time = word["end_ns"]
    assert_none(findings)
