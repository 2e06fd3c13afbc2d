"""The program's own verdict on the data set."""

from __future__ import annotations

import json

from dataset_folder import Dataset
from program import Program


def test_nothing_is_found_at_the_deepest_level(emsynth: Program, dataset: Dataset) -> None:
    result = emsynth.run("validate", dataset.root, "--level", "signals", "--strict")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 findings" in result.stdout or "no findings" in result.stdout, result.stdout


def test_findings_as_json(emsynth: Program, dataset: Dataset) -> None:
    result = emsynth.run("validate", dataset.root, "--format", "json")
    report = json.loads(result.stdout)
    assert report["checked"]["encounters"] == len(dataset.encounters)
    assert isinstance(report["findings"], list)
    assert (result.returncode == 0) == (not report["findings"])
