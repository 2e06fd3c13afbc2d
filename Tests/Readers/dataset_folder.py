"""A data set as its manifest describes it, read with the standard library only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import wfdb

NANOSECONDS = 1_000_000_000


class Dataset:
    """A finished data set folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.record: dict[str, Any] = json.loads((root / "dataset.json").read_text(encoding="utf-8"))
        self.encounters = [Encounter(root, line) for line in json_lines(root / "manifest.jsonl")]


class Encounter:
    """One line of the manifest and the files it names. Times are seconds of the session unless they end in _ns."""

    def __init__(self, root: Path, record: dict[str, Any]) -> None:
        self.root = root
        self.record = record
        self.id: str = record["id"]
        self.duration_ns: int = record["duration_ns"]

    def streams(self, *kinds: str) -> list[dict[str, Any]]:
        """The streams of these kinds, in the manifest's order."""
        return [stream for stream in self.record["streams"] if stream["kind"] in kinds]

    def path(self, stream: dict[str, Any]) -> Path:
        return self.root / stream["path"]

    @cached_property
    def events(self) -> list[dict[str, Any]]:
        return json_lines(self.path(self.streams("events")[0]))

    @cached_property
    def frames(self) -> list[dict[str, Any]]:
        return [line for stream in self.streams("frames") for line in json_lines(self.path(stream))]

    @cached_property
    def transcript(self) -> dict[str, Any]:
        return json.loads(self.path(self.streams("transcript")[0]).read_text(encoding="utf-8"))

    @cached_property
    def report(self) -> dict[str, Any]:
        return json.loads(self.path(self.streams("record")[0]).read_text(encoding="utf-8"))

    @property
    def sensors(self) -> list[Sensor]:
        return [Sensor(self, stream) for stream in self.streams("sensor")]

    def sensor(self, device: str) -> Sensor | None:
        """The sensor record `<encounter>-<device>`, or None where the call has none."""
        return next((sensor for sensor in self.sensors if sensor.name == f"{self.id}-{device}"), None)

    def events_of(self, kind: str) -> Iterator[dict[str, Any]]:
        return (event for event in self.events if event["type"] == kind)


class Sensor:
    """A WFDB record on the session clock."""

    def __init__(self, encounter: Encounter, stream: dict[str, Any]) -> None:
        self.stream = stream
        self.header = encounter.path(stream)
        self.name = self.header.stem
        self.offset_ns: int = stream["clock"]["offset_ns"]
        self.stretch = 1 + stream["clock"]["skew_ppb"] / 1e9
        self.rate: float = stream["sample_rate_hz"]

    @cached_property
    def record(self) -> wfdb.Record:
        """The record in physical units."""
        return wfdb.rdrecord(str(self.header.with_suffix("")))

    @cached_property
    def annotations(self) -> wfdb.Annotation | None:
        """The record's `.atr` annotations, or None where it has none."""
        if not self.header.with_suffix(".atr").exists():
            return None
        return wfdb.rdann(str(self.header.with_suffix("")), "atr")

    def signal(self, name: str):
        """The samples of one signal, NaN where nothing was measured."""
        return self.record.p_signal[:, self.record.sig_name.index(name)]

    def seconds(self, sample: float) -> float:
        """Session time of a sample."""
        return self.offset_ns / NANOSECONDS + sample / self.rate * self.stretch

    def sample(self, seconds: float) -> int:
        """The sample nearest to a session time, not beyond the ends of the record."""
        index = round((seconds - self.offset_ns / NANOSECONDS) * self.rate / self.stretch)
        return min(max(index, 0), self.stream["samples"])


def json_lines(path: Path) -> list[dict[str, Any]]:
    """Every line of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below a folder by relative path."""
    return {
        path.relative_to(folder).as_posix(): sha256(path) for path in sorted(folder.rglob("*")) if path.is_file()
    }
