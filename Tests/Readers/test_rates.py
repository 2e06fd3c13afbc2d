"""Rates that others' methods find in the signals against what the script says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from dataset_folder import Dataset, Encounter, Sensor
from findings import assert_none
from rhythms import BEAT_SYMBOLS, fibrillation_windows, regular_stretches, span_of
from scipy.signal import find_peaks, welch
from scipy.stats import kurtosis
from time_spans import Span, length, pieces, without
from wfdb import processing

SHORTEST_STRETCH = 20.0
LARGEST_DIFFERENCE = 1.5
VF_WINDOW = 4.0


@dataclass
class CleanStretch:
    """A stretch of a regular rhythm away from artefact, with the samples of the beats that xqrs finds in it."""

    encounter: Encounter
    monitor: Sensor
    rhythm: str
    span: Span
    beats: np.ndarray

    def place(self, span: Span) -> str:
        return f"{self.encounter.id} {self.rhythm} {span[0]:.1f}-{span[1]:.1f} s"


@pytest.fixture(scope="module")
def stretches(dataset: Dataset) -> list[CleanStretch]:
    found = []
    for encounter in dataset.encounters:
        monitor = encounter.sensor("monitor")
        for rhythm, span in regular_stretches(encounter, longer_than=SHORTEST_STRETCH):
            first = monitor.sample(span[0])
            ecg = monitor.signal("II")[first : monitor.sample(span[1])]
            beats = processing.xqrs_detect(ecg, fs=monitor.rate, verbose=False) + first
            found.append(CleanStretch(encounter, monitor, rhythm, span, beats))
    # Not every call has one: a heart may fibrillate to the end.
    assert len(found) > len(dataset.encounters) // 2
    return found


def test_xqrs_finds_the_heart_rate_of_the_trend(stretches: list[CleanStretch]) -> None:
    """Over each clean stretch and over each of its pieces of 20 s and more."""
    findings: list[str] = []
    for stretch in stretches:
        for span in [stretch.span, *pieces(stretch.span, SHORTEST_STRETCH)]:
            trend = mean_trend(stretch.encounter, "HR", span)
            found = rate_of(within(stretch.beats, stretch.monitor, span), stretch.monitor.rate)
            if found is None or not abs(found - trend) <= LARGEST_DIFFERENCE:
                findings.append(f"{stretch.place(span)}: trend {trend:.2f} /min, xqrs {found} /min")
    assert_none(findings)


def test_xqrs_finds_the_annotated_beats(stretches: list[CleanStretch]) -> None:
    """All but one in a hundred within 50 ms, and nothing else; two may be lost while the detector learns."""
    findings: list[str] = []
    for stretch in stretches:
        marks = stretch.monitor.annotations
        annotated = marks.sample[np.isin(marks.symbol, list(BEAT_SYMBOLS))]
        expected = within(annotated, stretch.monitor, stretch.span)
        window = round(0.05 * stretch.monitor.rate)
        result = processing.compare_annotations(expected, stretch.beats, window_width=window)
        allowed = max(2, len(expected) // 100)
        if len(expected) == 0 or result.fn > allowed or result.fp > allowed:
            findings.append(
                f"{stretch.place(stretch.span)}: of {len(expected)} beats xqrs misses {result.fn}, "
                f"and finds {result.fp} that are none"
            )
    assert_none(findings)


def within(samples: np.ndarray, sensor: Sensor, span: Span) -> np.ndarray:
    """The samples that lie in a span of time."""
    return samples[(samples >= sensor.sample(span[0])) & (samples < sensor.sample(span[1]))]


def rate_of(beats: np.ndarray, rate: float) -> float | None:
    """60 over the mean interval, or None below two beats."""
    if len(beats) < 2:
        return None
    return float(60 * rate * (len(beats) - 1) / (beats[-1] - beats[0]))


def mean_trend(encounter: Encounter, name: str, span: Span) -> float:
    """Mean of a vital sign's trend over a span, where it is shown."""
    vitals = encounter.sensor("vitals")
    return float(np.nanmean(vitals.signal(name)[vitals.sample(span[0]) : vitals.sample(span[1])]))


def test_fibrillation_looks_like_fibrillation(dataset: Dataset) -> None:
    findings: list[str] = []
    checked = 0
    for encounter in dataset.encounters:
        monitor = encounter.sensor("monitor")
        for start, end in fibrillation_windows(encounter, VF_WINDOW):
            ecg = monitor.signal("II")[monitor.sample(start) : monitor.sample(end)]
            frequencies, power = welch(ecg, fs=monitor.rate, nperseg=len(ecg) // 2)
            peak = frequencies[np.argmax(power)]
            tailedness = kurtosis(ecg, fisher=False)
            checked += 1
            if not 3 <= peak <= 7 or tailedness >= 5:
                findings.append(
                    f"{encounter.id} {start:.1f}-{end:.1f} s: spectral peak {peak:.2f} Hz, kurtosis {tailedness:.2f}"
                )
    assert checked > 0
    assert_none(findings)


def test_compression_rate_from_depth(dataset: Dataset) -> None:
    findings: list[str] = []
    checked = 0
    for encounter in dataset.encounters:
        for event in encounter.events_of("compressions"):
            if length(span_of(event)) <= SHORTEST_STRETCH:
                continue
            pad = encounter.sensor("cpr")
            bout = without(span_of(event), [(0, pad.seconds(0)), (pad.seconds(pad.record.sig_len), float("inf"))])
            if not bout or length(bout[0]) <= SHORTEST_STRETCH:
                continue
            start, end = bout[0]
            depth = pad.signal("DEPTH")[pad.sample(start) : pad.sample(end)]
            expected = event["rate_per_minute"]
            checked += 1
            methods = {"autocorrelation": rate_by_autocorrelation, "peaks": rate_by_peaks}
            for name, method in methods.items():
                found = method(depth, pad.rate)
                if not abs(found - expected) <= 1:
                    findings.append(
                        f"{encounter.id} {start:.1f}-{end:.1f} s: {expected} /min in the script, {found:.2f} by {name}"
                    )
    assert checked > 0
    assert_none(findings)


def rate_by_autocorrelation(depth: np.ndarray, rate: float) -> float:
    """Compressions a minute from the first peak of the autocorrelation at 80 to 140 a minute, by parabola."""
    centred = depth - depth.mean()
    size = 1 << (2 * len(centred) - 1).bit_length()
    spectrum = np.fft.rfft(centred, size)
    correlation = np.fft.irfft(spectrum * np.conj(spectrum), size)[: len(centred)]
    shortest, longest = int(rate * 60 / 140), int(rate * 60 / 80)
    lag = shortest + int(np.argmax(correlation[shortest : longest + 1]))
    before, at, after = correlation[lag - 1 : lag + 2]
    return float(60 * rate / (lag + 0.5 * (before - after) / (before - 2 * at + after)))


def rate_by_peaks(depth: np.ndarray, rate: float) -> float:
    """Compressions a minute from the mean interval of neighbouring peaks; pauses for breaths are left out."""
    peaks, _ = find_peaks(depth, height=depth.max() / 2, distance=int(0.25 * rate))
    intervals = np.diff(peaks)
    return float(60 * rate / intervals[intervals < 1.5 * np.median(intervals)].mean())
