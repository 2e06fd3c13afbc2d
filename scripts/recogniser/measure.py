"""How well a recogniser hears a data set: word error rate of pocketsphinx on each recording of the calls.

    scripts/measure-recogniser DIR --text DIR [--calls N] [--turns N] [--seed N]

The language model is a trigram model of the turns of another data set (`--text`; transcripts suffice), smoothed by
absolute discounting, and beside it the general model of pocketsphinx; the pronouncing dictionary and the acoustic model
are those that come with it. Turns on air are cut out of the clean mix and of its noisy twins and recognised one by one.

Prints three figures: the word error rate by signal-to-noise ratio, with the clean mix of the same turns beside it, and
whether it rises as the ratio falls; the rate with either model on the clean mix; and the rate against shuffled
references. A set built with `audio.ladder.take=every_ratio` has the same turns at each ratio, so that the ladder compares
like with like.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import numpy
import pocketsphinx
import soundfile

NANOSECONDS = 1_000_000_000
WORD = re.compile(r"[a-z']+")
DISCOUNT = 0.5


def words_of(turn: dict) -> list[str]:
    """What the voice says, as the pronouncing dictionary writes it."""
    return [word for word in WORD.findall(turn["spoken"].lower()) if word != "'"]


def dictionary() -> set[str]:
    path = Path(pocketsphinx.get_model_path()) / "en-us" / "cmudict-en-us.dict"
    with path.open(encoding="utf-8") as lines:
        return {line.split(maxsplit=1)[0] for line in lines if "(" not in line.split(maxsplit=1)[0]}


def arpa(sentences: list[list[str]], known: set[str]) -> str:
    """A trigram model: absolute discounting, backing off to the next shorter run of words."""
    counts: list[Counter] = [Counter(), Counter(), Counter()]
    for sentence in sentences:
        padded = ["<s>", *(word if word in known else "" for word in sentence), "</s>"]
        for end in range(len(padded)):
            for order in range(3):
                run = tuple(padded[end - order : end + 1])
                if end >= order and "" not in run:
                    counts[order][run] += 1
    unigrams = {run: count for run, count in counts[0].items() if run != ("<s>",)}
    total = sum(unigrams.values())
    floor = DISCOUNT * len(unigrams) / total / len(unigrams)
    probability: dict[tuple[str, ...], float] = {
        run: (count - DISCOUNT) / total + floor for run, count in unigrams.items()
    }
    backoff: dict[tuple[str, ...], float] = {}
    for order in (1, 2):
        followers = defaultdict(list)
        for run, count in counts[order].items():
            followers[run[:-1]].append((run, count))
        for history, runs in followers.items():
            seen = sum(count for _, count in runs)
            left = DISCOUNT * len(runs) / seen
            for run, count in runs:
                probability[run] = (count - DISCOUNT) / seen + left * probability.get(run[1:], floor)
            lower = sum(probability.get(run[1:], 0.0) for run, _ in runs)
            upper = sum(probability[run] for run, _ in runs)
            backoff[history] = max(1e-9, 1 - upper) / max(1e-9, 1 - lower)
    lines = ["\\data\\"]
    lines += [f"ngram {order + 1}={len(counts[order])}" for order in range(3)]
    for order in range(3):
        lines += ["", f"\\{order + 1}-grams:"]
        for run in sorted(counts[order]):
            chance = math.log10(probability[run]) if run in probability else -99
            weight = f"\t{math.log10(backoff[run]):.5f}" if run in backoff else ""
            lines.append(f"{chance:.5f}\t{' '.join(run)}{weight}")
    return "\n".join([*lines, "", "\\end\\", ""])


def errors(reference: list[str], heard: list[str]) -> int:
    """Edit distance in words."""
    row = list(range(len(heard) + 1))
    for index, word in enumerate(reference, 1):
        last, row[0] = row[0], index
        for place, other in enumerate(heard, 1):
            last, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, last + (word != other))
    return row[-1]


def recognise(decoder: pocketsphinx.Decoder, samples: numpy.ndarray) -> list[str]:
    decoder.start_utt()
    decoder.process_raw(samples.astype("<i2").tobytes(), full_utt=True)
    decoder.end_utt()
    heard = decoder.hyp()
    return [re.sub(r"\(\d+\)$", "", word) for word in heard.hypstr.split()] if heard else []


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dir", type=Path)
    parser.add_argument("--text", type=Path, help="data set the language model is made of")
    parser.add_argument("--calls", type=int, default=20, help="calls that are recognised, from the first on")
    parser.add_argument("--turns", type=int, default=12, help="turns of each call, at chance")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    def calls(root: Path) -> list[dict]:
        lines = (root / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def turns(root: Path, call: dict) -> list[dict]:
        (stream,) = [stream for stream in call["streams"] if stream["kind"] == "transcript"]
        return json.loads((root / stream["path"]).read_text(encoding="utf-8"))["turns"]

    with tempfile.TemporaryDirectory() as folder:
        general = pocketsphinx.Decoder(samprate=16000, loglevel="FATAL")
        decoder = general
        if options.text:
            sentences = [words_of(turn) for call in calls(options.text) for turn in turns(options.text, call)]
            model = Path(folder) / "talk.arpa"
            model.write_text(arpa(sentences, dictionary()), encoding="utf-8")
            decoder = pocketsphinx.Decoder(samprate=16000, loglevel="FATAL", lm=str(model))

        chance = random.Random(options.seed)
        wrong: Counter = Counter()
        said: Counter = Counter()
        pairs: list[tuple[list[str], list[str], list[str]]] = []
        for call in calls(options.dir)[: options.calls]:
            chosen = [turn for turn in turns(options.dir, call) if turn["channel"] == "air" and len(words_of(turn)) >= 3]
            chosen = chance.sample(chosen, min(options.turns, len(chosen)))
            streams = {stream["id"]: stream for stream in call["streams"]}
            heard_clean: dict[str, list[str]] = {}
            clean, rate = soundfile.read(options.dir / streams["mix"]["path"], dtype="int16")
            for stream in call["streams"]:
                if stream["kind"] != "audio.noisy":
                    continue
                noisy, _ = soundfile.read(options.dir / stream["path"], dtype="int16")
                ratio = stream["noise"]["snr_db"]
                for turn in chosen:
                    first = max(0, turn["start_ns"] * rate // NANOSECONDS - rate // 5)
                    last = turn["end_ns"] * rate // NANOSECONDS + rate // 5
                    reference = words_of(turn)
                    if turn["id"] not in heard_clean:
                        heard_clean[turn["id"]] = recognise(decoder, clean[first:last])
                        other = recognise(general, clean[first:last]) if decoder is not general else []
                        pairs.append((reference, heard_clean[turn["id"]], other))
                    for kind, heard in (
                        ("noisy", recognise(decoder, noisy[first:last])),
                        ("clean", heard_clean[turn["id"]]),
                    ):
                        wrong[kind, ratio] += errors(reference, heard)
                        said[kind, ratio] += len(reference)

    ladder = []
    for ratio in sorted({ratio for _, ratio in said}):
        rates = {kind: wrong[kind, ratio] / said[kind, ratio] for kind in ("noisy", "clean")}
        ladder.append(rates["noisy"])
        print(f"{ratio:6.1f} dB  noisy {rates['noisy']:.3f}  clean {rates['clean']:.3f}  words {said['noisy', ratio]}")
    falls = all(worse >= better for worse, better in zip(ladder, ladder[1:]))
    print(f"the rate {'falls' if falls else 'does not fall'} with every step of the ladder")
    words = sum(len(reference) for reference, _, _ in pairs)
    own = sum(errors(reference, heard) for reference, heard, _ in pairs) / words
    print(f"clean, {'model of the text' if options.text else 'general model'}: {own:.3f}, {len(pairs)} turns, {words} words")
    if options.text:
        print(f"clean, general model: {sum(errors(reference, other) for reference, _, other in pairs) / words:.3f}")
    references = [reference for reference, _, _ in pairs]
    chance.shuffle(references)
    shuffled = sum(errors(reference, heard) for reference, (_, heard, _) in zip(references, pairs)) / words
    print(f"clean against shuffled text: {shuffled:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
