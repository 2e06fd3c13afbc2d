"""Sensor records and annotations through the WFDB package."""

from __future__ import annotations

import numpy as np
import wfdb
from dataset_folder import NANOSECONDS, Dataset, Encounter, Sensor
from findings import assert_none
from rhythms import BEAT_SYMBOLS, WFDB_RHYTHMS
from time_spans import runs

UNITS = {
    "monitor": {"II": "mV", "PLETH": "NU", "RESP": "Ohm"},
    "capnography": {"CO2": "mmHg"},
    "cpr": {"DEPTH": "mm", "ACC": "m/s^2"},
    "watch": {"ACC_X": "m/s^2", "ACC_Y": "m/s^2", "ACC_Z": "m/s^2"},
    "vitals": {
        "HR": "/min",
        "SpO2": "%",
        "RR": "/min",
        "EtCO2": "mmHg",
        "NIBPs": "mmHg",
        "NIBPd": "mmHg",
        "SpCO": "%",
    },
}
# The clip is not on every finger, and few are measured for carbon monoxide.
OPTIONAL = {"PLETH", "SpCO"}
# A trend has all its columns, whatever was attached.
TREND = set(UNITS["vitals"])
MISSING = -32_768


def test_records_are_what_the_manifest_says(dataset: Dataset) -> None:
    findings: list[str] = []
    for encounter in dataset.encounters:
        for sensor in encounter.sensors:
            findings += [f"{sensor.name}: {fault}" for fault in faults_of_record(encounter, sensor)]
    assert_none(findings)


def faults_of_record(encounter: Encounter, sensor: Sensor) -> list[str]:
    """What is wrong with a record: shape, names, units, checksums, first values, missing samples, length."""
    stream = sensor.stream
    raw = wfdb.rdrecord(str(sensor.header.with_suffix("")), physical=False)
    faults = []

    def hold(what: str, got: object, expected: object) -> None:
        if got != expected:
            faults.append(f"{what}: expected {expected}, got {got}")

    hold("rate", raw.fs, stream["sample_rate_hz"])
    hold("samples", raw.sig_len, stream["samples"])
    hold("signals", raw.n_sig, stream["channels"])
    units = UNITS[sensor.name.removeprefix(f"{encounter.id}-")]
    expected = {name: unit for name, unit in units.items() if name in raw.sig_name or name not in OPTIONAL}
    hold("units", dict(zip(raw.sig_name, raw.units, strict=True)), expected)
    hold("format", set(raw.fmt), {"16"})
    if None in raw.checksum:
        return [*faults, f"a header line that cannot be read: {raw.sig_name} {raw.units}"]
    hold("checksums", [value % 65_536 for value in raw.calc_checksum()], [value % 65_536 for value in raw.checksum])
    hold("first values", raw.d_signal[0].tolist(), raw.init_value)
    missing = raw.d_signal == MISSING
    if not np.array_equal(np.isnan(sensor.record.p_signal), missing):
        faults.append("NaN is not exactly where samples are marked missing")
    for name, column in zip(raw.sig_name, missing.T, strict=True):
        if column.all() and name not in TREND:
            faults.append(f"{name} has no sample at all")
    if sensor.seconds(raw.sig_len - 1) > encounter.duration_ns / NANOSECONDS:
        faults.append("goes on after the session")
    return faults


def test_every_call_has_an_ecg_a_trend_and_a_watch(dataset: Dataset) -> None:
    for encounter in dataset.encounters:
        devices = {sensor.name.removeprefix(f"{encounter.id}-") for sensor in encounter.sensors}
        assert {"monitor", "vitals", "watch"} <= devices <= set(UNITS), encounter.id
        assert ("cpr" in devices) == any(encounter.events_of("compressions")), encounter.id


def test_annotations_are_in_order_and_known(dataset: Dataset) -> None:
    findings: list[str] = []
    for encounter in dataset.encounters:
        monitor = encounter.sensor("monitor")
        marks = monitor.annotations
        assert marks is not None, encounter.id
        assert marks.fs in (None, monitor.rate)
        if np.any(np.diff(marks.sample) <= 0) or marks.sample[0] < 0 or marks.sample[-1] >= monitor.record.sig_len:
            findings.append(f"{monitor.name}: annotations out of order or outside the record")
        if unknown := set(marks.symbol) - BEAT_SYMBOLS - set('+~[]"'):
            findings.append(f"{monitor.name}: unexpected symbols {unknown}")
        measured = ~np.isnan(monitor.signal("II"))
        for sample, symbol in zip(marks.sample, marks.symbol, strict=True):
            if symbol in BEAT_SYMBOLS and not measured[sample]:
                findings.append(f"{monitor.name}: beat at {monitor.seconds(sample):.2f} s where nothing is measured")
    assert_none(findings)


def test_rhythm_changes_are_annotated(dataset: Dataset) -> None:
    """Each rhythm has a `+` mark with its string at the first sample that shows it, and there are no others."""
    findings: list[str] = []
    for encounter in dataset.encounters:
        monitor = encounter.sensor("monitor")
        marks = monitor.annotations
        shown = runs(~np.isnan(monitor.signal("II")))
        expected = []
        for event in encounter.events_of("rhythm"):
            start, end = (monitor.sample(event[key] / NANOSECONDS) for key in ("start_ns", "end_ns"))
            for first, last in shown:
                if max(start, first) < min(end, last):
                    expected.append((max(start, first), WFDB_RHYTHMS[event["rhythm"]]))
        got = [
            (int(sample), aux)
            for sample, symbol, aux in zip(marks.sample, marks.symbol, marks.aux_note, strict=True)
            if symbol == "+"
        ]
        # Two marks cannot share a sample: the later in rank is moved on by one.
        agree = len(got) == len(expected) and all(
            abs(mine[0] - theirs[0]) <= 3 and mine[1] == theirs[1] for mine, theirs in zip(got, expected, strict=True)
        )
        if not agree:
            findings.append(f"{monitor.name}: rhythms {got}, events say {expected}")
        depth = 0
        for symbol in marks.symbol:
            depth += {"[": 1, "]": -1}.get(symbol, 0)
            if depth not in (0, 1):
                findings.append(f"{monitor.name}: fibrillation brackets do not match")
                break
    assert_none(findings)
