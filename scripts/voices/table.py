"""Measures the voices of assets/voices as they are set, and writes what was found into the table.

    .venv/voices/bin/python scripts/voices/table.py assets/voices/en.yaml [...]

espeak-ng speaks some sentences of the language with each entry's settings; `f0_hz` becomes the median fundamental, `f3_hz`
the median third formant of the voiced frames (Praat). The program keeps people of one call apart by these. Needs the
library libespeak-ng1.
"""

from __future__ import annotations

import ctypes
import re
import sys
from pathlib import Path

import numpy
from measure import voiced_frames

SENTENCES = {
    "en": [
        "The ambulance is on its way, please stay where you are and keep the door open.",
        "He says he has had this pain in his chest since early this morning.",
        "I need you to hold still for me while we move you over to the stretcher.",
        "What medicine do you take every day, and are you allergic to anything?",
    ],
    "de": [
        "Der Wagen ist unterwegs, bleiben Sie bitte dort und lassen Sie die Tür offen.",
        "Er sagt, dass er seit heute früh Schmerzen in der Brust hat.",
        "Bleiben Sie ganz ruhig liegen, während wir Sie auf die Trage heben.",
        "Welche Medikamente nehmen Sie jeden Tag, und vertragen Sie etwas nicht?",
    ],
}
ENTRY = re.compile(
    r"engine: \{voice: (?P<voice>[^,}]+)(?:, variant: (?P<variant>[^}]+))?\}, pitch: (?P<pitch>\d+), range: (?P<range>\d+), "
    r"rate: (?P<rate>\d+), volume: (?P<volume>\d+)"
)
# Of espeak-ng's speak_lib.h.
RETRIEVAL, UTF8 = 1, 1
RATE, VOLUME, PITCH, RANGE = 1, 2, 3, 4
CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class Engine:
    def __init__(self) -> None:
        self.library = ctypes.CDLL("libespeak-ng.so.1")
        self.rate = self.library.espeak_Initialize(RETRIEVAL, 0, None, 0)
        self.samples: list[numpy.ndarray] = []
        self.callback = CALLBACK(self.take)
        self.library.espeak_SetSynthCallback(self.callback)

    def take(self, samples, count: int, _events) -> int:
        if count > 0:
            self.samples.append(numpy.ctypeslib.as_array(samples, (count,)).copy())
        return 0

    def speak(self, text: str, entry: re.Match) -> numpy.ndarray:
        name = entry["voice"] + (f"+{entry['variant']}" if entry["variant"] else "")
        if self.library.espeak_SetVoiceByName(name.encode()) != 0:
            sys.exit(f"espeak-ng has no voice {name}")
        for parameter, key in ((RATE, "rate"), (VOLUME, "volume"), (PITCH, "pitch"), (RANGE, "range")):
            self.library.espeak_SetParameter(parameter, int(entry[key]), 0)
        self.samples = []
        data = text.encode() + b"\0"
        self.library.espeak_Synth(data, len(data), 0, 1, 0, UTF8, None, None)
        self.library.espeak_Synchronize()
        return numpy.concatenate(self.samples).astype(float) / 32768


def main() -> None:
    engine = Engine()
    for path in map(Path, sys.argv[1:]):
        sentences = SENTENCES[path.stem]
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            entry = ENTRY.search(line)
            if not entry:
                continue
            frames = numpy.concatenate([voiced_frames(engine.speak(text, entry), engine.rate) for text in sentences])
            f0, _, _, f3 = numpy.median(frames, axis=0)
            kept = re.sub(r", f\d_hz: \d+", "", line)
            lines[number] = kept[: kept.rindex("}")] + f", f0_hz: {f0:.0f}, f3_hz: {f3:.0f}}}"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
