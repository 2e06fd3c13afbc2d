"""Every document against its published JSON Schema, with an independent implementation of the standard."""

from __future__ import annotations

import json

import pytest
from dataset_folder import Dataset
from findings import assert_none
from jsonschema import Draft202012Validator
from program import Program


def documents(dataset: Dataset, kind: str) -> list[tuple[str, object]]:
    """The documents of one kind with the place they come from."""
    if kind == "dataset":
        return [("dataset.json", dataset.record)]
    found: list[tuple[str, object]] = []
    for encounter in dataset.encounters:
        if kind == "encounter":
            found.append((encounter.id, encounter.record))
        elif kind == "transcript":
            found.append((encounter.id, encounter.transcript))
        else:
            lines = encounter.events if kind == "event" else encounter.frames
            found += [(f"{encounter.id} {kind} line {number}", line) for number, line in enumerate(lines, start=1)]
    return found


@pytest.mark.parametrize("kind", ["dataset", "encounter", "transcript", "event", "frame"])
def test_documents_keep_to_their_schema(emsynth: Program, dataset: Dataset, kind: str) -> None:
    findings: list[str] = []
    printed = emsynth.run("schema", kind)
    assert printed.returncode == 0, printed.stderr
    schema = json.loads(printed.stdout)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    checked = documents(dataset, kind)
    assert checked
    for place, document in checked:
        findings += [f"{place}: {error.json_path}: {error.message[:300]}" for error in validator.iter_errors(document)]
    # A schema that accepts anything would pass the above.
    assert not validator.is_valid({**checked[0][1], "surprise": 1})
    assert_none(findings)
