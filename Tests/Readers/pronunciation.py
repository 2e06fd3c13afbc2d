"""Pronunciations for words a general dictionary lacks: endings, compounds, and at last letters to sounds."""

from __future__ import annotations

import re
from collections.abc import Callable

# Longest spelling first where one begins another; phones are those of CMUdict without stress.
SPELLINGS: list[tuple[str, str]] = [
    ("tion", "SH AH N"), ("sion", "ZH AH N"), ("eigh", "EY"), ("ough", "AO"), ("tch", "CH"), ("igh", "AY"),
    ("rrh", "R"), ("sch", "SH"), ("ear", "IH R"), ("air", "EH R"), ("oor", "AO R"), ("ph", "F"), ("ch", "K"),
    ("sh", "SH"), ("th", "TH"), ("ck", "K"), ("qu", "K W"), ("wh", "W"), ("kn", "N"), ("ng", "NG"), ("ps", "S"),
    ("ee", "IY"), ("ea", "IY"), ("oo", "UW"), ("ou", "AW"), ("ow", "OW"), ("ai", "EY"), ("ay", "EY"), ("oi", "OY"),
    ("oy", "OY"), ("au", "AO"), ("aw", "AO"), ("ew", "UW"), ("ie", "IY"), ("ei", "IY"), ("ey", "IY"), ("ia", "IY AH"),
    ("io", "IY OW"), ("ar", "AA R"), ("er", "ER"), ("ir", "ER"), ("or", "AO R"), ("ur", "ER"), ("yr", "IH R"),
    ("ce", "S EH"), ("ci", "S IH"), ("cy", "S IH"), ("ge", "JH EH"), ("gi", "JH IH"), ("gy", "JH IH"),
    ("bb", "B"), ("dd", "D"), ("ff", "F"), ("gg", "G"), ("ll", "L"), ("mm", "M"), ("nn", "N"), ("pp", "P"),
    ("rr", "R"), ("ss", "S"), ("tt", "T"), ("zz", "Z"), ("cc", "K"),
    ("a", "AE"), ("b", "B"), ("c", "K"), ("d", "D"), ("e", "EH"), ("f", "F"), ("g", "G"), ("h", "HH"), ("i", "IH"),
    ("j", "JH"), ("k", "K"), ("l", "L"), ("m", "M"), ("n", "N"), ("o", "OW"), ("p", "P"), ("q", "K"), ("r", "R"),
    ("s", "S"), ("t", "T"), ("u", "AH"), ("v", "V"), ("w", "W"), ("x", "K S"), ("y", "IY"), ("z", "Z"),
]  # fmt: skip
FINAL_SPELLINGS: list[tuple[str, str]] = [
    ("ine", "IY N"), ("one", "OW N"), ("ate", "EY T"), ("ose", "OW S"), ("ide", "AY D"), ("ole", "OW L"),
    ("ase", "EY S"), ("ize", "AY Z"), ("y", "IY"), ("e", ""),
]  # fmt: skip
VOICELESS = {"P", "T", "K", "F", "TH"}
SIBILANTS = {"S", "Z", "SH", "ZH", "CH", "JH"}
WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")


def pronounce(word: str, look_up: Callable[[str], str | None]) -> str | None:
    """Phones of a word in lower case, or None if it has other characters than letters and apostrophes.

    `look_up` gives the phones of the words a dictionary has. What it lacks is made from its parts: a stem with an
    ending, two known words in one, else letter by letter.
    """
    if known := look_up(word):
        return known
    if not WORD.fullmatch(word):
        return None
    for ending in ("'s", "s'", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            if stem := pronounce(word.removesuffix(ending), look_up):
                return f"{stem} {sibilant_after(stem)}"
    letters = word.replace("'", "")
    for cut in range(4, len(letters) - 3):
        first, second = look_up(letters[:cut]), look_up(letters[cut:])
        if first and second:
            return f"{first} {second}"
    return letter_by_letter(letters)


def sibilant_after(stem: str) -> str:
    """How an s sounds after a stem."""
    last = stem.split()[-1]
    if last in SIBILANTS:
        return "IH Z"
    return "S" if last in VOICELESS else "Z"


def letter_by_letter(letters: str) -> str:
    """A rough reading by spelling, good enough to find where a word lies between its neighbours."""
    tail = ""
    for spelling, phones in FINAL_SPELLINGS:
        if letters.endswith(spelling) and len(letters) > len(spelling) + 1:
            letters, tail = letters.removesuffix(spelling), phones
            break
    phones = []
    while letters:
        spelling, sounds = next(entry for entry in SPELLINGS if letters.startswith(entry[0]))
        phones.append(sounds)
        letters = letters[len(spelling) :]
    return " ".join([*phones, tail]).strip()
