"""Recordings of real calls in this format: no seed, no recipe, not synthetic. The published schemas accept them, in two
implementations of the standard, and so does the validator under its profile."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from dataset_folder import Dataset
from jsonschema import Draft202012Validator
from program import Program
from swapping import PairOfCalls


class RecordedCalls(PairOfCalls):
    """Two calls with everything taken away that a recording does not have."""

    def strip(self) -> None:
        head = json.loads((self.root / "dataset.json").read_text(encoding="utf-8"))
        for key in ("seed", "recipe", "recipe_sha256", "plan"):
            head.pop(key, None)
        head["synthetic"] = False
        head["counts"] = self.counts()
        head["splits"] = {}
        for record in self.records:
            head["splits"][record["split"]] = head["splits"].get(record["split"], 0) + 1
            record["synthetic"] = False
            record.pop("seed")
            record.pop("provenance")
            for name in ("transcript", "record"):
                path = self.root / next(s["path"] for s in record["streams"] if s["id"] == name)
                document = json.loads(path.read_text(encoding="utf-8"))
                document["synthetic"] = False
                path.write_text(json.dumps(document), encoding="utf-8")
        (self.root / "dataset.json").write_text(json.dumps(head), encoding="utf-8")
        self.seal()

    def counts(self) -> dict[str, int]:
        turns = []
        for index in (0, 1):
            path = self.root / self.stream(index, "transcript")["path"]
            turns += json.loads(path.read_text(encoding="utf-8"))["turns"]
        return {
            "encounters": 2,
            "streams": sum(len(record["streams"]) for record in self.records),
            "turns": len(turns),
            "words": sum(len(turn["words"]) for turn in turns),
            "duration_ns": sum(record["duration_ns"] for record in self.records),
        }


@pytest.fixture(scope="module")
def recorded(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> RecordedCalls:
    ids = (dataset.encounters[0].id, dataset.encounters[1].id)
    calls = RecordedCalls(dataset.root, ids, tmp_path_factory.mktemp("recorded"))
    calls.strip()
    return calls


def documents(calls: RecordedCalls, kind: str) -> list[dict]:
    if kind == "dataset":
        return [json.loads((calls.root / "dataset.json").read_text(encoding="utf-8"))]
    if kind == "encounter":
        return calls.records
    paths = [calls.root / calls.stream(index, f"{kind}s" if kind != "transcript" else kind)["path"] for index in (0, 1)]
    if kind == "transcript":
        return [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("kind", ["dataset", "encounter", "transcript", "event", "frame"])
def test_the_published_schemas_accept_recordings(
    emsynth: Program, recorded: RecordedCalls, kind: str, tmp_path: Path
) -> None:
    schema = json.loads(emsynth.run("schema", kind).stdout)
    validator = Draft202012Validator(schema)
    found = documents(recorded, kind)
    assert found
    assert [error.message for document in found for error in validator.iter_errors(document)] == []
    (tmp_path / "schema.json").write_text(json.dumps(schema), encoding="utf-8")
    places = []
    for number, document in enumerate(found[:20]):
        places.append(tmp_path / f"{number}.json")
        places[-1].write_text(json.dumps(document), encoding="utf-8")
    check = [sys.executable, "-m", "check_jsonschema", "--schemafile", tmp_path / "schema.json"]
    accepted = subprocess.run([*check, *places], capture_output=True, text=True, check=False)
    assert accepted.returncode == 0, accepted.stdout
    places[0].write_text(json.dumps({**found[0], "surprise": 1}), encoding="utf-8")
    assert subprocess.run([*check, places[0]], capture_output=True, check=False).returncode != 0
    assert subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--check-metaschema", tmp_path / "schema.json"],
        capture_output=True, check=False,
    ).returncode == 0  # fmt: skip


def test_the_profile_accepts_recordings_and_the_usual_one_does_not(emsynth: Program, recorded: RecordedCalls) -> None:
    arguments = ["validate", recorded.root, "--level", "signals", "--format", "json"]
    result = emsynth.run(*arguments, "--profile", "recorded")
    assert json.loads(result.stdout)["findings"] == [] and result.returncode == 0
    codes = json.loads(emsynth.run(*arguments[:2], "--format", "json").stdout)["totals"]
    assert set(codes) == {"schema.not-synthetic"}
