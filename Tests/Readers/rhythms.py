"""Which stretches of an ECG can be held against a rate, and which against the look of fibrillation."""

from __future__ import annotations

import numpy as np
from dataset_folder import NANOSECONDS, Encounter, Sensor
from time_spans import Span, length, without

# PhysioNet's rhythm strings, and a few of the same making for what they lack.
WFDB_RHYTHMS = {
    "sinus": "(N",
    "sinus_bradycardia": "(SBR",
    "sinus_tachycardia": "(N",
    "anterior_stemi": "(N",
    "inferior_stemi": "(N",
    "lateral_stemi": "(N",
    "atrial_fibrillation": "(AFIB",
    "supraventricular_tachycardia": "(SVTA",
    "ventricular_tachycardia": "(VT",
    "pulseless_ventricular_tachycardia": "(VT",
    "ventricular_fibrillation": "(VFIB",
    "asystole": "(ASYS",
    "pulseless_electrical_activity": "(PEA",
    "first_degree_block": "(BI",
    "second_degree_block_type_1": "(BII",
    "second_degree_block_type_2": "(BII",
    "third_degree_block": "(BIII",
    "junctional": "(NOD",
    "paced": "(PM",
    "agonal": "(IVR",
}
IRREGULAR = {
    "ventricular_fibrillation",
    "asystole",
    "atrial_fibrillation",
    "second_degree_block_type_1",
    "second_degree_block_type_2",
    "agonal",
}
BEAT_SYMBOLS = set("NLRVAFEjSJaeQ/f")
SHOCK_BEFORE, SHOCK_AFTER = 0.5, 5.0


def span_of(event: dict) -> Span:
    return (event["start_ns"] / NANOSECONDS, event["end_ns"] / NANOSECONDS)


def disturbed(encounter: Encounter, monitor: Sensor) -> list[Span]:
    """Compressions, shocks with what follows them, stretches marked as noise, and stretches without an ECG."""
    cuts = [span_of(event) for event in encounter.events_of("compressions")]
    cuts += [
        (start - SHOCK_BEFORE, end + SHOCK_AFTER) for start, end in map(span_of, encounter.events_of("shock"))
    ]
    marks = monitor.annotations
    begun: float | None = None
    for sample, symbol, subtype in zip(marks.sample, marks.symbol, marks.subtype, strict=True):
        if symbol != "~":
            continue
        if subtype != 0 and begun is None:
            begun = monitor.seconds(sample)
        elif subtype == 0 and begun is not None:
            cuts.append((begun, monitor.seconds(sample)))
            begun = None
    end = monitor.seconds(monitor.record.sig_len)
    if begun is not None:
        cuts.append((begun, end))
    cuts += [(0, monitor.seconds(0)), (end, float("inf"))]
    missing = np.flatnonzero(np.isnan(monitor.signal("II")))
    for run in np.split(missing, np.flatnonzero(np.diff(missing) > 1) + 1):
        if len(run):
            cuts.append((monitor.seconds(run[0]), monitor.seconds(run[-1] + 1)))
    return cuts


def regular_stretches(encounter: Encounter, longer_than: float) -> list[tuple[str, Span]]:
    """Clean stretches of regular rhythms."""
    monitor = encounter.sensor("monitor")
    cuts = disturbed(encounter, monitor)
    return [
        (event["rhythm"], piece)
        for event in encounter.events_of("rhythm")
        if event["rhythm"] not in IRREGULAR
        for piece in without(span_of(event), cuts)
        if length(piece) > longer_than
    ]


def fibrillation_windows(encounter: Encounter, window: float) -> list[Span]:
    """Windows of hands-off ventricular fibrillation, side by side."""
    monitor = encounter.sensor("monitor")
    cuts = disturbed(encounter, monitor)
    windows = []
    for event in encounter.events_of("rhythm"):
        if event["rhythm"] != "ventricular_fibrillation":
            continue
        for start, end in without(span_of(event), cuts):
            count = int((end - start) / window)
            windows += [(start + index * window, start + (index + 1) * window) for index in range(count)]
    return windows
