"""What the benchmark measures: this page and its rivals, each as it is started and watched."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.error import URLError
from urllib.request import urlopen

from benchmark_probe import make_probe
from conftest import ROOT, free_port

THUMB = ".st-key-date [aria-valuetext]"
TEXT = "day(one('.st-key-line') && one('.st-key-line').textContent)"
# Each path of a rival carries its day as a class, so that it is known which day it shows.
PATHS = "day(all('path.of-day').map((path) => path.getAttribute('class'))[5])"


@dataclass(frozen=True)
class Subject:
    """A page to measure: its script (or HTML file), and expressions for the days that its parts show."""

    name: str
    file: Path
    reads: Mapping[str, str]
    slider: str = ".st-key-date input"
    thumb: str = THUMB
    query: str = ""
    draws: bool = False
    # What is served in place of other hosts' files: the end of an address, and the file.
    instead: Mapping[str, Path] = field(default_factory=dict)

    @property
    def is_static(self) -> bool:
        """Tell whether the page is a file, without a server's answer to a step."""
        return self.file.suffix == ".html"

    @property
    def awaited(self) -> tuple[str, ...]:
        """Return what must have changed before a step is over."""
        return (*self.reads, "map") if self.draws else tuple(self.reads)

    def probe(self) -> str:
        """Return the script that notes its changes."""
        return make_probe(self.reads, self.thumb, draws=self.draws)


def floor_of(folder: Path) -> Subject:
    """Return the floor: the framework's slider and one line of text."""
    return Subject("floor", folder / "floor.py", {"text": TEXT})


def this_page() -> Subject:
    """Return this page."""
    reads = {
        "map": "one('#map_div[data-date]') && one('#map_div').dataset.date",
        "heading": "day(one('.the-day') && one('.the-day').textContent)",
        "text": "day(one('.st-key-notes h2') && one('.st-key-notes h2').textContent)",
    }
    return Subject("this page", ROOT / "app.py", reads, query="?date=2020-11-01")


def rivals_of(folder: Path) -> list[Subject]:
    """Return the rivals that answer a step from the server."""
    drawn = {"map": PATHS, "text": TEXT}
    return [
        Subject("new map per date", folder / "new_map.py", drawn),
        Subject("rebuilt feature group in a fragment", folder / "rebuilt_group.py", drawn),
        Subject("pydeck", folder / "pydeck_chart.py", {"text": TEXT}, draws=True),
    ]


@contextmanager
def serve_subject(subject: Subject) -> Iterator[str]:
    """Serve a page on loopback; yield its address once it answers. Raises TimeoutError after a minute."""
    if subject.is_static:
        with _serve_files(subject) as address:
            yield address
        return
    process, address = start_server(subject)
    try:
        wait_for_server(address)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def start_server(subject: Subject) -> tuple[subprocess.Popen[bytes], str]:
    """Start Streamlit for a page, all with this repository's settings; return at once, with the address."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(subject.file), "--server.port", str(port)]
    command += ["--server.headless", "true", "--server.fileWatcherType", "none"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HANDOVER_")}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)
    return process, f"http://localhost:{port}"


def wait_for_server(address: str) -> None:
    """Wait until the server answers. Raises TimeoutError after a minute."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urlopen(f"{address}/_stcore/health"):  # noqa: S310 - our own server
                return
        except (URLError, ConnectionError):
            time.sleep(0.01)
    raise TimeoutError(f"no answer from {address} within a minute")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def _serve_files(subject: Subject) -> Iterator[str]:
    handler = partial(_Quiet, directory=str(subject.file.parent))
    with ThreadingHTTPServer(("localhost", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/{subject.file.name}"
        server.shutdown()


def fetch_scripts(folder: Path) -> dict[str, Path] | None:
    """Fetch with npm what folium's static time maps load from other hosts; none where npm cannot.

    The keys are parts of the addresses that folium writes; Leaflet is that of XStatic-Leaflet.
    """
    npm = shutil.which("npm")
    if npm is None:
        return None
    packages = ["d3@4.13.0", "moment@2.18.1", "jquery@3.7.1", "leaflet.timeline@1.6.0"]
    command = [npm, "install", "--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund"]
    try:
        subprocess.run([*command, *packages], capture_output=True, check=True, timeout=120)
    except (subprocess.SubprocessError, OSError):
        return None
    modules = folder / "node_modules"
    found = {
        "d3.v4.min.js": modules / "d3" / "build" / "d3.min.js",
        "moment.min.js": modules / "moment" / "min" / "moment.min.js",
        "jquery-3.7.1.min.js": modules / "jquery" / "dist" / "jquery.min.js",
        "leaflet.timeline.min.js": modules / "leaflet.timeline" / "dist" / "leaflet.timeline.js",
    }
    return found if all(path.is_file() for path in found.values()) else None


def write_states(path: Path) -> list[str]:
    """Write how each district looks on each of the 35 days, for the rivals to draw; return the days."""
    from events.records import SHIPPED, load_collection
    from events.timeline import Timeline, step_days
    from geo.style import LOOKS

    collection = load_collection(SHIPPED)
    settings = collection.settings
    if settings is None:
        raise FileNotFoundError(f"{SHIPPED}: no settings of a collection")
    timeline = Timeline(collection.events, collection.sources)
    looks = {}
    for day in step_days(settings.first_day, settings.last_day):
        states = {one.code: timeline.state(one.code, day).control for one in settings.districts}
        looks[day.isoformat()] = {code: LOOKS[control].fill for code, control in states.items()}
    path.write_text(json.dumps(looks), encoding="utf-8")
    return list(looks)
