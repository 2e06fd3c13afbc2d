"""What can be told from the pictures of a data set, and what from its questions alone.

    scripts/measure-pictures DIR [--rate EMSYNTH] [--json]

Frame kinds and "pads placed" are told by a linear classifier on small pixels, gradients and colours, and are tested on
calls whose script, patient and voices it has not seen. Questions are answered without their pictures by what was the
answer most often in the training part, and by a linear classifier on the words of question and choices; the stated
majority is a half. With --rate the pictures a second of a build and of a Python pipeline are measured in turn.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

import numpy
import rate
from PIL import Image
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression, RidgeClassifier
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

CELL = 8
BINS = 9


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def features(path: Path) -> numpy.ndarray:
    """Pixels of 24 × 14, directions of gradients in cells of 96 × 54 pixels, and a histogram of each colour."""
    with Image.open(path) as image:
        image = image.convert("RGB")
        small = numpy.asarray(image.resize((24, 14), Image.Resampling.BOX), dtype=numpy.float32) / 255
        grey = numpy.asarray(image.convert("L").resize((160, 90), Image.Resampling.BOX), dtype=numpy.float32) / 255
        colours = [numpy.histogram(channel, 16, (0, 256))[0] for channel in numpy.asarray(image).reshape(-1, 3).T]
    down, across = numpy.gradient(grey)
    strength = numpy.hypot(down, across)
    direction = ((numpy.arctan2(down, across) % numpy.pi) / numpy.pi * BINS).astype(int) % BINS
    rows, columns = grey.shape[0] // CELL, grey.shape[1] // CELL
    histograms = numpy.zeros((rows, columns, BINS), dtype=numpy.float32)
    for y in range(rows):
        for x in range(columns):
            cell = numpy.s_[y * CELL : (y + 1) * CELL, x * CELL : (x + 1) * CELL]
            histograms[y, x] = numpy.bincount(direction[cell].ravel(), strength[cell].ravel(), BINS)
    histograms /= numpy.linalg.norm(histograms, axis=2, keepdims=True) + 0.1
    shares = numpy.concatenate(colours) / grey.size
    return numpy.concatenate([small.ravel(), histograms.ravel(), shares]).astype(numpy.float32)


def classifier(strength: float):
    return make_pipeline(StandardScaler(), RidgeClassifier(alpha=strength))


def told_kinds(frames: list[dict], vectors: numpy.ndarray) -> dict:
    """Trained on the training part, tested on the others."""
    kinds = numpy.array([frame["kind"] for frame in frames])
    learned = numpy.array([frame["split"] == "train" for frame in frames])
    said = classifier(300.0).fit(vectors[learned], kinds[learned]).predict(vectors[~learned])
    right = said == kinds[~learned]
    wrong = Counter(zip(kinds[~learned][~right].tolist(), said[~right].tolist(), strict=True))
    return {
        "trained": int(learned.sum()), "tested": int((~learned).sum()), "kinds": len(set(kinds.tolist())),
        "right": round(float(right.mean()), 4),
        "most often taken for another": [[*pair, count] for pair, count in wrong.most_common(3)],
    }  # fmt: skip


def told_pads(frames: list[dict], vectors: numpy.ndarray) -> dict:
    """Whether pads are where they belong on chests that are looked at; each call is tested by what others taught."""
    chests = [i for i, frame in enumerate(frames) if frame["kind"] == "torso_pads"]
    states = [frames[i]["scene"]["attributes"]["torso"]["pads"] for i in chests]
    groups = [frames[i]["group"] for i in chests]
    result: dict = {"frames": len(chests), "states": dict(Counter(states))}
    for name, truth in (
        ("placed correctly", [state == "correct" for state in states]),
        ("on the chest at all", [state != "none" for state in states]),
    ):
        said = cross_val_predict(classifier(100.0), vectors[chests], truth, groups=groups, cv=GroupKFold(5))
        result[name] = {
            "right": round(float((said == numpy.array(truth)).mean()), 4),
            "majority": round(max(Counter(truth).values()) / len(truth), 4),
        }
    return result


def blind_answers(pairs: list[dict]) -> dict:
    """How often questions are answered rightly without their pictures."""
    asked = [pair for pair in pairs if pair["style"] in ("question", "polar")]
    learned = [pair for pair in asked if pair["split"] == "train"]
    tested = [pair for pair in asked if pair["split"] != "train"]
    usual = defaultdict(Counter)
    for pair in learned:
        usual[pair["text"]][pair["answer"]] += 1
        usual[""][pair["answer"]] += 1
    right = 0
    for pair in tested:
        known = usual.get(pair["text"], usual[""])
        right += max(pair["choices"], key=lambda choice: (known[choice], choice)) == pair["answer"]
    words = CountVectorizer(token_pattern=r"\S+", ngram_range=(1, 2), min_df=2)
    # Whether the answer is the first of the choices, which are sorted.
    text = [f"{pair['text']} | {' | '.join(pair['choices'])}" for pair in learned + tested]
    vectors = words.fit(text[: len(learned)]).transform(text)
    truth = numpy.array([pair["answer"] == pair["choices"][0] for pair in learned + tested])
    model = LogisticRegression(max_iter=2000).fit(vectors[: len(learned)], truth[: len(learned)])
    said = model.predict(vectors[len(learned) :])
    return {
        "questions": len(tested), "stated majority": 0.5, "usual answer": round(right / len(tested), 4),
        "words": round(float((said == truth[len(learned) :]).mean()), 4),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--rate", type=Path, metavar="EMSYNTH", help="the program whose pictures a second are measured")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    frames, pairs = [], []
    for call in lines(options.dataset / "manifest.jsonl"):
        streams = {stream["id"]: stream for stream in call["streams"]}
        known = {"split": call["split"], "group": call["group"]}
        frames += [frame | known for frame in lines(options.dataset / streams["frames"]["path"])]
        if "pairs" in streams:
            pairs += [pair | known for pair in lines(options.dataset / streams["pairs"]["path"])]
    vectors = numpy.stack([features(options.dataset / frame["path"]) for frame in frames])
    result = {
        "frame kinds": told_kinds(frames, vectors),
        "pads placed": told_pads(frames, vectors),
        "questions without pictures": blind_answers(pairs),
    }
    if options.rate:
        result["pictures a second and core"] = rate.measure(options.rate)
    print(json.dumps(result, indent=None if options.json else 2))


if __name__ == "__main__":
    main()
