"""Every document against its published JSON Schema, with an independent implementation of the standard."""

from __future__ import annotations

import json
import sys

import pytest
from dataset_folder import Dataset, json_lines
from findings import assert_none
from jsonschema import Draft202012Validator
from program import CHECKOUT, Program


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
    hold(emsynth, kind, documents(dataset, kind))


@pytest.fixture(scope="module")
def annotated(emsynth: Program, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Stills with texts beside them, scored by the annotator of Python alone."""
    folder = tmp_path_factory.mktemp("annotated") / "set"
    emsynth.do("build", "text-image", "--encounters", "2", "--seed", "7", "--set", "pairs.scenes=3", "-o", folder)
    emsynth.do("annotate", folder, "--with", sys.executable, CHECKOUT / "scripts/annotate_colour.py")
    return Dataset(folder)


@pytest.mark.parametrize("kind", ["pair", "annotation", "annotation-index"])
def test_what_stands_beside_frames_keeps_to_its_schema(emsynth: Program, annotated: Dataset, kind: str) -> None:
    patterns = {"pair": "*/*/pairs.jsonl", "annotation": "*/*/annotations/*.jsonl"}
    index = annotated.root / "annotations/colour.json"
    if kind == "annotation-index":
        found = [(index.name, json.loads(index.read_text(encoding="utf-8")))]
        assert len(found[0][1]["encounters"]) == len(annotated.encounters)
    else:
        found = [
            (f"{path.relative_to(annotated.root)} line {number}", line)
            for path in sorted(annotated.root.glob(patterns[kind]))
            for number, line in enumerate(json_lines(path), start=1)
        ]
    validator = hold(emsynth, kind, found)
    for key in found[0][1]:
        assert not validator.is_valid({**found[0][1], key: {"no": ["such", None]}}), key
        without = {name: value for name, value in found[0][1].items() if name != key}
        assert not validator.is_valid(without) or kind == "pair", key


def hold(emsynth: Program, kind: str, checked: list[tuple[str, object]]) -> Draft202012Validator:
    findings: list[str] = []
    printed = emsynth.run("schema", kind)
    assert printed.returncode == 0, printed.stderr
    schema = json.loads(printed.stdout)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert checked
    for place, document in checked:
        findings += [f"{place}: {error.json_path}: {error.message[:300]}" for error in validator.iter_errors(document)]
    # A schema that accepts anything would pass the above.
    assert not validator.is_valid({**checked[0][1], "surprise": 1})
    assert_none(findings)
    return validator
