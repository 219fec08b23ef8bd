"""The page on data that is wrong or hostile, in a real browser against a real server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.conftest import ROOT, Opened

Visit = Callable[..., Opened]
Serve = Callable[[Path], str]
HOSTILE = (
    "<img src=x onerror=window.top.hacked=1>`${window.top.hacked=1}`"
    "</script><script>window.top.hacked=1</script>"
)


def copied(tmp_path: Path) -> tuple[Path, str, str]:
    data = ROOT / "events" / "data"
    sources, events = ((data / name).read_text("utf-8") for name in ("sources.toml", "events.toml"))
    return tmp_path, sources, events


def write(folder: Path, sources: str, events: str) -> Path:
    (folder / "sources.toml").write_text(sources, "utf-8")
    (folder / "events.toml").write_text(events, "utf-8")
    return folder


def test_good_records_are_shown_and_the_others_counted_and_listed(
    tmp_path: Path, visit: Visit, serve_collection: Serve
) -> None:
    folder, sources, events = copied(tmp_path)
    events = events.replace('when = "2020-11-20"', 'when = "2020-11-31"')
    events = events.replace('districts = ["AZ-TOV"]', 'districts = ["AZ-XXX"]')
    opened = visit(f"{serve_collection(write(folder, sources, events))}/?date=2020-11-22")
    notice = opened.page.locator(".faults")
    expect(notice).to_contain_text("2 records are set aside")
    expect(notice).to_contain_text("record 20 (entry-agdam-2020-11-20), when: '2020-11-31': expected")
    expect(notice).to_contain_text("(tovuz-clashes-2020-07), districts: 'AZ-XXX': expected one of AZ-AGM")
    assert opened.classes() == {
        "AZ-KAL": "due",
        "AZ-AGM": "unreported",
        "AZ-LAC": "due",
        "AZ-TOV": "none",
        "AZ-GYG": "none",
        "AZ-DAS": "none",
    }
    assert opened.errors == []


def test_a_file_that_cannot_be_read_is_reported_instead_of_a_page(
    tmp_path: Path, visit: Visit, serve_collection: Serve
) -> None:
    folder, sources, events = copied(tmp_path)
    opened = visit(serve_collection(write(folder, sources + "\n[[source", events)), has_map=False)
    expect(opened.page.locator(".faults")).to_contain_text("sources.toml")
    expect(opened.page.locator(".faults")).to_contain_text(
        "expected as many brackets behind the name as before it"
    )


def test_text_of_a_collection_never_runs_as_code(
    tmp_path: Path, visit: Visit, serve_collection: Serve
) -> None:
    folder, sources, events = copied(tmp_path)
    events = events.replace('summary = "', f'summary = "{HOSTILE}').replace('says = "', f'says = "{HOSTILE}')
    sources = sources.replace('title = "', f'title = "{HOSTILE}').replace('held = "', f'held = "{HOSTILE}')
    sources = sources.replace('AZ-KAL = "Kalbajar"', f'AZ-KAL = "{HOSTILE}"')
    opened = visit(f"{serve_collection(write(folder, sources, events))}/?date=2020-11-25&district=AZ-KAL")
    opened.frame.locator("path.AZ-KAL").hover()
    opened.slide("ArrowLeft", 3)
    opened.wait_for_date("2020-11-22")
    expect(opened.notes_head()).to_contain_text("<img src=x")
    assert opened.page.evaluate("window.hacked") is None
    assert opened.errors == []
