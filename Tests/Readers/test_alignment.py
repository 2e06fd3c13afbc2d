"""Word times against a forced aligner that knows nothing of the synthesiser."""

from __future__ import annotations

import numpy as np
import pytest
import soundfile
from dataset_folder import NANOSECONDS, Dataset, Encounter
from forced_alignment import SAMPLE_RATE, Aligner, one_token_words

FEWEST_TOKENS, MOST_TOKENS = 4, 30
MARGIN = 0.2
# Of the bias about 13 ms are the aligner's own: a frame's time is the start of the 26 ms it looks at.
LARGEST_MEDIAN = 0.025


def test_word_onsets_are_where_an_aligner_hears_them(
    dataset: Dataset, long_tests: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    aligner = Aligner()
    wanted = 20 if long_tests else 14
    differences: list[float] = []
    aligned = 0
    lost = []
    for encounter in dataset.encounters:
        chosen = sample_of([turn for turn in plain_turns(encounter) if aligner.covers(tokens_of(turn))], wanted)
        for turn in chosen:
            found = onset_differences(aligner, encounter, turn)
            if found is None:
                lost.append(f"{encounter.id} {turn['id']} {turn['spoken']}")
                continue
            aligned += 1
            differences += found
    errors = np.array(differences)
    median = float(np.median(np.abs(errors)))
    with capsys.disabled():
        print(
            f"\n{aligned} utterances aligned, {len(lost)} not found, {len(errors)} words, {len(aligner.added)} words "
            f"added to the dictionary: median difference {median * 1000:.1f} ms, 90 % within "
            f"{np.quantile(np.abs(errors), 0.9) * 1000:.0f} ms, bias of the aligner {np.median(errors) * 1000:+.1f} ms"
        )
    assert aligned >= 80
    assert len(lost) <= aligned // 20, lost
    assert median < LARGEST_MEDIAN


def plain_turns(encounter: Encounter) -> list[dict]:
    """English turns of some length that no radio has coloured."""
    if not encounter.transcript["language"].startswith("en"):
        return []
    return [
        turn
        for turn in encounter.transcript["turns"]
        if turn["channel"] == "air" and FEWEST_TOKENS <= len(tokens_of(turn)) <= MOST_TOKENS
    ]


def tokens_of(turn: dict) -> list[str]:
    return turn["spoken"].lower().split()


def sample_of(turns: list[dict], count: int) -> list[dict]:
    """At most `count` turns, evenly over the call."""
    if not turns:
        return []
    return [turns[index] for index in sorted({step * len(turns) // count for step in range(count)})]


def onset_differences(aligner: Aligner, encounter: Encounter, turn: dict) -> list[float] | None:
    """Aligner's onset less the transcript's, in seconds, for each word that is one spoken token."""
    stem = next(stream for stream in encounter.streams("audio.stem") if stream.get("speaker") == turn["speaker"])
    first = max(0, round((turn["start_ns"] / NANOSECONDS - MARGIN) * SAMPLE_RATE))
    last = round((turn["end_ns"] / NANOSECONDS + MARGIN) * SAMPLE_RATE)
    samples, rate = soundfile.read(encounter.path(stem), start=first, stop=min(last, stem["samples"]), dtype="int16")
    assert rate == SAMPLE_RATE
    onsets = aligner.onsets(samples, tokens_of(turn))
    if onsets is None:
        return None
    words = turn["words"]
    return [
        first / SAMPLE_RATE + onsets[token] - words[word]["start_ns"] / NANOSECONDS
        for word, token in one_token_words([word["text"] for word in words], turn["spoken"].split())
    ]
