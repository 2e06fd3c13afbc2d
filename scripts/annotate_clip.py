#!/usr/bin/env python3
"""Scores frames with a zero-shot CLIP classifier of Hugging Face transformers, for `emsynth annotate --with`.

    emsynth annotate DIR --name clip --with python3 scripts/annotate_clip.py --model MODEL

MODEL is a folder that holds a CLIP model with its processor, or the id of one on the Hub. Each label has a prompt; the
scores of the labels of one facet are the softmax of the model's logits for their prompts, and sum to one. Labels are those
that the data set offers, all of a facet (`--facet`), or those of a file (`--prompts`, a JSON object of prompts by label).

Needs `pip install torch transformers pillow`. docs/annotators.md has the wire.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import sys
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

VERSION = "1"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score frames with a zero-shot CLIP classifier.")
    parser.add_argument("--model", required=True, help="folder or id of a CLIP model with its processor")
    parser.add_argument("--revision", help="of a model on the Hub")
    parser.add_argument("--facet", action="append", help="facet to score, such as torso.pads; kind if not given")
    parser.add_argument("--prompts", type=Path, help="JSON file with an object of prompts by label")
    parser.add_argument("--batch", type=int, default=16, help="frames that are looked at together")
    parser.add_argument("--device", default="cpu", help="such as cuda")
    return parser.parse_args()


def prompts(known: list[str], facets: list[str]) -> dict[str, str]:
    """A sentence for each label of the facets, made of its words."""
    labels = [label for label in known if label.split("=", 1)[0] in facets]
    return {label: sentence(label) for label in labels}


def sentence(label: str) -> str:
    facet, value = label.split("=", 1)
    words = value.replace("_", " ")
    if facet == "kind":
        return f"a picture of an emergency call: {words}"
    thing, _, attribute = facet.replace("_", " ").partition(".")
    return f"a picture of a {thing}, {attribute}: {words}"


def facet_of(label: str) -> str:
    return label.split("=", 1)[0] if "=" in label else "kind"


class Classifier:
    """A CLIP model with the prompts of all labels."""

    def __init__(self, model: str, revision: str | None, device: str, prompts: dict[str, str]) -> None:
        # Loading them takes seconds, and a wrong option should not.
        import torch
        from transformers import CLIPModel, CLIPProcessor

        self.torch = torch
        self.device = device
        self.labels = list(prompts)
        self.processor = CLIPProcessor.from_pretrained(model, revision=revision)
        self.model = CLIPModel.from_pretrained(model, revision=revision).to(device).eval()
        self.texts = self.processor(text=list(prompts.values()), return_tensors="pt", padding=True, truncation=True)
        self.facets: dict[str, list[int]] = {}
        for index, label in enumerate(self.labels):
            self.facets.setdefault(facet_of(label), []).append(index)
        for facet, columns in self.facets.items():
            if len(columns) == 1:
                sys.exit(f"the facet {facet} has one label, which has nothing to be likelier than")

    def scores(self, pictures: list[Any]) -> list[dict[str, float]]:
        """By label for each picture; those of a facet sum to one."""
        pixels = self.processor(images=pictures, return_tensors="pt")
        with self.torch.inference_mode():
            logits = self.model(**(self.texts | pixels).to(self.device)).logits_per_image.float().cpu()
        rows: list[dict[str, float]] = [{} for _ in pictures]
        for columns in self.facets.values():
            for row, values in zip(rows, logits[:, columns].softmax(dim=1).tolist(), strict=True):
                # Beyond six digits the values depend on what else is in the batch.
                row.update((self.labels[column], round(value, 6)) for column, value in zip(columns, values, strict=True))
        return rows


def picture(frame: dict[str, Any]) -> Any:
    from PIL import Image

    file = io.BytesIO(b64decode(frame["png_base64"])) if "png_base64" in frame else frame["file"]
    with Image.open(file) as image:
        return image.convert("RGB")


def batches(lines: Iterator[str], size: int) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for line in lines:
        batch.append(json.loads(line))
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def say(value: dict[str, Any]) -> None:
    print(json.dumps(value), flush=True)


def main() -> None:
    options = arguments()
    hello = json.loads(sys.stdin.readline())
    if hello["protocol"] != "emsynth-annotate" or hello["version"] != 1:
        sys.exit(f"another protocol than emsynth-annotate 1: {hello['protocol']} {hello['version']}")
    if options.prompts:
        asked = json.loads(options.prompts.read_text(encoding="utf-8"))
    else:
        asked = prompts(hello["labels"], options.facet or ["kind"])
    if not asked:
        sys.exit("no label to score: the data set knows none of these facets")
    classifier = Classifier(options.model, options.revision, options.device, asked)
    # Other prompts, or a model of another name or revision, are another annotator.
    identity = [Path(options.model).name, options.revision, asked, VERSION]
    version = f"{VERSION}-{hashlib.sha256(json.dumps(identity).encode()).hexdigest()[:12]}"
    say({"type": "hello", "name": "clip", "version": version, "labels": classifier.labels, "batch": options.batch})
    for batch in batches(sys.stdin, options.batch):
        rows = classifier.scores([picture(frame) for frame in batch])
        for frame, scores in zip(batch, rows, strict=True):
            say({"type": "scores", "id": frame["id"], "scores": scores})


if __name__ == "__main__":
    main()
