"""Imports modules and prints what else they do: `python -I watching.py ROOT MODULE ...`.

The packages that they need are read from standard input and imported first, unobserved. Then every
module is imported under watch: files and folders of the repository, clocks, the environment, the network.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from types import FrameType
from typing import Any

CLOCKS = {"now", "today", "utcnow", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
PLACES = {"getcwd", "gethostname", "listdir", "scandir", "stat"}
LOOKS = {"cwd", "exists", "glob", "home", "is_dir", "is_file", "iterdir", "open", "resolve", "rglob", "stat"}
READS = {"open", "os.listdir", "os.scandir", "os.remove", "os.mkdir", "os.rename", "os.rmdir"}
# Packages look through the entry points of all that is installed, of this project too.
INSTALLED = (f"{os.sep}site-packages{os.sep}", ".egg-info")


class Watch:
    """Keeps what the modules below a root do."""

    def __init__(self, root: str) -> None:
        """Watch the modules below a root."""
        self.root = root + os.sep
        self.found: list[str] = []
        self.is_on = True

    def is_ours(self, frame: FrameType | None) -> bool:
        """Return whether a frame runs code of the root."""
        return frame is not None and self.is_below(frame.f_code.co_filename)

    def is_below(self, path: str) -> bool:
        """Return whether a path is the project's: what is installed in a `.venv` below the root is not."""
        return path.startswith(self.root) and not any(part in path for part in INSTALLED)

    def audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Note every use of the root's files and folders, by any code, and of the network."""
        if not self.is_on:
            return
        if event.startswith(("socket.", "subprocess.", "os.system")):
            self.found.append(event)
        if event in READS and arguments and isinstance(arguments[0], str | bytes):
            path = os.fsdecode(arguments[0])
            is_code = path.endswith((".py", ".pyc")) or "__pycache__" in path
            # The import system itself lists the folders of packages.
            is_package = event == "os.listdir" and os.path.exists(os.path.join(path, "__init__.py"))  # noqa: PTH110, PTH118
            is_root = event == "os.listdir" and os.path.join(path, "") == self.root  # noqa: PTH118
            if self.is_below(path) and not (is_code or is_package or is_root):
                self.found.append(f"{event} {path.removeprefix(self.root)}")

    def profile(self, frame: FrameType, event: str, function: Any) -> None:
        """Note uses of clocks, the environment and files by code of the root."""
        name = getattr(function, "__name__", "") if event == "c_call" else frame.f_code.co_name
        if event == "c_call" and self.is_ours(frame) and name in CLOCKS | PLACES:
            self.found.append(f"{name}()")
        if event == "call" and self.is_ours(frame.f_back):
            file = frame.f_code.co_filename
            if file in (os.__file__, "<frozen os>") and name != "fspath":
                self.found.append(f"os.{name}")
            elif "pathlib" in file and (name in LOOKS or name.startswith(("read_", "write_"))):
                self.found.append(f"Path.{name}")
            elif "_collections_abc" in file and "environ" in repr(frame.f_locals.get("self"))[:10]:
                self.found.append(f"os.environ.{name}")


def main(root: str, *names: str) -> None:
    """Import the packages, then the modules, and print what the modules did."""
    sys.path.insert(0, root)
    for package in sys.stdin.read().split():
        import_module(package)
    watch = Watch(root)
    sys.addaudithook(watch.audit)
    sys.setprofile(watch.profile)
    for name in names:
        import_module(name)
    sys.setprofile(None)
    watch.is_on = False
    print(*dict.fromkeys(watch.found), sep="\n", end="")


if __name__ == "__main__":
    main(*sys.argv[1:])
