"""Frames that outside programs annotate: what is stored, and the report, counted again by this file alone."""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from pathlib import Path

import pytest
from dataset_folder import Dataset, digests, json_lines, sha256
from PIL import Image, ImageStat
from program import CHECKOUT, Program

COLOUR = [sys.executable, CHECKOUT / "scripts/annotate_colour.py"]
CLIP = [sys.executable, CHECKOUT / "scripts/annotate_clip.py"]


@pytest.fixture(scope="module", params=["text-image", "demo"])
def pictures(emsynth: Program, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("annotated") / "set"
    scenes = ["--set", "pairs.scenes=4"] if request.param == "text-image" else ["--set", "protocols.seizure=1"]
    count = "3" if request.param == "text-image" else "1"
    emsynth.do("build", request.param, "--encounters", count, "--seed", "7", *scenes, "-o", folder)
    return Dataset(folder)


def stored(pictures: Dataset, name: str):
    """Each frame with its scores; every frame has some, in order."""
    index = json.loads((pictures.root / f"annotations/{name}.json").read_text(encoding="utf-8"))
    entries = {entry["encounter"]: entry for entry in index["encounters"]}
    assert list(entries) == [encounter.id for encounter in pictures.encounters if encounter.frames]
    for encounter in pictures.encounters:
        entry = entries[encounter.id]
        path = pictures.root / entry["path"]
        assert path == pictures.root / encounter.record["split"] / encounter.id / f"annotations/{name}.jsonl"
        assert (entry["sha256"], entry["bytes"]) == (sha256(path), path.stat().st_size)
        assert entry["encounter_digest"] == encounter.record["digest"]
        rows = json_lines(path)
        assert [(row["frame"], row["t_ns"]) for row in rows] == [(f["index"], f["t_ns"]) for f in encounter.frames]
        assert entry["frames"] == len(rows)
        yield from zip(encounter.frames, rows, strict=True)


def test_an_annotator_of_python_alone(emsynth: Program, pictures: Dataset) -> None:
    before = digests(pictures.root)
    result = emsynth.run("annotate", pictures.root, "--format", "json", "--with", *COLOUR)
    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    after = digests(pictures.root)
    assert {path: after[path] for path in before} == before
    assert all("annotations/colour.json" in path for path in after.keys() - before.keys())
    seen = Counter()
    for frame, row in stored(pictures, "colour"):
        with Image.open(pictures.root / frame["path"]) as image:
            mean = ImageStat.Stat(image).mean
        assert abs(row["scores"]["kind=scene_wide"] - (1 - math.dist(mean, (134, 128, 122)) / 442)) < 1e-9
        said = max(row["scores"], key=row["scores"].get)
        seen[(frame["kind"], said.removeprefix("kind="))] += 1
    (facet,) = report["facets"]
    assert facet["facet"] == "kind"
    assert {(cell["truth"], cell["said"]): cell["frames"] for cell in facet["confusion"]} == seen
    assert facet["accuracy"] == sum(n for (truth, said), n in seen.items() if truth == said) / sum(seen.values())
    for label in facet["labels"]:
        value = label["value"]
        true, said = (sum(n for pair, n in seen.items() if pair[place] == value) for place in (0, 1))
        both = seen[(value, value)]
        assert (label["support"], label["said"], label["correct"]) == (true, said, both)
        assert label.get("precision") == (both / said if said else None)
        assert label.get("recall") == (both / true if true else None)
        assert label["accuracy"] == (sum(seen.values()) - true - said + 2 * both) / sum(seen.values())
    text = emsynth.run("annotate", pictures.root, "--name", "colour")
    assert text.returncode == 0 and f"of {sum(seen.values())} frames" in text.stdout


def test_annotations_are_valid_and_can_be_made_again(emsynth: Program, pictures: Dataset) -> None:
    for name in ("first", "again"):
        emsynth.do("annotate", pictures.root, "--name", name, "--with", *COLOUR)
    for encounter in pictures.encounters:
        folder = pictures.root / encounter.record["split"] / encounter.id / "annotations"
        assert (folder / "first.jsonl").read_bytes() == (folder / "again.jsonl").read_bytes()
    result = emsynth.run("validate", pictures.root, "--level", "signals", "--strict")
    assert result.returncode == 0, result.stdout
    path = next(pictures.root.glob("*/*/annotations/again.jsonl"))
    kept = path.read_bytes()
    path.write_bytes(kept.replace(b"0.", b"1.", 1))
    result = emsynth.run("validate", pictures.root, "--format", "json")
    assert result.returncode == 1
    assert {finding["code"] for finding in json.loads(result.stdout)["findings"]} == {"checksum.mismatch"}
    path.write_bytes(kept)
    assert emsynth.run("annotate", pictures.root, "--name", "again", "--remove").returncode == 0
    assert not list(pictures.root.rglob("again.json*"))
    assert emsynth.run("annotate", pictures.root, "--name", "first", "--remove").returncode == 0


@pytest.mark.parametrize(
    ("code", "command", "message"),
    [
        (69, ["/no/such/program"], "cannot be started"),
        (69, [sys.executable, "-c", "raise SystemExit(3)"], "ended with exit code 3"),
        (65, [sys.executable, "-c", "print('hello', flush=True); input()"], "is no JSON"),
        (69, ["sleep", "60"], "has said nothing for 1 s"),
    ],
)
def test_programs_that_do_not_do(
    emsynth: Program, pictures: Dataset, code: int, command: list[str], message: str
) -> None:
    before = digests(pictures.root)
    limits = ["--start-limit", "1" if command[0] == "sleep" else "60"]
    result = emsynth.run("annotate", pictures.root, *limits, "--with", *command)
    assert (result.returncode, message in result.stderr) == (code, True), result.stderr
    assert digests(pictures.root) == before


def test_misuse_is_told(emsynth: Program, pictures: Dataset, tmp_path: Path) -> None:
    assert emsynth.run("annotate", pictures.root).returncode == 64
    assert emsynth.run("annotate", pictures.root, "--name", "a/b", "--with", "true").returncode == 64
    assert emsynth.run("annotate", pictures.root, "--name", "none").returncode == 66
    assert emsynth.run("annotate", tmp_path, "--with", "true").returncode == 66
    assert emsynth.run("annotate", pictures.root, "--encounter", "enc-9", "--with", "true").returncode == 66


@pytest.fixture(scope="module")
def tiny_clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A CLIP model of a few thousand random weights with the processor and tokenizer classes of the real ones."""
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    folder = tmp_path_factory.mktemp("clip")
    letters = [chr(code) for code in range(33, 127)]
    vocabulary = [*letters, *(letter + "</w>" for letter in letters), "<|startoftext|>", "<|endoftext|>"]
    (folder / "vocab.json").write_text(json.dumps({token: number for number, token in enumerate(vocabulary)}))
    (folder / "merges.txt").write_text("#version: 0.2\n")
    tokenizer = transformers.CLIPTokenizer(
        vocab=str(folder / "vocab.json"), merges=str(folder / "merges.txt"), model_max_length=77
    )
    image = transformers.CLIPImageProcessor(size={"shortest_edge": 32}, crop_size={"height": 32, "width": 32})
    part = {"hidden_size": 32, "intermediate_size": 37, "num_hidden_layers": 2, "num_attention_heads": 4}
    end = len(vocabulary) - 1
    config = transformers.CLIPConfig(
        text_config={
            **part, "vocab_size": len(vocabulary), "max_position_embeddings": 77, "bos_token_id": end - 1,
            "eos_token_id": end, "pad_token_id": end,
        },
        vision_config={**part, "image_size": 32, "patch_size": 8},
        projection_dim=32,
    )  # fmt: skip
    torch.manual_seed(7)
    transformers.CLIPModel(config).eval().save_pretrained(folder / "model")
    transformers.CLIPProcessor(image_processor=image, tokenizer=tokenizer).save_pretrained(folder / "model")
    return folder / "model"


def test_clip_scores_what_the_model_says(
    emsynth: Program, pictures: Dataset, tiny_clip: Path
) -> None:
    """The script through the wire, against the model called frame by frame with the prompts written out here."""
    import torch
    from transformers import CLIPModel, CLIPProcessor

    for name, sends in (("paths", []), ("bytes", ["--send-pictures"])):
        emsynth.do(
            "annotate", pictures.root, "--name", name, *sends, "--with", *CLIP, "--model", tiny_clip, "--batch", "5"
        )
    model = CLIPModel.from_pretrained(tiny_clip).eval()
    processor = CLIPProcessor.from_pretrained(tiny_clip)
    kinds = sorted({frame["kind"] for encounter in pictures.encounters for frame in encounter.frames})
    prompts = [f"a picture of an emergency call: {kind.replace('_', ' ')}" for kind in kinds]
    seen = 0
    for frame, row in stored(pictures, "paths"):
        assert set(row["scores"]) == {f"kind={kind}" for kind in kinds}
        assert abs(sum(row["scores"].values()) - 1) < 1e-5
        if seen < 8:
            with Image.open(pictures.root / frame["path"]) as image:
                inputs = processor(text=prompts, images=image.convert("RGB"), return_tensors="pt", padding=True)
            with torch.inference_mode():
                expected = model(**inputs).logits_per_image.softmax(dim=1)[0].tolist()
            assert [row["scores"][f"kind={kind}"] for kind in kinds] == pytest.approx(expected, abs=1e-5)
        seen += 1
    assert seen > 8
    assert [row for _, row in stored(pictures, "paths")] == [row for _, row in stored(pictures, "bytes")]
    distinct = {json.dumps(row["scores"], sort_keys=True) for _, row in stored(pictures, "paths")}
    assert len(distinct) > seen / 2
    assert emsynth.run("validate", pictures.root).returncode == 0


def test_clip_takes_prompts_of_a_file(
    emsynth: Program, pictures: Dataset, tiny_clip: Path, tmp_path: Path
) -> None:
    asked = {"torso.pads=correct": "pads on a chest", "torso.pads=none": "a bare chest"}
    (tmp_path / "prompts.json").write_text(json.dumps(asked))
    options = ["--model", tiny_clip, "--prompts", tmp_path / "prompts.json"]
    result = emsynth.run("annotate", pictures.root, "--name", "asked", "--format", "json", "--with", *CLIP, *options)
    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    assert report["annotator"]["labels"] == list(asked)
    for _, row in stored(pictures, "asked"):
        assert abs(row["scores"]["torso.pads=correct"] + row["scores"]["torso.pads=none"] - 1) < 1e-5
    other = emsynth.run("annotate", pictures.root, "--name", "asked", "--with", *CLIP, "--model", tiny_clip)
    assert other.returncode == 73 and "another annotator" in other.stderr
    none = emsynth.run("annotate", pictures.root, "--with", *CLIP, "--model", tiny_clip, "--facet", "no.such")
    assert none.returncode == 69 and "no label to score" in none.stderr
