"""The rivals without a server: folium's own time maps as static pages, with no notes and no round trip.

They are the honest limit of what can be. They show the shipped collection's districts, no events.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from tests.benchmark.subjects import PATHS, Subject

Looks = Mapping[str, Mapping[str, str]]
# What folium's maps load from other hosts, with the ends of the addresses that folium writes.
PACKAGES = ("d3@4.13.0", "moment@2.18.1", "jquery@3.7.1", "leaflet.timeline@1.6.0")
SCRIPTS = {
    "d3.v4.min.js": "d3/build/d3.min.js",
    "moment.min.js": "moment/min/moment.min.js",
    "jquery-3.7.1.min.js": "jquery/dist/jquery.min.js",
    "leaflet.timeline.min.js": "leaflet.timeline/dist/leaflet.timeline.js",
}


def fetch_scripts(folder: Path) -> dict[str, Path] | None:
    """Fetch with npm what folium's static time maps load from other hosts; none where npm cannot.

    The keys are parts of the addresses that folium writes; Leaflet is that of XStatic-Leaflet.
    """
    npm = shutil.which("npm")
    if npm is None:
        return None
    command = [npm, "install", "--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund"]
    try:
        subprocess.run([*command, *PACKAGES], capture_output=True, check=True, timeout=120)
    except (subprocess.SubprocessError, OSError):
        return None
    found = {name: folder / "node_modules" / path for name, path in SCRIPTS.items()}
    return found if all(path.is_file() for path in found.values()) else None


def write_static(folder: Path, scripts: Mapping[str, Path]) -> list[Subject]:
    """Write the static pages into the folder of the rivals, from what these show."""
    looks = json.loads((folder / "looks.json").read_text("utf-8"))
    shapes = json.loads((folder / "districts.geojson").read_text("utf-8"))
    instead = {**scripts, "leaflet.js": folder / "assets" / "leaflet.js"}
    instead["leaflet.css"] = folder / "assets" / "leaflet.css"
    made = {
        "TimeSliderChoropleth, static": _choropleth(folder / "choropleth.html", looks, shapes),
        "Timeline plugin, static": _timeline(folder / "timeline.html", looks, shapes),
    }
    return [
        Subject(name, file, {"map": read}, slider=slider, thumb=slider, instead=instead)
        for name, (file, slider, read) in made.items()
    ]


def _choropleth(file: Path, looks: Looks, shapes: Mapping[str, object]) -> tuple[Path, str, str]:
    import folium
    from folium.plugins import TimeSliderChoropleth

    codes = next(iter(looks.values()))
    seconds = {day: str(_seconds(day)) for day in looks}
    styles = {
        code: {seconds[day]: {"color": looks[day][code], "opacity": 0.8} for day in looks} for code in codes
    }
    base = folium.Map([40.3, 46.2], zoom_start=8, tiles=None)
    TimeSliderChoropleth(json.dumps(shapes), styles, date_options="YYYY-MM-DD").add_to(base)
    base.save(str(file))
    return file, "input[type=range]", "day(one('output') && one('output').textContent)"


def _timeline(file: Path, looks: Looks, shapes: Mapping[str, object]) -> tuple[Path, str, str]:
    import folium
    from folium.plugins import Timeline, TimelineSlider
    from folium.utilities import JsCode

    drawn = []
    features = shapes["features"]
    for day, fills in looks.items():
        begin = _seconds(day) * 1000
        for one in features if isinstance(features, list) else []:
            feature = {"start": begin, "end": begin + 86_399_000, "fill": fills[one["id"]], "day": day}
            drawn.append({**one, "id": f"{one['id']}-{day}", "properties": feature})
    style = JsCode(
        "(one) => ({fillColor: one.properties.fill, fillOpacity: 0.8,"
        " className: 'of-day ' + one.properties.day})"
    )
    base = folium.Map([40.3, 46.2], zoom_start=8, tiles=None)
    line = Timeline({"type": "FeatureCollection", "features": drawn}, style=style).add_to(base)
    days = list(looks)
    slider = TimelineSlider(
        auto_play=False,
        show_ticks=False,
        date_options="YYYY-MM-DD",
        steps=len(days) - 1,
        start=_seconds(days[0]) * 1000,
        end=_seconds(days[-1]) * 1000,
    )
    slider.add_timelines(line)  # type: ignore[no-untyped-call]
    slider.add_to(base)
    base.save(str(file))
    # Its slider goes by milliseconds; for a key to be a day it must go by days.
    by_days = "<script>document.querySelector('input.time-slider').step = 86400000;</script></html>"
    file.write_text(file.read_text("utf-8").replace("</html>", by_days), encoding="utf-8")
    return file, "input.time-slider", PATHS


def _seconds(day: str) -> int:
    return (date.fromisoformat(day) - date(1970, 1, 1)) // timedelta(seconds=1)
