"""Files into the folder of a collection: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from events.files import write_whole
from events.imports.setting_aside import stem_of
from events.imports.settings import SourcesFile, describe_import
from events.imports.storing import Store
from events.records.parquet import DISTRICTS_STORE
from geo.ingest.asked import Report, Request
from geo.ingest.running import Follow, Run


def import_files(request: Request, follow: Follow) -> Report:
    """Bring files into a folder, which is made if it is not there; nothing is changed if that fails.

    `follow` shows how many rows are done. Raises EventsError, GeoError or OSError.
    """
    store, named = Store(request.into), [*request.files, *([request.districts] if request.districts else [])]
    settings = SourcesFile(request.into, title=request.title or stem_of(named[0]))
    boundaries = _read_districts(request)
    run = Run(request, settings, _make_locator(request, boundaries), follow)
    is_there = request.into.exists()
    try:
        counts, pending = store.write(run.batches(), run.source_ids, replace=request.replace)
    except BaseException:
        if not is_there and request.into.is_dir() and not any(request.into.iterdir()):
            request.into.rmdir()
        raise
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
    for path, text in run.mappings.items():
        write_whole(path, text.encode())
    report = Report(str(request.into), counts, run.reports, list(run.sources), is_new=settings.is_new)
    report.licences = {source.id: source.licence for source in run.sources.values()}
    if boundaries is not None:
        report.districts = len(boundaries.table)
        report.district_fields = (boundaries.mapping.id, boundaries.mapping.name)
        report.faults = list(boundaries.notes)
    return report


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
