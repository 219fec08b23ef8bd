"""The command `publish`: writes a site of files that needs no server, or checks one."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from events.commands.known import add_articles, add_data
from events.commands.progress import READING, follow, working
from events.commands.running import Known, add_command
from events.dates import parse_day
from events.errors import DateError
from geo.commands.export import EPOCH_VARIABLE, read_day_made
from geo.errors import PublishError

if TYPE_CHECKING:
    from geo.publish.site import Edition


def add_commands(known: Known) -> None:
    """Add the command to a command line."""
    parser = add_command(known, "publish", publish, "write a site of files that needs no server")
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="where to write the site")
    parser.add_argument("--one-file", type=Path, metavar="FILE", help="write all of it as one HTML file")
    parser.add_argument(
        "--check", type=Path, metavar="FOLDER", help="tell what of a site was changed or is missing"
    )
    add_data(parser)
    add_articles(parser)
    parser.add_argument("--base-url", default="", metavar="URL", help="where the site will stand")
    parser.add_argument(
        "--made", metavar="DAY", help=f"the day that exports name: today, or that of {EPOCH_VARIABLE}"
    )


def publish(options: argparse.Namespace) -> int:
    """Write or check what the options name; status 1 if a check finds something."""
    if options.check:
        return _check(options.check)
    if not options.folder and not options.one_file:
        raise PublishError(Path("publish"), "nothing to write: expected a FOLDER, --one-file FILE or both")
    # Slow to import, and needed for writing only.
    from geo.publish.folder import write_one, write_site
    from geo.publish.site import list_files, write_one_file

    edition = _read_edition(options)
    if options.one_file:
        content = write_one_file(edition)
        write_one(options.one_file, content)
        print(f"{options.one_file}: {len(content):,} bytes")
    if options.folder:
        about = {"title": edition.opened.settings.title, "version": edition.opened.settings.version}
        count, size = write_site(options.folder, follow(list_files(edition), "files"), about)
        print(f"{options.folder}: {count:,} files, {size:,} bytes")
    return 0


def _read_edition(options: argparse.Namespace) -> Edition:
    from events.commands.texts import HOME
    from events.records.folder import find_collection_folder
    from events.texts.articles import find_articles_folder
    from geo.publish.media import find_media
    from geo.publish.site import MOST_ROWS
    from geo.publish.site import Edition as Made
    from geo.views.opened import open_folder
    from geo.views.texts import read_texts

    with working(READING):
        home = find_collection_folder(options.data, os.environ)
        opened, drawn = open_folder(home, "", limit=MOST_ROWS)
    for fault in opened.collection.faults:
        print(fault, file=sys.stderr)
    articles = find_articles_folder(options.articles, os.environ, HOME, setting=opened.settings.articles)
    return Made(
        opened=opened,
        media=find_media(list(opened.collection.events), home),
        drawn=drawn,
        texts=read_texts(articles, opened),
        made=_read_made(options.made),
        base=_read_base(options.base_url),
    )


def _read_made(given: str | None) -> date:
    if given:
        try:
            return parse_day(given)
        except DateError as error:
            raise PublishError(Path("--made"), f"{given!r}: expected a day such as 2020-11-18") from error
    return read_day_made(os.environ)


def _read_base(given: str) -> str:
    if not given:
        return ""
    if not given.startswith(("http://", "https://")):
        raise PublishError(
            Path("--base-url"), f"{given!r}: expected an address such as https://example.org/map/"
        )
    return given if given.endswith("/") else f"{given}/"


def _check(folder: Path) -> int:
    from geo.publish.folder import check_site

    report = check_site(folder)
    for title, names in (
        ("missing", report.missing),
        ("changed", report.changed),
        ("not of the site", report.others),
    ):
        for name in names:
            print(f"{title}: {name}")
    if report.is_as_written:
        print("every file is as it was written")
    return 0 if report.is_as_written else 1
