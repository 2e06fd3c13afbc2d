"""Frames of a user's own in place of drawn ones: bytes, times, words and marks as they were given, and nothing claimed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from dataset_folder import Dataset, digests, sha256
from PIL import Image, ImageDraw
from program import Program

ROWS = [
    # file, time, kind, caption, encounter
    ("walk.png", "12.5", "walk", "The crew walks in, bags in hand.", 0),
    ("door.png", "0.000000001", "", "", 0),
    ("grey.png", "30", "hands", 'A "quoted" word, and a comma.', 0),
    ("late.png", "999999", "", "", 0),
    ("other.png", "7", "", "", 1),
]
MODES = {"grey.png": ("L", (64, 48)), "other.png": ("RGBA", (200, 100))}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own frames")
    lines = ["file,time_s,kind,caption,encounter"]
    for number, (file, time, kind, caption, encounter) in enumerate(ROWS):
        mode, size = MODES.get(file, ("RGB", (320, 180)))
        image = Image.new(mode, size)
        ImageDraw.Draw(image).ellipse((10, 10, 20 + number, 40), fill="white")
        image.save(folder / file)
        quoted = '"' + caption.replace('"', '""') + '"'
        lines.append(f"{file},{time},{kind},{quoted},{encounter}")
    (folder / "frames.csv").write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    return folder


def build(emsynth: Program, folder: Path, output: Path, *more: str, count: int = 2):
    return emsynth.run(
        "build", "demo", "--encounters", str(count), "--seed", "7", "--set", "streams.audio=false",
        "--set", "streams.sensors=false", "--set", "protocols.seizure=1", "--frames-dir", folder,
        "--frames-licence", "CC-BY-4.0", "-o", output, *more,
    )  # fmt: skip


@pytest.fixture(scope="module")
def own(emsynth: Program, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    output = tmp_path_factory.mktemp("own") / "set"
    result = build(emsynth, folder, output)
    assert result.returncode == 0, result.stderr
    assert "1 recorded frames lie after the end of the session" in result.stderr
    return Dataset(output)


def test_frames_are_those_of_the_folder(own: Dataset, folder: Path) -> None:
    for index, encounter in enumerate(own.encounters):
        rows = [row for row in ROWS if row[4] == index and float(row[1]) * 1e9 <= encounter.duration_ns]
        rows.sort(key=lambda row: float(row[1]))
        assert len(encounter.frames) == len(rows)
        for number, (frame, (file, time, kind, caption, _)) in enumerate(zip(encounter.frames, rows, strict=True)):
            assert frame["index"] == number
            assert frame["t_ns"] == round(float(time) * 1e9)
            assert (own.root / frame["path"]).read_bytes() == (folder / file).read_bytes()
            assert frame["sha256"] == sha256(folder / file)
            with Image.open(folder / file) as image:
                assert (frame["width"], frame["height"]) == image.size
            assert (frame["kind"], frame["caption"]) == (kind or "recorded", caption or "A recorded frame.")
            assert frame["recorded"] == {"license": "CC-BY-4.0"}
            assert (frame["objects"], frame["relations"], frame["parameters"]) == ([], [], {})
            assert not {"mask_path", "scene", "twin"} & frame.keys()


def test_nothing_of_the_machine_is_in_the_data_set(own: Dataset, folder: Path) -> None:
    for path in own.root.rglob("*"):
        assert not path.is_file() or str(folder).encode() not in path.read_bytes(), path
    assert own.record["recipe"]["frames"]["recorded"].keys() == {"licence", "sha256"}
    card = (own.root / "README.md").read_text(encoding="utf-8")
    assert "Everything here but the frames is synthetic" in card
    assert "drawn scenes" not in card and "a mask image each" not in card
    croissant = (own.root / "croissant.json").read_text(encoding="utf-8")
    assert "drawn scenes" not in croissant and "calls and recordings are made up" not in croissant
    assert "Kinds and captions of frames are their owner's" in croissant


def test_every_tool_takes_it(emsynth: Program, own: Dataset, folder: Path, tmp_path: Path) -> None:
    result = emsynth.run("validate", own.root, "--level", "signals", "--strict")
    assert result.returncode == 0, result.stdout
    emsynth.do("preview", own.root, "-o", tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "A recorded frame." in page
    emsynth.do("export", own.root, "--to", "imagefolder", "coco", "webdataset-images", "-o", tmp_path / "out")
    lines = (tmp_path / "out/imagefolder").glob("*/metadata.jsonl")
    rows = [json.loads(line) for path in lines for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 4 and all("mask_file_name" not in row for row in rows)
    assert emsynth.run("rebuild", own.root, "enc-000000", "--frames-dir", folder).returncode == 0
    assert emsynth.run("rebuild", own.root, "enc-000000").returncode == 65


def test_the_card_for_machines_describes_them(own: Dataset) -> None:
    import mlcroissant

    card = mlcroissant.Dataset(str(own.root / "croissant.json"))
    assert sum(1 for _ in card.records("frames")) == sum(1 for _ in card.records("pictures")) == 4


def test_nothing_is_known_of_them(emsynth: Program, own: Dataset) -> None:
    program = (
        "import json, sys\nhello = json.loads(input())\nassert hello['labels'] == [], hello\n"
        "print(json.dumps({'type': 'hello', 'name': 'eye', 'version': '1', 'labels': ['walk']}), flush=True)\n"
        "for line in sys.stdin:\n    frame = json.loads(line)\n"
        "    print(json.dumps({'type': 'scores', 'id': frame['id'], 'scores': {'walk': 1}}), flush=True)\n"
    )
    result = emsynth.run("annotate", own.root, "--format", "json", "--with", "python3", "-c", program)
    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    assert (report["frames"], report["facets"], report["unmeasured"]) == (4, [], ["walk"])
    assert emsynth.run("annotate", own.root, "--name", "eye", "--remove").returncode == 0


def test_the_same_again_and_more_of_it(emsynth: Program, own: Dataset, folder: Path, tmp_path: Path) -> None:
    assert build(emsynth, folder, tmp_path / "one", count=1).returncode == 0
    assert build(emsynth, folder, tmp_path / "one").returncode == 0
    assert digests(tmp_path / "one") == digests(own.root)


def test_other_frames_are_another_data_set(emsynth: Program, own: Dataset, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for path in folder.iterdir():
        (other / path.name).write_bytes(path.read_bytes())
    table = other / "frames.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("12.5", "12.6"), encoding="utf-8")
    assert build(emsynth, other, own.root, count=3).returncode == 73
    result = emsynth.run("rebuild", own.root, "enc-000000", "--frames-dir", other)
    assert result.returncode == 65 and "not those that the data set was made of" in result.stderr


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("file,time_s\n../a.png,1\n", "line 2: `file` is the name of a PNG file"),
        ("file,time_s\n/etc/a.png,1\n", "line 2: `file` is the name of a PNG file"),
        ("file,time_s\nlink.png,1\n", "link.png is missing, no regular file"),
        ("file,time_s\nno.png,1\n", "no.png is missing"),
        ("file,time_s\ntext.png,1\n", "text.png is no PNG picture"),
        ("file,time_s\na.png,-1\n", "line 2: `time_s` is a number of seconds"),
        ("file,time_s\na.png,nan\n", "line 2: `time_s` is a number of seconds"),
        ("file,time_s\na.png\n", "line 2 has 1 fields instead of 2"),
        ("file,time_s\n", "lists no frame"),
        ("path,time_s\na.png,1\n", "does not begin with `file,time_s`"),
        ("file,time_s,mask\na.png,1,b.png\n", "does not begin with `file,time_s`"),
        ("file,time_s,kind\na.png,1,A B\n", "line 2: `kind` is made of"),
        ('file,time_s,kind,caption\na.png,1,a,"open\n', "a quotation mark is not closed"),
        ("file,time_s,encounter\na.png,1,0\nb.png,1,1\n", "is a frame of two encounters"),
    ],
)
def test_a_folder_that_does_not_do(emsynth: Program, folder: Path, tmp_path: Path, table: str, message: str) -> None:
    own = tmp_path / "own"
    own.mkdir()
    for name in ("a.png", "b.png"):
        (own / name).write_bytes((folder / "walk.png").read_bytes())
    (own / "link.png").symlink_to(folder / "walk.png")
    (own / "text.png").write_text("no picture")
    (own / "frames.csv").write_text(table, encoding="utf-8")
    result = build(emsynth, own, tmp_path / "set")
    assert result.returncode == 65, result.stderr
    assert message in result.stderr
    assert not (tmp_path / "set").exists()


def test_misuse_is_told(emsynth: Program, folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "set"
    assert emsynth.run("build", "demo", "--frames-dir", folder, "-o", output).returncode == 64
    licence = ["--frames-licence", "CC0-1.0", "-o", output]
    assert emsynth.run("build", "text-image", "--frames-dir", folder, *licence).returncode == 65
    assert emsynth.run("build", "transcripts", "--frames-dir", folder, *licence).returncode == 65
    assert emsynth.run("build", "demo", "--frames-dir", tmp_path / "no", *licence).returncode == 65
    assert emsynth.run("build", "demo", "--set", "frames.folder=x", "-o", output).returncode == 65
