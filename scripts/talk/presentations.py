"""Whether a classifier recognises a protocol by a presentation it has not read. See scripts/measure-presentations."""

import argparse
import collections
import json
import pathlib
import random
import re

import numpy
import yaml
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.linear_model import SGDClassifier

TOKEN = r"[a-z0-9]+(?:['’./:-][a-z0-9]+)*%?"
# Of a label, what names no complaint.
KINDS = {"medical", "general", "injury", "environmental", "ob", "gyn", "head", "airway", "labor", "delivery"}
GUESSES = 3
# Presentations of which is told what they were taken for.
SHOWN = 25


def calls(folder):
    """Protocol, presentation and text of each encounter, in the order of the index."""
    with open(folder / "manifest.jsonl", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            path = next(s["path"] for s in record["streams"] if s["id"] == "transcript")
            turns = json.loads((folder / path).read_text(encoding="utf-8"))["turns"]
            text = " ".join(turn["text"] for turn in turns).lower()
            yield record["protocol"], record["provenance"]["presentation"], text


def impressions(folder):
    """What crews call the complaints of the protocol files in the folder."""
    for path in sorted(folder.glob("*.yaml")):
        with open(path, encoding="utf-8") as file:
            protocol = yaml.safe_load(file)
        yield protocol["title"]
        for place in [protocol, *protocol["presentations"]]:
            if "impression" in place:
                yield place["impression"]["name"]


def names(labels, folder):
    """The phrases to mask: ids and titles of protocols, their impressions, and the parts of their published labels."""
    found = set(impressions(folder))
    for label in labels:
        found.add(label["id"].replace("-", " "))
        for published in (label["odemsa"], label["group"]):
            plain = re.sub(r"\(protocol[^)]*\)", "", published)
            found.update(part.strip() for part in re.split(r"[/()]| - |\bor\b", plain))
    cleaned = {re.sub(r"^(an?|the)\s+", "", name.strip().lower()) for name in found}
    return sorted(cleaned - KINDS - {""}, key=lambda name: (-len(name), name))


def mask(phrases):
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")(?:e?s)?\b")
    return lambda text: pattern.sub(" ", text)


def ranks(counts, protocols, train, test):
    """For each call of the test, at which guess its protocol comes, from 0, and what is guessed first."""
    weights = TfidfTransformer(sublinear_tf=True)
    model = SGDClassifier(alpha=1e-5, max_iter=30, random_state=1)
    model.fit(weights.fit_transform(counts[train]), [protocols[i] for i in train])
    scores = model.decision_function(weights.transform(counts[test]))
    own = [list(model.classes_).index(protocols[i]) for i in test]
    first = model.classes_[scores.argmax(axis=1)]
    return [int((row > row[column]).sum()) for row, column in zip(scores, own)], first


def mixed(protocols, sizes, draw):
    """As many calls of each protocol as its presentation has, of all presentations."""
    places = collections.defaultdict(list)
    for index, name in enumerate(protocols):
        places[name].append(index)
    return sorted(i for name, own in sorted(places.items()) for i in draw.sample(own, sizes[name]))


def lone_words(texts, held, own, others, count):
    """Words that carry the protocol in the presentations that are learned and hardly occur in the one left out."""
    def share(of):
        words = collections.Counter()
        for i in of:
            words.update(set(re.findall(TOKEN, texts[i])))
        return lambda word: words[word] / max(1, len(of)), words

    learned, words = share(own)
    missing, _ = share(held)
    elsewhere, _ = share(others)
    gaps = {word: learned(word) - max(missing(word), elsewhere(word)) for word in words}
    return [word for word, _ in sorted(gaps.items(), key=lambda pair: (-pair[1], pair[0]))[:count]]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset", type=pathlib.Path)
    parser.add_argument("--protocols", type=pathlib.Path, required=True)
    parser.add_argument("--words", type=int, default=0, help="words to show that a presentation lacks, of the worst")
    parser.add_argument("--rounds", type=int, help="presentations to leave out of each protocol; all if absent")
    options = parser.parse_args()
    labels, presentations, texts = zip(*calls(options.dataset))
    hide = mask(names(labels, options.protocols))
    texts = [hide(text) for text in texts]
    protocols = [label["id"] for label in labels]
    kinds = collections.defaultdict(set)
    for name, presentation in zip(protocols, presentations):
        kinds[name].add(presentation)
    kinds = {name: sorted(of) for name, of in kinds.items()}
    lone = sorted(name for name, of in kinds.items() if len(of) < 2)
    if lone:
        parser.error("too few calls to leave a presentation out of " + ", ".join(lone))

    counts = CountVectorizer(token_pattern=TOKEN, ngram_range=(1, 2), min_df=3).fit_transform(texts)
    draw = random.Random(1)
    everything = set(range(len(texts)))
    left_out, mixture = collections.defaultdict(list), collections.defaultdict(list)
    guessed = collections.defaultdict(collections.Counter)
    done = set()
    for number in range(options.rounds or max(map(len, kinds.values()))):
        held = {name: of[number % len(of)] for name, of in kinds.items()}
        test = [i for i in sorted(everything) if presentations[i] == held[protocols[i]]]
        sizes = collections.Counter(protocols[i] for i in test)
        train = sorted(everything - set(test))
        found, best = ranks(counts, protocols, train, test)
        for i, rank, guess in zip(test, found, best):
            # Protocols with few presentations come round again; each is counted once.
            if (protocols[i], held[protocols[i]]) in done:
                continue
            left_out[protocols[i], held[protocols[i]]].append(rank)
            if rank > 0:
                guessed[protocols[i], held[protocols[i]]][guess] += 1
        done.update(held.items())
        test = mixed(protocols, sizes, draw)
        found, _ = ranks(counts, protocols, sorted(everything - set(test)), test)
        for i, rank in zip(test, found):
            mixture[protocols[i]].append(rank)

    def shares(of):
        of = numpy.array(of)
        return f"{(of < 1).mean():.2f} {(of < GUESSES).mean():.2f}"

    print("first and third guess: of presentations left out, of mixed ones")
    by_protocol = collections.defaultdict(list)
    for (name, _), found in left_out.items():
        by_protocol[name] += found
    for name, found in sorted(by_protocol.items()):
        print(f"{name:36} {shares(found)}   {shares(mixture[name])}")
    missed = {key: (numpy.array(found) < 1).mean() for key, found in left_out.items() if max(found) > 0}
    for name, presentation in sorted(missed, key=lambda key: (missed[key], key))[:SHOWN]:
        found = left_out[name, presentation]
        taken = ", ".join(f"{other} {count}" for other, count in guessed[name, presentation].most_common(3))
        print(f"  {name}: {presentation} {shares(found)} of {len(found)}, taken for {taken}")
        if options.words:
            held = [i for i in everything if (protocols[i], presentations[i]) == (name, presentation)]
            own = [i for i in everything if protocols[i] == name and presentations[i] != presentation]
            others = [i for i in everything if protocols[i] != name]
            print("    lacks " + " ".join(lone_words(texts, held, own, others, options.words)))
    mean = [numpy.mean([(numpy.array(f) < limit).mean() for f in by_protocol.values()]) for limit in (1, GUESSES)]
    print(f"{'mean over protocols':36} {mean[0]:.3f} {mean[1]:.3f}")
    every = [numpy.array([r for f in of.values() for r in f]) for of in (left_out, mixture)]
    print(f"{'all calls':36} " + "   ".join(f"{(of < 1).mean():.3f} {(of < GUESSES).mean():.3f}" for of in every))


if __name__ == "__main__":
    main()
