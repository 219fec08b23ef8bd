"""The command that takes up boundaries: where it writes them, and what it tells."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.commands.program import main
from geo.shapes.outlines import load_shapes

FIELD = {
    "type": "Feature",
    "properties": {"name": "Field", "name:fr": "Champ", "iso": "FR-A"},
    "geometry": {"type": "Polygon", "coordinates": [[[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]]},
}


def write(folder: Path) -> str:
    path = folder / "fields.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [FIELD]}), "utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("options", "name", "layer"),
    [((), "districts", "districts"), (("--around",), "surroundings", "neighbours")],
)
def test_boundaries_are_written_into_the_collection(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], name: str, layer: str
) -> None:
    asked = ["districts", write(tmp_path), "--into", str(tmp_path), "--credit", "Survey", "--json", *options]
    assert main(asked) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["file"] == str(tmp_path / f"{name}.parquet")
    assert (told["districts"], told["notes"]) == (1, [])
    assert told["fields"] == {"id": "iso", "name": "name", "names": {"fr": "name:fr"}}
    shapes = load_shapes(None, tmp_path)
    assert [one["properties"]["id"] for one in shapes[layer]["features"]] == ["FR-A"]
    assert shapes["credits"] == ["Survey"]


def test_what_is_no_folder_or_no_field_is_told_on_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["districts", write(tmp_path), "--into", str(tmp_path / "none")]) == 2
    assert "is no folder: expected that of a collection" in capsys.readouterr().err
    assert main(["districts", write(tmp_path), "--into", str(tmp_path), "--id", "code"]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "id: 'code': expected a field of this file, by --id: name, name:fr, iso" in error
