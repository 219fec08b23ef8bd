"""Exports opened in the programs that they are for: LibreOffice, QGIS with its time, biber.

Each is asked only where it is installed; LibreOffice, which takes seconds, is in CI.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from events.exchange.formats import FORMATS, STYLE
from events.records.collection import SHIPPED
from geo.views.exports import write_export, write_style
from geo.views.opened import open_folder
from geo.views.opened_view import OpenedView
from geo.views.part import Part, take_all
from geo.views.view import View
from tests.helpers.hostile import CODES, write_hostile

DAY = date(2026, 11, 22)
FORMULA = '=HYPERLINK("http://foreign.example";"here")'
SHEETS = ("csv", "states-csv", "acled", "xlsx")
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
# QGIS brings its own Python modules, to the system's Python.
PYTHON = "/usr/bin/python3"
QGIS = """
import json, sys
from qgis.core import *
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

application = QgsApplication([], False)
application.initQgis()
found = {}
for name, address in json.loads(sys.argv[1]).items():
    layer = QgsVectorLayer(address, name, "ogr")
    # As the program's window does with a layer that is added.
    layer.loadDefaultStyle()
    time, renderer = layer.temporalProperties(), layer.renderer()
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    days = {}
    for day in json.loads(sys.argv[2]):
        of = QDate.fromString(day, "yyyy-MM-dd")
        span = QgsDateTimeRange(QDateTime(of, QTime(0, 0)), QDateTime(of, QTime(23, 59, 59)))
        asked = QgsFeatureRequest().setFilterExpression(time.createFilterString(context, span))
        own = "district" if layer.fields().indexOf("district") >= 0 else "id"
        rows = layer.getFeatures(asked)
        rows = [(str(row[own]), row["control"] if own == "district" else "") for row in rows]
        days[day] = dict(sorted(rows))
    found[name] = {
        "valid": layer.isValid() and all(row.geometry().isGeosValid() for row in layer.getFeatures()),
        "active": time.isActive(),
        "style": renderer.type(),
        "classes": [one.value() for one in renderer.categories()] if "categor" in renderer.type() else [],
        "days": days,
    }
    del layer, renderer
print(json.dumps(found))
application.exitQgis()
"""


def take(folder: Path) -> Part:
    opened, _ = open_folder(folder, "")
    return take_all(OpenedView(opened, View(opened.settings.opens_on)), DAY)


def need(program: str, *, in_ci: bool = False) -> str:
    found = shutil.which(program)
    if not found and in_ci and os.environ.get("CI") == "true":
        pytest.fail(f"CI has no {program}")
    return found or pytest.skip(f"{program} is not installed")


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ElementTree.Element]:
    """Return each table of a hostile collection, and the shipped workbook, as LibreOffice reads them."""
    office, folder = need("soffice", in_ci=True), tmp_path_factory.mktemp("sheets")
    (folder / "hostile").mkdir()
    hostile = take(write_hostile(folder / "hostile", lambda _: FORMULA, dict.fromkeys(CODES, FORMULA)))
    files = [folder / f"{name}{FORMATS[name].suffix}" for name in SHEETS]
    for name, file in zip(SHEETS, files, strict=True):
        file.write_bytes(write_export(name, hostile))
    shipped = folder / "shipped.xlsx"
    shipped.write_bytes(write_export("xlsx", take(SHIPPED)))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "fods", "--outdir", str(folder / "read")]
    subprocess.run([*command, *files, shipped], check=True, capture_output=True, timeout=120)
    return {
        path.name: ElementTree.parse(path).getroot()  # noqa: S314 - LibreOffice wrote it
        for path in (folder / "read").iterdir()
    }


def test_libreoffice_finds_no_formula_in_a_table(sheets: dict[str, ElementTree.Element]) -> None:
    assert len(sheets) == len(SHEETS) + 1
    for name, sheet in sheets.items():
        cells = list(sheet.iter(f"{TABLE}table-cell"))
        assert len(cells) > 20, name
        assert [cell for cell in cells if cell.get(f"{TABLE}formula")] == [], name
    assert FORMULA in {text for sheet in sheets.values() for text in sheet.itertext()}


def test_libreoffice_reads_sheets_with_days_of_the_workbook(sheets: dict[str, ElementTree.Element]) -> None:
    tables = list(sheets["shipped.fods"].iter(f"{TABLE}table"))
    assert [table.get(f"{TABLE}name") for table in tables] == ["events", "accounts", "sources", "states"]
    rows = list(tables[-1].iter(f"{TABLE}table-row"))
    held = [cell.get(f"{OFFICE}date-value") or "".join(cell.itertext()).strip() for cell in rows[2]]
    assert held[:6] == [
        *("AZ-KAL", "Kalbajar", "held", "Reported under Armenian forces’ control", "1993-04-03", "2020-11-08")
    ]


def test_qgis_shows_each_state_on_its_days_in_our_colours(tmp_path: Path) -> None:
    probe = [PYTHON, "-c", "import qgis.core"]
    if not Path(PYTHON).exists() or subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("QGIS is not installed")
    part = take(SHIPPED)
    package, states = tmp_path / "all.gpkg", tmp_path / f"all{FORMATS['states-geojson'].suffix}"
    package.write_bytes(write_export("gpkg", part))
    states.write_bytes(write_export("states-geojson", part))
    (tmp_path / f"all{STYLE.suffix}").write_bytes(write_style(part))
    layers = {
        name: f"{package}|layername={name}"
        for name in ("states", "events_points", "events_lines", "events_areas")
    }
    others = dict.fromkeys(("AZ-TOV", "AZ-GYG", "AZ-DAS"), "none")
    expected = {
        "1993-04-02": {"AZ-KAL": "none", "AZ-AGM": "implied", "AZ-LAC": "implied"},
        "1993-04-03": {"AZ-KAL": "held", "AZ-AGM": "implied", "AZ-LAC": "implied"},
        "2020-11-08": {"AZ-KAL": "held", "AZ-AGM": "implied", "AZ-LAC": "implied"},
        "2020-11-09": {"AZ-KAL": "due", "AZ-AGM": "due", "AZ-LAC": "due"},
        "2020-11-25": {"AZ-KAL": "entered", "AZ-AGM": "entered", "AZ-LAC": "due"},
        "2020-12-01": {"AZ-KAL": "entered", "AZ-AGM": "entered", "AZ-LAC": "due"},
        "2020-12-02": {"AZ-KAL": "entered", "AZ-AGM": "entered", "AZ-LAC": "unreported"},
    }
    done = subprocess.run(
        [PYTHON, "-c", QGIS, json.dumps(layers | {"geojson": str(states)}), json.dumps(list(expected))],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert "Warning" not in done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert {name: (one["valid"], one["active"]) for name, one in found.items()} == dict.fromkeys(
        found, (True, True)
    )
    for name in ("states", "geojson"):
        assert found[name]["days"] == {day: given | others for day, given in expected.items()}, name
        assert found[name]["classes"] == ["none", "implied", "held", "due", "unreported", "entered"]
    assert list(found["events_lines"]["days"]["2020-11-25"]) == [
        "movement-dashkasan-kalbajar-2020-11-25",
        "movement-toghana-kalbajar-2020-11-25",
    ]


def test_biber_misses_nothing_but_the_dates_that_no_article_has(tmp_path: Path) -> None:
    biber = need("biber")
    (tmp_path / "all.bib").write_bytes(write_export("bibtex", take(SHIPPED)))
    command = [biber, "--tool", "--validate-datamodel", "--nolog", "all.bib"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, encoding="utf-8")
    told = [line for line in done.stdout.splitlines() if line.startswith(("WARN", "ERROR"))]
    missing = "Missing mandatory field - one of 'date, year' must be defined"
    assert told == [
        f"WARN - Datamodel: Entry '{id}' (all.bib): {missing}"
        for id in ("today-az-200841", "world-today-news-1098273")
    ]
