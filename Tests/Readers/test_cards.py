"""The cards of a data set: Croissant through mlcroissant, and the front matter that the Hub reads."""

from __future__ import annotations

import json
import logging
from typing import Any

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


def rows_of(card, name: str) -> list[dict[str, Any]]:
    """Rows without the record set's name in front of the fields, text as text."""
    return [
        {
            key.removeprefix(f"{name}/"): value.decode() if isinstance(value, bytes) else value
            for key, value in row.items()
        }
        for row in card.records(name)
    ]


def same(rows: list[dict[str, Any]], expected: list[dict[str, Any]]) -> None:
    """The same rows in whatever order."""
    assert sorted(rows, key=repr) == sorted(expected, key=repr)


def test_croissant_gives_the_streams(dataset: Dataset) -> None:
    """Every row of every record set, in both directions."""
    import mlcroissant

    card = mlcroissant.Dataset(jsonld=str(dataset.root / "croissant.json"))
    assert {record_set.name for record_set in card.metadata.record_sets} == {
        "encounters", "turns", "words", "events", "frames", "pictures", "signals",
    }  # fmt: skip

    def fields(name: str) -> list[str]:
        found = next(each for each in card.metadata.record_sets if each.name == name)
        return [field.name for field in found.fields if field.name not in ("encounter", "turn")]

    spoken = [(encounter, turn) for encounter in dataset.encounters for turn in encounter.transcript["turns"]]
    same(
        rows_of(card, "turns"),
        [{"encounter": each.id} | {key: turn[key] for key in fields("turns")} for each, turn in spoken],
    )
    same(
        rows_of(card, "words"),
        [
            {"encounter": each.id, "turn": turn["id"]} | {key: word[key] for key in fields("words")}
            for each, turn in spoken
            for word in turn["words"]
        ],
    )
    for name, lines in (("events", "events"), ("frames", "frames")):
        same(
            rows_of(card, name),
            [
                {"encounter": encounter.id} | {key: line[key] for key in fields(name)}
                for encounter in dataset.encounters
                for line in getattr(encounter, lines)
            ],
        )
    headers = {
        sensor.stream["path"]: sensor.header.read_text() for each in dataset.encounters for sensor in each.sensors
    }
    found = rows_of(card, "signals")
    assert {row["path"]: row["header"] for row in found} == headers and len(found) == len(headers)


def test_croissant_gives_the_pictures(dataset: Dataset) -> None:
    import mlcroissant
    from PIL import Image

    card = mlcroissant.Dataset(jsonld=str(dataset.root / "croissant.json"))
    wanted = {frame["path"] for encounter in dataset.encounters for frame in encounter.frames}
    assert wanted
    # A handful: every one is decoded.
    first = sorted(wanted)[0].rsplit("/", 2)[0]
    found = rows_of(card, "pictures")
    assert {row["path"] for row in found} == wanted
    for row in found:
        if row["path"].startswith(first):
            with Image.open(dataset.root / row["path"]) as picture:
                assert picture.convert("RGB").tobytes() == row["image"].tobytes()


def test_the_readme_begins_with_what_the_hub_reads(dataset: Dataset) -> None:
    front = (dataset.root / "README.md").read_text(encoding="utf-8").split("---\n")[1]
    card = yaml.safe_load(front)
    assert card["license"] == dataset.record["license"].lower()
    assert card["language"] == dataset.record["languages"]
    assert card["configs"][0]["data_files"] == "manifest.jsonl"
    assert "synthetic" in card["tags"] and card["task_categories"] and card["size_categories"]
