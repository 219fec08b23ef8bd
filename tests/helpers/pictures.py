"""A collection whose event has a picture, a video elsewhere, and what must not be shown."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.helpers.records import make_report, write_event
from tests.helpers.specimens import SOURCES, write_collection

ALT, CREDIT = "A bridge with a gate across it", "The miller"
PICTURE = {"file": "bridge one.png", "alt": ALT, "credit": CREDIT}
ELSEWHERE = {"url": "https://pictures.example/a/gate.webm", "alt": "The gate closes", "credit": "The Herald"}


def draw_picture() -> bytes:
    """Return a small picture as PNG."""
    drawn = BytesIO()
    Image.new("RGB", (8, 6), "#336699").save(drawn, "PNG")
    return drawn.getvalue()


def write_pictured(folder: Path) -> Path:
    """Write a collection of one event with a picture of its own and a video elsewhere."""
    event = make_report("2020-11-10", "The gate was closed.", media=[PICTURE, ELSEWHERE])
    write_collection(folder, SOURCES, write_event(event))
    (folder / "media").mkdir(exist_ok=True)
    (folder / "media" / PICTURE["file"]).write_bytes(draw_picture())
    return folder
