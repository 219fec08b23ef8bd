"""What the browser's tab shows: known before the collection is open, for the first answer."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path

from events.records.folder import read_heading
from geo.page.session.options import data_folder

ICON = Path(__file__).parents[1] / "icon.png"
# For a collection that cannot be read.
TITLE = "Handover Map"


def page_heading() -> tuple[str, str, str]:
    """Return title and description of the collection, and the address of the tab's icon."""
    return _read(data_folder())


@cache
def _read(folder: str) -> tuple[str, str, str]:
    title, description = read_heading(Path(folder))
    # A picture within its own address: at each change of the page's address the browser looks at it again; a
    # file would be asked for each time, and a drawing, such as an emoji, drawn.
    return title or TITLE, description, "data:image/png;base64," + b64encode(ICON.read_bytes()).decode()
