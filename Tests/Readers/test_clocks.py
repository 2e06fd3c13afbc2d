"""Devices whose clocks drift: the signals are where the manifest says, and an XDF export can be aligned without it."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy
import pytest
import pyxdf
from dataset_folder import NANOSECONDS, Dataset
from program import Program

DRIFT_PPM = 80


@pytest.fixture(scope="module")
def dataset(emsynth: Program, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """A call at the pace of real ones, so that clocks have the time to part."""
    folder = tmp_path_factory.mktemp("drifting") / "multimodal"
    settings = ["streams.audio=false", "streams.frames=false", f"clocks.drift_ppm={DRIFT_PPM}", "protocols.stemi=1"]
    options = [part for setting in settings for part in ("--set", setting)]
    emsynth.do("build", "multimodal", "--encounters", "2", "--seed", "3", "-o", folder, *options)
    return Dataset(folder)


@pytest.fixture(scope="module")
def exports(emsynth: Program, dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    emsynth.do("export", dataset.root, "--to", "xdf", "-o", folder)
    return folder


def test_every_device_has_a_clock_of_its_own(dataset: Dataset) -> None:
    for encounter in dataset.encounters:
        skews = {sensor.name: sensor.stream["clock"]["skew_ppb"] for sensor in encounter.sensors}
        trend = skews.pop(f"{encounter.id}-vitals")
        assert trend == 0 and len(skews) > 1
        assert len(set(skews.values())) == len(skews)
        assert all(0 < abs(skew) <= DRIFT_PPM * 1000 for skew in skews.values())


def test_validation_finds_nothing(emsynth: Program, dataset: Dataset) -> None:
    result = emsynth.run("validate", dataset.root, "--level", "signals")
    assert result.returncode == 0, result.stdout


def test_synchronisation_recovers_every_stream(exports: Path, dataset: Dataset) -> None:
    """Within 5 ms of the truth, and not before."""
    parted = 0.0
    for encounter in dataset.encounters:
        path = str(exports / "xdf" / encounter.record["split"] / f"{encounter.id}.xdf")
        select = [{"type": "Signals"}]
        aligned = {each["info"]["name"][0]: each for each in pyxdf.load_xdf(path, select_streams=select)[0]}
        plain = pyxdf.load_xdf(path, select_streams=select, synchronize_clocks=False)[0]
        raw = {each["info"]["name"][0]: each for each in plain}
        assert aligned.keys() == raw.keys() == {sensor.stream["id"] for sensor in encounter.sensors}
        for sensor in encounter.sensors:
            name, count = sensor.stream["id"], sensor.stream["samples"]
            truth = sensor.offset_ns / NANOSECONDS + numpy.arange(count) / sensor.rate * sensor.stretch
            assert len(aligned[name]["time_stamps"]) == count
            assert numpy.abs(aligned[name]["time_stamps"] - truth).max() < 0.005, name
            # An offset alone, without the drift, does not do it.
            device = raw[name]["time_stamps"]
            parted = max(parted, numpy.abs(device - device[0] - (truth - truth[0])).max())
    assert parted > 0.02


def test_the_truth_is_in_none_of_the_files(exports: Path, dataset: Dataset) -> None:
    for encounter in dataset.encounters:
        path = exports / "xdf" / encounter.record["split"] / f"{encounter.id}.xdf"
        content = path.read_bytes() + (exports / "xdf/export.json").read_bytes()
        for sensor in encounter.sensors:
            clock = sensor.stream["clock"]
            if clock["skew_ppb"] == 0:
                continue
            seconds = clock["offset_ns"] / NANOSECONDS
            for written in (str(clock["skew_ppb"]), str(clock["offset_ns"]), f"{seconds:.9f}".rstrip("0")):
                assert written.encode() not in content
            assert struct.pack("<d", seconds) not in content
        assert b"skew" not in content and b"drift" not in content
    assert json.loads((exports / "xdf/export.json").read_text())["counts"]["encounters"] == len(dataset.encounters)


def test_the_loader_finds_every_clock_measured(
    exports: Path, dataset: Dataset, caplog: pytest.LogCaptureFixture
) -> None:
    """That of the session too, by which words and events are stamped: it warns of streams without."""
    for encounter in dataset.encounters:
        streams, _ = pyxdf.load_xdf(exports / "xdf" / encounter.record["split"] / f"{encounter.id}.xdf")
        assert {"words", "events"} <= {stream["info"]["name"][0] for stream in streams}
    assert not caplog.records
