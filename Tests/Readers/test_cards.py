"""The cards of a data set: Croissant through mlcroissant, and the front matter that the Hub reads."""

from __future__ import annotations

import json
import logging

import yaml
from dataset_folder import Dataset, json_lines


def test_croissant_is_accepted_and_gives_the_encounters(dataset: Dataset, caplog) -> None:
    import mlcroissant

    path = dataset.root / "croissant.json"
    with caplog.at_level(logging.WARNING):
        card = mlcroissant.Dataset(jsonld=str(path))
    assert not card.metadata.ctx.issues.errors
    rows = [
        {key.removeprefix("encounters/"): value for key, value in row.items()} for row in card.records("encounters")
    ]
    expected = json_lines(dataset.root / "manifest.jsonl")
    assert len(rows) == len(expected)
    for row, line in zip(rows, expected, strict=True):
        for key, value in row.items():
            assert (value.decode() if isinstance(value, bytes) else value) == line[key]
    assert json.loads(path.read_text())["conformsTo"][0].endswith("croissant/1.1")


def test_the_readme_begins_with_what_the_hub_reads(dataset: Dataset) -> None:
    front = (dataset.root / "README.md").read_text(encoding="utf-8").split("---\n")[1]
    card = yaml.safe_load(front)
    assert card["license"] == dataset.record["license"].lower()
    assert card["language"] == dataset.record["languages"]
    assert card["configs"][0]["data_files"] == "manifest.jsonl"
    assert "synthetic" in card["tags"] and card["task_categories"] and card["size_categories"]
