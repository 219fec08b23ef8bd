"""The command `new`: a collection of one's own, small and invented, whose comments teach how to go on."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from events.commands.running import Known, add_command
from events.errors import ChoiceError

TEMPLATE = Path(__file__).parents[1] / "records" / "template"


def add_commands(known: Known) -> None:
    """Add the command to a command line."""
    parser = add_command(known, "new", new, "make a collection of your own, to begin with")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where: it is made, or is empty")


def new(options: argparse.Namespace) -> int:
    """Write the files of a new collection, and say how to go on."""
    folder: Path = options.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ChoiceError(f"{str(folder)!r} is there already: expected a new folder, or an empty one")
    shutil.copytree(TEMPLATE, folder, copy_function=shutil.copyfile, dirs_exist_ok=True)
    named = f'"{folder}"' if " " in str(folder) else str(folder)
    print(f"{folder} holds a small invented collection. To see it:")
    print(f"  handover-map show {named}")
    print("Then open these in a text editor: their comments say what each line is for.")
    for name in ("sources.toml", "events.toml"):
        print(f"  {folder / name}")
    print("To see whether all of it can be used:")
    print(f"  handover-map check --data {named}")
    return 0
