"""Many readers at once on one server, over real websockets: `python -m tests.benchmark.readers`.

Each reader opens the page and then goes from day to day, each for itself, without waiting for the others:
what a browser sends when its reader stays with a day, and what it waits for, is sent and awaited here,
without a browser. Beside this page a hello-world page of Streamlit with a slider is measured. For each number
of readers: how long opening and a step take (median / 95th percentile, milliseconds), what failed, and the
server's memory for each reader while they are there and after they have gone. `--soak SECONDS` lets ten
readers slide so long, and tells how the server's memory grows. Other work on the machine makes all figures
larger.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import random
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

import urllib3
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.benchmark.report import draw_table
from tests.benchmark.statistics import Figure, shorten, summarise
from tests.benchmark.subjects import Served, Subject, serve_subject, this_page
from tests.conftest import ROOT

COUNTS = (1, 10, 50, 100)
FIRST, DAYS = date(2020, 11, 1), 35
# Readers stay with a day for about so long, in seconds; an answer that takes longer than LONGEST has failed.
PAUSE, LONGEST = 1.0, 60.0
# Streamlit keeps a session that has ended for two minutes, should its reader come back.
KEPT = 130.0
SOAK_READERS, SOAK_SAMPLES = 10, 10
HELLO = """
import streamlit as st

day = st.slider("Day", 0, 34)
st.write(f"Hello, world, on day {day}")
"""


@dataclass
class Counted:
    """What a crowd of readers has seen: milliseconds of each opening and step, and what failed."""

    openings: list[float] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    """How many readers make how many steps, or slide until when; they stay with a day for `pause` seconds."""

    readers: int
    steps: int = sys.maxsize
    pause: float = PAUSE
    until: float = math.inf


@dataclass(frozen=True)
class Crowd:
    """The figures of one number of readers.

    `memory` is the server's, in MB: before they came, at most while they were there, when they had gone. All
    0 where the system does not tell it.
    """

    subject: str
    readers: int
    opening: Figure | None
    step: Figure | None
    errors: int
    memory: tuple[int, int, int]


class Reader:
    """One reader: a websocket as Streamlit's scripts open it, and what the page has told of its slider."""

    def __init__(self, socket: ClientConnection, address: str) -> None:
        """Take the open websocket, and the address of the page."""
        self._socket, self._address = socket, address
        self._slider = ""
        self._fragment = ""
        self._day = ""

    async def open(self) -> None:
        """Ask for the page and await all of it. Raises LookupError if it has no slider."""
        await self._ask()
        if not self._slider:
            raise LookupError("the page has no slider")

    async def slide(self, step: int) -> None:
        """Go to a day and await the answer. Raises ValueError if it is that of another day."""
        from streamlit.proto.Common_pb2 import DoubleArray
        from streamlit.proto.WidgetStates_pb2 import WidgetState

        day = (FIRST + timedelta(days=step % DAYS)).isoformat()
        if self._day:
            await self._ask(WidgetState(id=self._slider, json_value=json.dumps({"day": day})))
            if self._day != day:
                raise ValueError(f"asked for {day}, shown is {self._day}")
        else:
            await self._ask(WidgetState(id=self._slider, double_array_value=DoubleArray(data=[step % DAYS])))

    async def _ask(self, *states: Any) -> None:
        from streamlit.proto.BackMsg_pb2 import BackMsg
        from streamlit.proto.ClientState_pb2 import ClientState
        from streamlit.proto.WidgetStates_pb2 import WidgetStates

        asked = ClientState(
            widget_states=WidgetStates(widgets=states), fragment_id=self._fragment if states else ""
        )
        await self._socket.send(BackMsg(rerun_script=asked).SerializeToString())
        await asyncio.wait_for(self._await_end(), LONGEST)

    async def _await_end(self) -> None:
        """Read messages until the script has ended. Raises RuntimeError if it has failed."""
        from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

        while True:
            message = ForwardMsg()
            message.ParseFromString(bytes(await self._socket.recv(decode=False)))
            kind = message.WhichOneof("type")
            if kind == "delta":
                await self._take(message.delta)
            elif kind == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise RuntimeError("the page does not run")
                if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    return

    async def _take(self, delta: Any) -> None:
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(f"{element.exception.type}: {element.exception.message}")
        if kind == "slider":
            self._slider = element.slider.id
        elif kind == "bidi_component" and element.bidi_component.component_name.endswith("mountAxis"):
            self._slider, self._fragment = element.bidi_component.id, delta.fragment_id
            self._day = json.loads(element.bidi_component.json)["move"][1]
        elif kind == "component_instance":
            # A browser tells when it has drawn the map; the rest of the page comes then.
            opening = re.search(r'\\"opening\\":\\?"(\w+)', element.component_instance.json_args)
            if opening:
                drawn = f"{self._address}/drawn"
                await asyncio.to_thread(urllib3.request, "GET", drawn, fields={"of": opening[1]})


async def read(address: str, counted: Counted, plan: Plan) -> None:
    """Be one reader: open the page and slide as planned."""
    where = urlsplit(address).netloc
    try:
        async with connect(
            f"ws://{where}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            origin=Origin(address),
            max_size=None,
        ) as socket:
            reader = Reader(socket, address)
            began = time.perf_counter()
            await reader.open()
            counted.openings.append((time.perf_counter() - began) * 1000)
            first = random.randrange(DAYS)  # noqa: S311
            done = 0
            while done < plan.steps and time.monotonic() < plan.until:
                await asyncio.sleep(plan.pause * random.uniform(0.5, 1.5))  # noqa: S311
                done += 1
                began = time.perf_counter()
                await reader.slide(first + done)
                counted.steps.append((time.perf_counter() - began) * 1000)
    # Whatever fails, of this page or of the connection, is a figure.
    except Exception as error:
        counted.errors.append(f"{type(error).__name__}: {error}")


async def gather(served: Served, counted: Counted, plan: Plan, memory: list[int]) -> None:
    """Let readers read at once; note the server's memory meanwhile."""
    reading = asyncio.gather(*(read(served.address, counted, plan) for _ in range(plan.readers)))
    while not reading.done():
        memory.append(served.memory().get("VmRSS", 0))
        await asyncio.sleep(0.5)
    await reading


def measure_crowd(subject: Subject, plan: Plan, kept: float) -> Crowd:
    """Let readers slide on a server of their own; wait until their sessions are gone; return the figures."""
    counted, there = Counted(), [0]
    with serve_subject(subject) as served:
        # The first reader of a server waits for what is prepared once.
        asyncio.run(gather(served, Counted(), Plan(1, steps=1, pause=0), []))
        before = served.memory().get("VmRSS", 0)
        asyncio.run(gather(served, counted, plan, there))
        time.sleep(kept)
        gone = served.memory().get("VmRSS", 0)
    _tell(subject, counted)
    opening, step = summarise(counted.openings), summarise(counted.steps)
    memory = (before, max(there), gone)
    return Crowd(subject.name, plan.readers, opening, step, len(counted.errors), memory)


def measure_soak(subject: Subject, seconds: float, pause: float) -> list[int]:
    """Return the server's memory in MB at equal times while readers slide, and others take their places."""
    counted, found = Counted(), []
    with serve_subject(subject) as served:
        for _ in range(SOAK_SAMPLES):
            plan = Plan(SOAK_READERS, pause=pause, until=time.monotonic() + seconds / SOAK_SAMPLES)
            asyncio.run(gather(served, counted, plan, []))
            found.append(served.memory().get("VmRSS", 0))
    _tell(subject, counted)
    print(f"{len(counted.steps):,} steps, {len(counted.errors)} errors", file=sys.stderr)
    return found


def _tell(subject: Subject, counted: Counted) -> None:
    for line in sorted(set(counted.errors)):
        print(f"{subject.name}: {line}", file=sys.stderr)


def make_rows(crowds: Sequence[Crowd]) -> list[list[str]]:
    """Return the figures as the rows of a table."""
    rows = [["readers", "opening", "step", "errors", "MB before", "MB a reader", "MB a reader, gone"]]
    for one in crowds:
        before, *later = one.memory
        each = [shorten(max(memory - before, 0) / one.readers) for memory in later]
        figures = [str(one.opening or ""), str(one.step or ""), str(one.errors), str(before)]
        rows.append([f"{one.subject}, {one.readers}", *figures, *each])
    return rows


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; return 1 if anything failed."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmark.readers", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--readers", nargs="+", type=int, default=COUNTS, metavar="N")
    parser.add_argument("--steps", type=int, default=20, metavar="N", help="of each reader")
    parser.add_argument("--pause", type=float, default=PAUSE, metavar="SECONDS", help="on a day, about")
    parser.add_argument("--kept", type=float, default=KEPT, metavar="SECONDS", help="wait for ended sessions")
    parser.add_argument("--soak", type=float, metavar="SECONDS", help="600 for ten minutes, 3600 for an hour")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="this collection, not the shipped")
    options = parser.parse_args(arguments)
    ours = this_page(options.data)
    if options.soak:
        print("memory MB:", *measure_soak(ours, options.soak, options.pause))
        return 0
    with TemporaryDirectory(prefix="benchmark-") as name:
        hello = Subject("hello-world", Path(name) / "hello.py", {})
        hello.file.write_text(HELLO, "utf-8")
        crowds = [
            measure_crowd(subject, Plan(readers, options.steps, options.pause), options.kept)
            for readers in options.readers
            for subject in (hello, ours)
        ]
    print(draw_table(make_rows(crowds)))
    return 1 if any(one.errors for one in crowds) else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
