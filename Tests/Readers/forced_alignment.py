"""Word onsets by forced alignment with PocketSphinx and its American English model."""

from __future__ import annotations

import difflib
import re

import numpy as np
import pocketsphinx
from pronunciation import pronounce

SAMPLE_RATE = 16_000
FRAMES_PER_SECOND = 100
# Standard deviations, in 16-bit steps: digital silence has no spectrum, so speech is heard in a quiet room (about
# -64 dBFS). A second, less quiet one is tried where the search loses the text.
ROOM_NOISE = (20, 60)
EDGE = re.compile(r"^[^\w']+|[^\w']+$")


class Aligner:
    """Finds words of a known text in speech. Deterministic: the same samples give the same times."""

    def __init__(self) -> None:
        self.decoder = pocketsphinx.Decoder(lm=None, loglevel="FATAL", samprate=SAMPLE_RATE)
        self.added: set[str] = set()

    def covers(self, tokens: list[str]) -> bool:
        """Whether every token has a pronunciation; adds those that the dictionary lacks."""
        for token in tokens:
            if self.decoder.lookup_word(token) is not None:
                continue
            phones = pronounce(token, self.decoder.lookup_word)
            if phones is None:
                return False
            self.decoder.add_word(token, phones, True)
            self.added.add(token)
        return True

    def onsets(self, samples: np.ndarray, tokens: list[str]) -> list[float] | None:
        """Seconds from the first sample to each token's onset, or None if the text is not found in the samples."""
        for level in ROOM_NOISE:
            noise = np.random.default_rng(1).normal(0, level, len(samples))
            heard = np.clip(samples + noise, -32_768, 32_767).astype("<i2")
            segments = self.segments(heard, tokens)
            if [word for word, _ in segments] == tokens:
                return [start for _, start in segments]
        return None

    def segments(self, samples: np.ndarray, tokens: list[str]) -> list[tuple[str, float]]:
        """Words and their onsets in seconds as far as the search gets; silence is left out."""
        self.decoder.set_align_text(" ".join(tokens))
        self.decoder.start_utt()
        self.decoder.process_raw(samples.tobytes(), full_utt=True)
        self.decoder.end_utt()
        if self.decoder.hyp() is None:
            return []
        return [
            (re.sub(r"\(\d+\)$", "", segment.word), segment.start_frame / FRAMES_PER_SECOND)
            for segment in self.decoder.seg()
            if not segment.word.startswith(("<", "[", "("))
        ]


def one_token_words(words: list[str], spoken: list[str]) -> list[tuple[int, int]]:
    """Pairs of indices of the words of a text that are spoken as exactly one token, and of that token."""
    plain = [EDGE.sub("", word).lower() for word in words]
    tokens = [token.lower() for token in spoken]
    blocks = difflib.SequenceMatcher(None, plain, tokens, autojunk=False).get_matching_blocks()
    return [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]
