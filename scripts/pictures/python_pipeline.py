"""A monitor as the scene `monitor_closeup` has it, drawn with pycairo: picture, mask, boxes, visibility, files.

It stands for a pipeline as one would write it in Python: cairo's own gradients and text, a surface for the silhouette
of each object, numpy for the mask, Pillow for PNG at its quickest level.
"""

from __future__ import annotations

import io
import math
import random

import cairo
import numpy
from PIL import Image

WIDTH, HEIGHT = 480, 270
SCREEN = (88, 66, 672, 384)
PALETTE = [value for index in range(256) for value in (index * 53 % 256, index * 101 % 256, index * 197 % 256)]


class View:
    """What the monitor shows, and how the camera is held."""

    def __init__(self, seed: int) -> None:
        draw = random.Random(seed)
        beat = draw.randint(120, 260)
        self.ecg = [1.0 if i % beat < 8 else 0.1 * math.sin(i / 30) for i in range(1500)]
        self.pleth = [math.sin(i / beat * 6.28) ** 2 for i in range(1500)]
        self.co2 = [38.0 if i % 500 > 200 else 0.0 for i in range(750)]
        ranges = ((40, 160), (80, 100), (20, 50), (8, 30))
        self.numbers = [str(draw.randint(*range_)) for range_ in ranges]
        self.pressure = f"{draw.randint(80, 200)}/{draw.randint(40, 110)}"
        self.case = (draw.random(), draw.random(), draw.random())
        self.tilt = draw.uniform(-1, 1)
        self.zoom = draw.uniform(0.99, 1.02)
        self.shift = (draw.uniform(-6, 6), draw.uniform(-4, 4))


def rounded(context: cairo.Context, x: float, y: float, width: float, height: float, radius: float) -> None:
    context.new_sub_path()
    left, top, right, bottom = x + radius, y + radius, x + width - radius, y + height - radius
    for corner, (cx, cy) in enumerate([(right, top), (right, bottom), (left, bottom), (left, top)]):
        context.arc(cx, cy, radius, (corner - 1) * math.pi / 2, corner * math.pi / 2)
    context.close_path()


def shade(context: cairo.Context, top: float, bottom: float, colour: tuple, depth: float = 0.2) -> None:
    gradient = cairo.LinearGradient(0, top, 0, bottom)
    gradient.add_color_stop_rgb(0, *(c + (1 - c) * depth for c in colour))
    gradient.add_color_stop_rgb(0.5, *colour)
    gradient.add_color_stop_rgb(1, *(c * (1 - depth) for c in colour))
    context.set_source(gradient)
    context.fill()


def text(context: cairo.Context, value: str, x: float, y: float, size: float, colour: tuple) -> tuple:
    """Writes right of `x` on the base line `y`; returns the box around it."""
    context.select_font_face("DejaVu Sans", cairo.FONT_SLANT_NORMAL, cairo.FONT_WEIGHT_BOLD)
    context.set_font_size(size)
    context.set_source_rgb(*colour)
    context.move_to(x, y)
    context.show_text(value)
    return (x, y - size * 0.76, context.text_extents(value).x_advance, size * 0.8)


def trace(context: cairo.Context, samples: list, lane: tuple, low: float, high: float) -> None:
    x, y, width, height = lane
    for index, value in enumerate(samples):
        share = (value - low) / (high - low)
        point = (x + width * index / (len(samples) - 1), y + height * (1 - share))
        if index:
            context.line_to(*point)
        else:
            context.move_to(*point)


class Sheet:
    """Picture and mask under construction."""

    def __init__(self, view: View) -> None:
        self.surface = cairo.ImageSurface(cairo.FORMAT_RGB24, WIDTH, HEIGHT)
        self.context = cairo.Context(self.surface)
        self.view = view
        self.place(self.context)
        self.mask = numpy.zeros((HEIGHT, WIDTH), numpy.uint8)
        self.whole: list[int] = []

    def place(self, context: cairo.Context) -> None:
        context.translate(WIDTH / 2 + self.view.shift[0] / 2, HEIGHT / 2 + self.view.shift[1] / 2)
        context.rotate(math.radians(self.view.tilt))
        context.scale(self.view.zoom / 2, self.view.zoom / 2)
        context.translate(-480, -270)

    def mark(self, outline, stroke: float = 0) -> None:
        """The next object's silhouette, over those before it."""
        surface = cairo.ImageSurface(cairo.FORMAT_A8, WIDTH, HEIGHT)
        context = cairo.Context(surface)
        context.set_antialias(cairo.ANTIALIAS_NONE)
        self.place(context)
        outline(context)
        if stroke:
            context.set_line_width(stroke)
            context.stroke()
        else:
            context.fill()
        surface.flush()
        pixels = numpy.frombuffer(surface.get_data(), numpy.uint8).reshape(HEIGHT, surface.get_stride())[:, :WIDTH]
        self.whole.append(int((pixels > 0).sum()))
        self.mask[pixels > 0] = len(self.whole)

    def objects(self) -> list[tuple[list[int], float]]:
        found = []
        for number, whole in enumerate(self.whole, 1):
            rows, columns = numpy.nonzero(self.mask == number)
            if len(rows):
                left, top = int(columns.min()), int(rows.min())
                box = [left, top, int(columns.max()) - left + 1, int(rows.max()) - top + 1]
                found.append((box, len(rows) / whole))
        return found


def render(view: View) -> tuple[bytes, bytes, list]:
    sheet = Sheet(view)
    context = sheet.context
    draw_room(context)
    draw_case(sheet, view)
    draw_screen(sheet, view)
    draw_rim(sheet)
    sheet.surface.flush()
    pixels = numpy.frombuffer(sheet.surface.get_data(), numpy.uint8).reshape(HEIGHT, WIDTH, 4)
    picture, mask = io.BytesIO(), io.BytesIO()
    Image.fromarray(numpy.ascontiguousarray(pixels[:, :, 2::-1])).save(picture, "PNG", compress_level=1)
    indices = Image.fromarray(sheet.mask, "P")
    indices.putpalette(PALETTE)
    indices.save(mask, "PNG", compress_level=1)
    return picture.getvalue(), mask.getvalue(), sheet.objects()


def draw_room(context: cairo.Context) -> None:
    context.rectangle(-70, -70, 1100, 680)
    shade(context, -70, 610, (0.5, 0.45, 0.4))
    for x, y, radius in ((130, 90, 110), (884, 420, 160), (790, 80, 120)):
        spot = cairo.RadialGradient(x, y, 0, x, y, radius)
        spot.add_color_stop_rgba(0, 0.9, 0.8, 0.6, 0.5)
        spot.add_color_stop_rgba(0.75, 0.9, 0.8, 0.6, 0.3)
        spot.add_color_stop_rgba(1, 0.9, 0.8, 0.6, 0)
        context.set_source(spot)
        context.arc(x, y, radius, 0, 2 * math.pi)
        context.fill()


def draw_case(sheet: Sheet, view: View) -> None:
    context = sheet.context
    rounded(context, 48, 40, 884, 500, 50)
    context.set_source_rgba(0.1, 0.08, 0.12, 0.35)
    context.fill()
    rounded(context, 38, 22, 884, 500, 46)
    shade(context, 22, 522, view.case)
    sheet.mark(lambda c: rounded(c, 38, 22, 884, 500, 46))
    rounded(context, 40, 24, 880, 496, 44)
    context.set_source_rgba(1, 1, 1, 0.5)
    context.set_line_width(2.5)
    context.stroke()
    for x, y in ((38, 22), (922, 22), (38, 522), (922, 522)):
        dx, dy = (1 if x < 480 else -1), (1 if y < 270 else -1)
        context.move_to(x + dx * 62, y)
        context.curve_to(x + dx * 50, y + dy * 30, x + dx * 30, y + dy * 50, x, y + dy * 62)
        context.curve_to(x, y + dy * 20, x + dx * 20, y, x + dx * 62, y)
        shade(context, min(y, y + dy * 62), max(y, y + dy * 62), (0.17, 0.19, 0.22))
    rounded(context, 74, 52, 700, 412, 18)
    shade(context, 52, 464, (0.13, 0.14, 0.17))
    for index, name in enumerate(("NIBP", "12-LEAD", "ALARM", "PRINT", "EVENT")):
        rounded(context, 124 + 128 * index, 472, 104, 30, 10)
        shade(context, 472, 502, tuple(0.65 * c + 0.2 for c in view.case))
        text(context, name, 134 + 128 * index, 492, 16, (0.2, 0.2, 0.24))
    for index, (name, colour) in enumerate((("1 ON", (0.3, 0.64, 0.42)), ("2 CHARGE", (0.88, 0.7, 0.24)))):
        text(context, name, 790, 122 + 96 * index, 16, (0.2, 0.2, 0.24))
        rounded(context, 797, 132 + 96 * index, 84, 44, 14)
        shade(context, 132 + 96 * index, 176 + 96 * index, colour, 0.25)
    text(context, "3 SHOCK", 790, 310, 16, (0.2, 0.2, 0.24))
    for y, radius, colour in ((348, 34, (0.85, 0.28, 0.18)), (432, 28, (0.23, 0.25, 0.29))):
        context.arc(839, y, radius, 0, 2 * math.pi)
        shade(context, y - radius, y + radius, colour, 0.25)


def draw_screen(sheet: Sheet, view: View) -> None:
    context = sheet.context
    rounded(context, *SCREEN, 6)
    context.set_source_rgb(0.02, 0.03, 0.04)
    context.fill()
    sheet.mark(lambda c: rounded(c, *SCREEN, 6))
    context.rectangle(88, 66, 672, 30)
    context.set_source_rgb(0.1, 0.15, 0.2)
    context.fill()
    text(context, "ADULT", 98, 85, 17, (0.8, 0.83, 0.87))
    for y in (226, 308, 388):
        context.move_to(92, y)
        context.line_to(756, y)
    context.set_source_rgb(0.16, 0.21, 0.27)
    context.set_line_width(1.6)
    context.stroke()
    lanes = (
        (view.ecg, (96, 128, 450, 96), -0.4, 1.4, (0.24, 0.94, 0.48), "II"),
        (view.pleth, (96, 248, 450, 56), -0.1, 1.1, (0.2, 0.83, 0.95), "Pleth"),
        (view.co2, (96, 330, 450, 54), -4, 62, (0.97, 0.88, 0.29), "CO2"),
    )
    for samples, lane, low, high, colour, name in lanes:
        text(context, name, lane[0] + 4, lane[1] - 6, 18, colour)
        context.set_source_rgb(*colour)
        context.set_line_width(3)
        context.set_line_join(cairo.LINE_JOIN_BEVEL)
        trace(context, samples, lane, low, high)
        context.stroke()
        sheet.mark(lambda c, s=samples, a=lane, low=low, high=high: trace(c, s, a, low, high), 4)
    fields = ((600, 200, 88), (640, 296, 66), (566, 378, 46), (680, 378, 46))
    for value, (x, y, size), name in zip(view.numbers, fields, ("HR", "SpO2", "EtCO2", "RR"), strict=True):
        text(context, name, x - 36, y - size, 17, (0.9, 0.9, 0.9))
        box = text(context, value, x, y, size, (0.24, 0.94, 0.48))
        sheet.mark(lambda c, box=box: c.rectangle(*box))
    text(context, "NIBP", 100, 410, 17, (0.95, 0.95, 0.95))
    box = text(context, view.pressure, 196, 436, 48, (0.95, 0.95, 0.95))
    sheet.mark(lambda c: c.rectangle(*box))
    box = text(context, "12:34", 690, 86, 18, (0.9, 0.93, 0.96))
    sheet.mark(lambda c: c.rectangle(*box))


def draw_rim(sheet: Sheet) -> None:
    """The darker rim of a head-worn camera."""
    context = cairo.Context(sheet.surface)
    context.scale(WIDTH, HEIGHT)
    for x, y, dx, dy in ((0, 0, 0.09, 0), (1, 0, -0.09, 0), (0, 0, 0, 0.12), (0, 1, 0, -0.15)):
        rim = cairo.LinearGradient(x, y, x + dx, y + dy)
        rim.add_color_stop_rgba(0, 0.1, 0.08, 0.12, 0.2)
        rim.add_color_stop_rgba(1, 0.1, 0.08, 0.12, 0)
        context.set_source(rim)
        context.paint()
