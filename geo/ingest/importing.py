"""Files into the folder of a collection: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from events.files import write_whole
from events.imports.checkpoints import Checkpoints
from events.imports.setting_aside import stem_of
from events.imports.settings import SourcesFile, describe_import
from events.imports.storing import Counts, Pending, Store
from events.records.collection import EVENTS_FILE
from events.records.parquet import DISTRICTS_STORE, EVENTS_STORE
from geo.ingest.asked import Report, Request
from geo.ingest.opening import MAPPING
from geo.ingest.running import Follow, Run, StaleError


def import_files(request: Request, follow: Follow) -> Report:
    """Bring files into a folder, which is made if it is not there; nothing is changed if that fails.

    `follow` shows how many rows are done. Raises EventsError, GeoError or OSError.
    """
    store, named = Store(request.into), [*request.files, *([request.districts] if request.districts else [])]
    settings = SourcesFile(request.into, title=request.title or stem_of(named[0]))
    boundaries = _read_districts(request)
    checkpoints, run, counts, pending = _convert(request, store, settings, boundaries, follow)
    try:
        if settings.is_new and request.title is None and run.sources:
            settings.rename(next(iter(run.sources.values())).title)
        titles = [source.title for source in run.sources.values()]
        settings.describe(describe_import(titles or [path.name for path in named]))
        for source in run.sources.values():
            settings.add_source(source)
        settings.add_kinds(run.kinds)
        settings.add_names("sides", {id: id for id in sorted(run.sides)})
        if boundaries is None and not settings.has_districts:
            settings.add_names("districts", _name_codes(run.codes))
        settings.span_days(counts.first, counts.last, counts.newest)
        settings.write()
        if boundaries is not None:
            from geo.build.boundaries import encode_districts

            content = encode_districts(boundaries, credit=(request.credit or "").strip())
            write_whole(request.into / DISTRICTS_STORE, content)
        pending.put_in_place()
    finally:
        pending.remove()
    for aside in run.asides:
        aside.put_in_place()
    for path, text in run.mappings.items():
        write_whole(path, text.encode())
    checkpoints.remove()
    report = Report(str(request.into), counts, run.reports, list(run.sources), is_new=settings.is_new)
    report.licences = {source.id: source.licence for source in run.sources.values()}
    if boundaries is not None:
        report.districts = len(boundaries.table)
        report.district_fields = (boundaries.mapping.id, boundaries.mapping.name)
        report.faults = list(boundaries.notes)
    return report


def _convert(
    request: Request, store: Store, settings: SourcesFile, boundaries: Any, follow: Follow
) -> tuple[Checkpoints, Run, Counts, Pending]:
    """Write the events of all files beside their place, from where an earlier run was killed if one was."""
    is_there, checkpoints = request.into.exists(), None
    locator = _make_locator(request, boundaries)
    try:
        checkpoints = Checkpoints(request.into, make_key(request))
        while True:
            run = Run(request, settings, locator, follow)
            given = run.batches(checkpoints.states)
            try:
                counts, pending = store.write(given, run.source_ids, checkpoints, replace=request.replace)
            except StaleError:
                checkpoints.forget()
            else:
                return checkpoints, run, counts, pending
    except BaseException:
        if checkpoints is not None:
            checkpoints.remove()
        if not is_there and request.into.is_dir() and not any(request.into.iterdir()):
            request.into.rmdir()
        raise


def make_key(request: Request) -> str:
    """Return what tells this very import from any other: all that is asked, the files, and the collection.

    Raises OSError.
    """
    asked = {field.name: getattr(request, field.name) for field in fields(request) if field.name != "into"}
    found = sha256(repr(asked).encode())
    named = [one for one in (*request.files, request.mapping, request.districts) if isinstance(one, Path)]
    for path in [*named, *sorted(request.into.glob(f"*{MAPPING}"))]:
        if path.is_file():
            with path.open("rb") as file:
                found.update(file_digest(file, "sha256").digest())
    for name in (EVENTS_STORE, EVENTS_FILE, DISTRICTS_STORE):
        if (path := request.into / name).is_file():
            found.update(f"{name} {path.stat().st_mtime_ns} {path.stat().st_size}".encode())
    return found.hexdigest()


def _read_districts(request: Request) -> Any:
    if request.districts is None:
        return None
    from geo.build.boundaries import take_boundaries
    from geo.build.fields import Fields

    fields = Fields(request.district_name, request.district_id, request.district_names)
    return take_boundaries(request.districts, fields)


def _make_locator(request: Request, boundaries: Any) -> Any:
    """Return what tells the district of a point: of the new districts, else of those that are there."""
    own = request.into / DISTRICTS_STORE
    if boundaries is None and not own.is_file():
        return None
    from geo.imports.locating import Locator

    return Locator.read(own) if boundaries is None else Locator(boundaries.table)


def _name_codes(codes: Iterable[str]) -> dict[str, str]:
    """Return the names of districts that the program knows the shapes of."""
    from geo.shapes.outlines import load_shapes, names_of

    names = names_of(load_shapes(codes)) if codes else {}
    return {code: names.get(code, {}).get("en", code) for code in sorted(codes)}
