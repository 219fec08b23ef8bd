"""What the benchmark measures: this page and its rivals, each as it is started and watched."""

from __future__ import annotations

import os
import re
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

from events.records.collection import SHIPPED
from tests.benchmark.probe import make_probe
from tests.conftest import ROOT, free_port

# Streamlit's slider, which the rivals have, holds its input within the handle; ours is a native input.
SLIDER, THUMB, AXIS = ".st-key-date input", ".st-key-date [aria-valuetext]", ".st-key-date input[type=range]"
TEXT = "day(one('.st-key-line') && one('.st-key-line').textContent)"
# Each path of a rival carries its day as a class, so that it is known which day it shows.
PATHS = "day(all('path.of-day').map((path) => path.getAttribute('class'))[5])"
HELLO, FLOOR, OURS, PUBLISHED = "hello-world", "floor", "this page", "published file"


@dataclass(frozen=True)
class Subject:
    """A page to measure: its script (or HTML file), and expressions for the days that its parts show."""

    name: str
    file: Path
    reads: Mapping[str, str]
    slider: str = SLIDER
    thumb: str = THUMB
    draws: bool = False
    # The folder of another collection than the shipped one.
    data: Path | None = None
    # What is served in place of other hosts' files: the end of an address, and the file.
    instead: Mapping[str, Path] = field(default_factory=dict)

    @property
    def is_static(self) -> bool:
        """Return whether the page is a file, without a server's answer to a step."""
        return self.file.suffix == ".html"

    def query(self, day: str) -> str:
        """Return what opens the page on a day; static rivals open on their first."""
        return "" if self.is_static and self.name != PUBLISHED else f"?date={day}"

    @property
    def awaited(self) -> tuple[str, ...]:
        """Return what must have changed before a step is over."""
        return (*self.reads, "map") if self.draws else tuple(self.reads)

    @property
    def main(self) -> str:
        """Return what the subject is for: the map, or a line of text where there is none."""
        return "map" if "map" in self.awaited else "text"

    @property
    def is_native(self) -> bool:
        """Return whether the slider is a native range input, whose box is the rail."""
        return self.is_static or self.slider == AXIS

    def probe(self) -> str:
        """Return the script that notes its changes."""
        return make_probe(self.reads, self.thumb, draws=self.draws)


@dataclass(frozen=True)
class Served:
    """A page that answers: its address and, unless it is a mere file, the server's process."""

    address: str
    process: subprocess.Popen[bytes] | None = None

    def memory(self) -> dict[str, int]:
        """Return the server's memory as `memory_of` does; nothing of a mere file."""
        return memory_of(str(self.process.pid)) if self.process else {}


def memory_of(process: str) -> dict[str, int]:
    """Return a process's memory in MB, now (VmRSS) and at most (VmHWM), where the system has it (Linux)."""
    status = Path(f"/proc/{process}/status")
    if not status.is_file():
        return {}
    found = re.findall(r"(VmRSS|VmHWM):\s+(\d+) kB", status.read_text("utf-8"))
    return {name: int(size) // 1024 for name, size in found}


def hello_of(folder: Path) -> Subject:
    """Return a hello-world page, beside which opening is measured."""
    return Subject(HELLO, folder / "hello.py", {"text": "one('.st-key-line p') && 'there'"})


def floor_of(folder: Path) -> Subject:
    """Return the floor: the framework's slider and one line of text."""
    return Subject(FLOOR, folder / "floor.py", {"text": TEXT})


def this_page(data: Path | None = None) -> Subject:
    """Return this page, with the shipped collection or that of a folder."""
    reads = {
        "map": "one('#map_div[data-date]') && one('#map_div').dataset.date",
        "heading": "day(one('.the-day') && one('.the-day').textContent)",
        "text": "day(one('.st-key-notes h2') && one('.st-key-notes h2').textContent)",
    }
    return Subject(OURS, ROOT / "app.py", reads, AXIS, AXIS, data=data)


def published_of(folder: Path, data: Path | None = None) -> Subject:
    """Return the collection as one published file, written to the folder."""
    from tests.helpers.published import publish_one

    file = publish_one(folder / "published.html", data or SHIPPED)
    axis = ".part-date input[type=range]"
    reads = {
        "map": "one('.part-map[data-date]') && one('.part-map').dataset.date",
        "text": "day(one('.part-notes h2') && one('.part-notes h2').textContent)",
    }
    return Subject(PUBLISHED, file, reads, axis, axis)


def rivals_of(folder: Path) -> list[Subject]:
    """Return the rivals that answer a step from the server."""
    drawn = {"map": PATHS, "text": TEXT}
    return [
        Subject("new map per date", folder / "new_map.py", drawn),
        Subject("rebuilt group in a fragment", folder / "rebuilt_group.py", drawn),
        Subject("pydeck", folder / "pydeck_chart.py", {"text": TEXT}, draws=True),
    ]


@contextmanager
def serve_subject(subject: Subject) -> Iterator[Served]:
    """Serve a page on loopback; yield it once it answers. Raises TimeoutError after a minute."""
    if subject.is_static:
        with _serve_files(subject) as address:
            yield Served(address)
        return
    served = start_server(subject)
    try:
        wait_for_server(served.address)
        yield served
    finally:
        stop_server(served)


def start_server(subject: Subject) -> Served:
    """Start Streamlit for a page, all with this repository's settings; return at once."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(subject.file), "--server.port", str(port)]
    command += ["--server.headless", "true", "--server.fileWatcherType", "none"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HANDOVER_")}
    environment |= {"HANDOVER_DATA": str(subject.data)} if subject.data else {}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)
    return Served(f"http://localhost:{port}", process)


def stop_server(served: Served) -> None:
    """End the server, by force if it does not listen."""
    if served.process is None:
        return
    served.process.terminate()
    try:
        served.process.wait(10)
    except subprocess.TimeoutExpired:
        served.process.kill()
        served.process.wait()


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
