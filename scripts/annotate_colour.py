#!/usr/bin/env python3
"""Scores frames by their mean colour: the smallest annotator there can be, with Python alone.

    emsynth annotate DIR --name colour --with python3 scripts/annotate_colour.py

What it says is not worth much. It shows the wire (docs/annotators.md), and is what a real one must be better than.
"""

from __future__ import annotations

import json
import math
import struct
import sys
import zlib

# Mean red, green and blue of some kinds of frames, over up to 150 frames each of the training part of `text-image`.
COLOURS = {
    "kind=ecg_print": (195, 180, 175),
    "kind=handoff_tablet": (153, 153, 156),
    "kind=monitor_closeup": (69, 67, 63),
    "kind=scene_wide": (134, 128, 122),
    "kind=torso_pads": (148, 128, 113),
}


def mean_colour(file: str) -> list[float]:
    """Mean of red, green and blue over a PNG of 8 bits a channel without interlacing, from 0 to 255."""
    with open(file, "rb") as handle:
        data = handle.read()
    position, packed = 8, b""
    while position < len(data):
        size, kind = struct.unpack(">I4s", data[position : position + 8])
        body = data[position + 8 : position + 8 + size]
        if kind == b"IHDR":
            width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", body)
        packed += body if kind == b"IDAT" else b""
        position += 12 + size
    if depth != 8 or colour != 2 or interlace:
        sys.exit(f"{file} is no RGB picture of 8 bits a channel")
    raw, above = zlib.decompress(packed), bytearray(3 * width)
    sums = [0, 0, 0]
    for row in range(height):
        start = row * (3 * width + 1)
        above = unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + 3 * width]), above)
        for channel in range(3):
            sums[channel] += sum(above[channel::3])
    return [total / (width * height) for total in sums]


def unfiltered(kind: int, line: bytearray, above: bytearray) -> bytearray:
    """A row of the picture, from its filtered bytes and the row above (PNG specification, filter types)."""
    if kind == 0:
        return line
    for index, value in enumerate(line):
        left, corner = (line[index - 3], above[index - 3]) if index >= 3 else (0, 0)
        up = above[index]
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = up
        elif kind == 3:
            guess = (left + up) // 2
        else:
            far = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
            guess = left if far[0] <= far[1] and far[0] <= far[2] else up if far[1] <= far[2] else corner
        line[index] = (value + guess) & 255
    return line


def main() -> None:
    sys.stdin.readline()
    print(json.dumps({"type": "hello", "name": "colour", "version": "1", "labels": list(COLOURS)}), flush=True)
    for line in sys.stdin:
        frame = json.loads(line)
        mean = mean_colour(frame["file"])
        # The nearer, the larger.
        scores = {label: 1 - math.dist(mean, colour) / 442 for label, colour in COLOURS.items()}
        print(json.dumps({"type": "scores", "id": frame["id"], "scores": scores}), flush=True)


if __name__ == "__main__":
    main()
