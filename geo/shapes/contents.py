"""What a file of shapes holds, before GDAL opens it.

GDAL goes by the content, whatever the ending says, and some of what it knows leads to other files, or into
the network: a virtual dataset, a service. Only what is data itself is handed to it.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from zipfile import ZipFile

BOM = b"\xef\xbb\xbf"
SHAPEFILE = b"\x00\x00\x27\x0a"
BEGINS: dict[str, tuple[bytes, ...]] = {
    **dict.fromkeys((".geojson", ".json", ".jsonld"), (b"{",)),
    ".gpkg": (b"SQLite format 3",),
    ".shp": (SHAPEFILE,),
    ".fgb": (b"fgb",),
}


def find_content(file: Path) -> str:
    """Return what GDAL is to open: the file, or the shapefile in a ZIP file.

    Raises ValueError if the content is not what the ending says, OSError or BadZipFile.
    """
    ending = file.suffix.lower()
    if ending == ".zip":
        with ZipFile(file) as archive:
            inner = [name for name in archive.namelist() if name.lower().endswith(".shp")]
            if len(inner) != 1:
                raise ValueError(f"{len(inner)} files .shp within, where one was expected")
            with archive.open(inner[0]) as opened:
                begin = opened.read(64)
        place = f"zip://{file.resolve()}!{inner[0]}"
    else:
        with file.open("rb") as opened:
            begin = opened.read(64).removeprefix(BOM).lstrip()
        place = str(file.resolve())
    # What has an ending that says nothing is one of these.
    expected = BEGINS[".shp"] if ending == ".zip" else BEGINS.get(ending, tuple(chain(*BEGINS.values())))
    if not begin.startswith(expected):
        raise ValueError("the content is not what the ending says")
    return place
