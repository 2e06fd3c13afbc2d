"""Figures of the talk in a built data set. See scripts/measure-talk."""

import argparse
import collections
import json
import math
import pathlib
import random
import re

import sacrebleu

# Of recorded simulated calls (149 transcripts, human speakers): share of turns with 1, 2 … 30 words and above, quantiles
# of turns in an encounter, words in a thousand.
LENGTHS = [
    0.202, 0.120, 0.086, 0.084, 0.087, 0.069, 0.068, 0.055, 0.045, 0.034, 0.024, 0.023, 0.017, 0.012, 0.011, 0.010,
    0.008, 0.006, 0.005, 0.006, 0.003, 0.003, 0.003, 0.002, 0.002, 0.002, 0.002, 0.002, 0.001, 0.001, 0.007,
]
QUANTILES = {5: 21, 10: 24, 25: 28, 50: 42, 75: 116, 90: 333, 95: 583}
PER_THOUSAND = {"okay": 24, "so": 8, "yeah": 8, "um": 9, "uh": 9, "alright": 5}
REPETITIONS = 9
LONGEST = 31
TOKEN = re.compile(r"[a-z0-9]+(?:['’./:-][a-z0-9]+)*%?")
RUN = 8
# A run that is said in more than this share of the calls of a protocol is too fixed.
SHARE = 0.05


def tokens(text):
    return TOKEN.findall(text.lower())


def calls(folder):
    """Protocol and turns of each encounter, in the order of the index."""
    with open(folder / "manifest.jsonl", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            path = next(s["path"] for s in record["streams"] if s["id"] == "transcript")
            turns = json.loads((folder / path).read_text(encoding="utf-8"))["turns"]
            yield record["protocol"]["id"], turns


def divergence(left, right):
    """Jensen-Shannon, base 2, of two lists of counts."""
    left = [value / sum(left) for value in left]
    right = [value / sum(right) for value in right]

    def half(of):
        return sum(p * math.log2(2 * p / (p + q)) for p, q in of if p > 0) / 2

    return half(zip(left, right)) + half(zip(right, left))


def quantile(values, percent):
    values = sorted(values)
    place = (len(values) - 1) * percent / 100
    low = math.floor(place)
    high = math.ceil(place)
    return values[low] + (values[high] - values[low]) * (place - low)


def is_counting(run):
    return sum(token.isdigit() for token in run) >= 4


def runs(turns, crosses):
    """The runs of words of a call, fixed phrases left out: within turns, or across them."""
    stretch, found = [], set()

    def close():
        for start in range(len(stretch) - RUN + 1):
            run = tuple(stretch[start : start + RUN])
            if not is_counting(run):
                found.add(run)
        stretch.clear()

    for turn in turns:
        if turn["role"] == "aed_voice":
            close()
            continue
        stretch += tokens(turn["text"])
        if not crosses:
            close()
    close()
    return found


def variety(transcripts, crosses):
    counts = collections.Counter()
    for turns in transcripts:
        counts.update(runs(turns, crosses))
    limit = SHARE * len(transcripts)
    return [(run, count) for run, count in counts.most_common() if count > limit]


def distinct(transcripts):
    pairs = collections.Counter()
    for turns in transcripts:
        words = [token for turn in turns for token in tokens(turn["text"])]
        pairs.update(zip(words, words[1:]))
    return len(pairs) / max(1, sum(pairs.values()))


def self_bleu(transcripts, seed=1, references=20, samples=30):
    texts = [" ".join(turn["text"] for turn in turns).lower() for turns in transcripts]
    if len(texts) < 3:
        return float("nan")
    draw = random.Random(seed)
    scores = []
    for index in draw.sample(range(len(texts)), min(samples, len(texts))):
        others = texts[:index] + texts[index + 1 :]
        chosen = draw.sample(others, min(references, len(others)))
        scores.append(sacrebleu.sentence_bleu(texts[index], chosen).score)
    return sum(scores) / len(scores)


def summary(everything):
    turns = [turn for transcript in everything for turn in transcript]
    lengths = [0] * LONGEST
    words = collections.Counter()
    repetitions = 0
    for turn in turns:
        said = tokens(turn["text"])
        lengths[min(max(1, len(turn["text"].split())), LONGEST) - 1] += 1
        words.update(said)
        repetitions += sum(a == b and not a.isdigit() for a, b in zip(said, said[1:]))
    total = sum(words.values())
    counts = [len(transcript) for transcript in everything]
    print(f"encounters {len(everything)}, turns {len(turns)}, words {total}")
    print(f"words a turn: mean {total / len(turns):.2f} (6.1), divergence {divergence(lengths, LENGTHS):.3f} (< 0.1)")
    print("  shares " + " ".join(f"{n / len(turns):.3f}" for n in lengths))
    print(
        f"turns an encounter: mean {sum(counts) / len(counts):.0f} (124); "
        + ", ".join(f"{p} % {quantile(counts, p):.0f} ({wanted})" for p, wanted in QUANTILES.items())
    )
    print(
        "in a thousand words: "
        + ", ".join(f"{word} {1000 * words[word] / total:.1f} ({n})" for word, n in PER_THOUSAND.items())
        + f", repetitions {1000 * repetitions / total:.1f} ({REPETITIONS})"
    )
    kinds = collections.Counter(d["kind"] for turn in turns for d in turn.get("disfluencies", []))
    print("marked in a thousand words: " + ", ".join(f"{k} {1000 * n / total:.1f}" for k, n in sorted(kinds.items())))
    texts = collections.Counter("\n".join(turn["text"] for turn in transcript) for transcript in everything)
    print(f"identical transcripts: {sum(n - 1 for n in texts.values())}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset", type=pathlib.Path)
    parser.add_argument("--worst", type=int, default=5, help="fixed runs to show for each protocol")
    parser.add_argument("--sequence", action="store_true", help="show the runs that go on across turns")
    options = parser.parse_args()
    by_protocol = collections.defaultdict(list)
    for name, turns in calls(options.dataset):
        by_protocol[name].append(turns)
    summary([turns for transcripts in by_protocol.values() for turns in transcripts])
    print(f"\n{'protocol':32} calls  turns  self-BLEU  distinct-2  fixed runs  across turns")
    shown = {}
    for name, transcripts in sorted(by_protocol.items()):
        hundred = transcripts[:100]
        within, across = variety(hundred, False), variety(hundred, True)
        shown[name] = (across if options.sequence else within, len(hundred))
        median = quantile([len(turns) for turns in hundred], 50)
        print(
            f"{name:32} {len(hundred):5} {median:6.0f} {self_bleu(hundred):10.1f} {distinct(hundred):11.3f}"
            f" {len(within):11} {len(across):13}"
        )
    for name, (fixed, count) in shown.items():
        for run, said in fixed[: options.worst]:
            print(f"{name}: {said}/{count}  {' '.join(run)}")


if __name__ == "__main__":
    main()
