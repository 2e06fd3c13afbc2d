"""Streams that two calls exchange, sealed again: the validator looks at the data and notices each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from dataset_folder import Dataset
from program import Program
from swapping import PairOfCalls

# Two arrests would be the hardest pair; the demo has one of each kind, so an arrest and the call before it.
STREAMS = [
    "mix", "stem-bed", "stem-medic1", "transcript", "events", "frames", "sensor-monitor", "sensor-capnography",
    "sensor-cpr", "sensor-watch", "sensor-vitals", "record",
]  # fmt: skip


def pairs(dataset: Dataset) -> dict[str, tuple[str, str]]:
    """For each stream the arrest and another call that has it, or two other calls."""
    arrest = next(call for call in dataset.encounters if call.record["protocol"]["id"] == "cardiac-arrest")
    found = {}
    for name in STREAMS:
        having = [call for call in dataset.encounters if any(s["id"] == name for s in call.record["streams"])]
        others = [call for call in having if call.id != arrest.id]
        if arrest in having and others:
            found[name] = (arrest.id, others[0].id)
    return found


@pytest.fixture
def calls(request: pytest.FixtureRequest, dataset: Dataset, tmp_path: Path) -> PairOfCalls:
    ids = pairs(dataset).get(request.param)
    if ids is None:
        pytest.skip("one call alone has this stream")
    return PairOfCalls(dataset.root, ids, tmp_path / "pair")


def totals(emsynth: Program, root: Path) -> dict[str, int]:
    arguments = ["--level", "signals", "--format", "json", "--ignore", "dataset.count-mismatch"]
    return json.loads(emsynth.run("validate", root, *arguments).stdout)["totals"]


@pytest.mark.parametrize("calls", ["mix"], indirect=True)
def test_two_calls_alone_have_no_finding(emsynth: Program, calls: PairOfCalls) -> None:
    assert totals(emsynth, calls.root) == {}


@pytest.mark.parametrize("calls", STREAMS, indirect=True)
def test_an_exchanged_stream_is_noticed(emsynth: Program, calls: PairOfCalls, request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.params["calls"]
    calls.exchange(name, fitted=False)
    assert totals(emsynth, calls.root)


def test_alarms_that_are_left_out_are_noticed(emsynth: Program, dataset: Dataset, tmp_path: Path) -> None:
    """All alarms but the first, where the heart is too slow, too fast or still for four minutes after it."""
    for call in dataset.encounters:
        events = call.events
        alarms = [event for event in events if event["type"] == "alarm"]
        first = {event["label"]: event["start_ns"] for event in reversed(alarms)}
        last = {event["label"]: event["start_ns"] for event in alarms}
        names = [name for name in ("low_heart_rate", "asystole") if name in first]
        if any(last[name] - first[name] > 300e9 for name in names):
            break
    else:
        pytest.fail("no call of this data set has an alarm for so long")
    pair = PairOfCalls(dataset.root, (call.id, call.id), tmp_path / "call")
    kept = [event for event in events if event["type"] != "alarm" or event["start_ns"] == first[event["label"]]]
    (pair.root / pair.stream(0, "events")["path"]).write_text(
        "".join(json.dumps(event) + "\n" for event in kept), encoding="utf-8"
    )
    pair.seal()
    assert set(totals(emsynth, pair.root)) == {"cross.missing-alarm"}


FITTED = [name for name in STREAMS if name.startswith(("mix", "stem", "sensor")) and name != "sensor-watch"]


@pytest.mark.parametrize("calls", FITTED, indirect=True)
def test_clock_and_length_do_not_hide_it(
    emsynth: Program, calls: PairOfCalls, request: pytest.FixtureRequest
) -> None:
    name = request.node.callspec.params["calls"]
    calls.exchange(name, fitted=True)
    noticed = totals(emsynth, calls.root)
    assert [code for code in noticed if code.startswith(("cross.", "sensor.implausible"))], noticed


@pytest.mark.parametrize("folder", ["frames", "masks"])
@pytest.mark.parametrize("calls", ["frames"], indirect=True)
def test_exchanged_pictures_are_noticed(emsynth: Program, calls: PairOfCalls, folder: str) -> None:
    calls.exchange_files(folder)
    noticed = totals(emsynth, calls.root)
    # Most pictures do not fit: they are those of another call. A mask that is not that of its boxes is told as that, and not
    # of its picture again.
    code = {"frames": "cross.foreign-stream", "masks": "cross.mask-mismatch"}[folder]
    assert code in noticed, noticed
