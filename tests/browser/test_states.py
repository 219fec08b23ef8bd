"""Every state that a district can be in, put in words by the browser as the server does."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser

from events.model import CLOCKS, CONTROLS, Clock, DistrictState
from events.timeline.columns import make_columns
from geo.drawing.layers import Subject, load_shapes, make_map_data
from geo.drawing.style import word_state, words_of
from tests.browser.test_days import OPEN_DAYS, SETTINGS, write_modules
from tests.helpers.map_alone import open_map, serve_folder, write_map


def test_every_shape_of_state_is_put_in_the_words_of_the_server(browser: Browser, tmp_path: Path) -> None:
    day, first, second = date(2021, 3, 1), date(2020, 12, 9), date(988, 1, 31)
    shapes = [
        DistrictState(
            code="AZ-KAL", day=day + timedelta(days=at), control=control, deadline=end, supersedes=moved
        )
        for at, (control, end, moved) in enumerate(
            (control, end, moved)
            for control in CONTROLS
            for end in (None, first)
            for moved in ((), (second,), (first, second))
        )
    ]
    layers = load_shapes(["AZ-KAL"])
    states: dict[Clock, dict[str, list[DistrictState]]] = {clock: {"AZ-KAL": shapes} for clock in CLOCKS}
    subject = Subject(shapes=layers, settings=SETTINGS, columns=make_columns([], []), states=states)
    drawn = make_map_data(subject)
    write_map(tmp_path, layers, drawn)
    write_modules(tmp_path, drawn)
    with serve_folder(tmp_path) as address:
        page = open_map(browser, address)
        page.evaluate(OPEN_DAYS)
        found = page.evaluate(
            "dates => dates.map((day) => days.state('AZ-KAL', day, 'happened').text)",
            [state.day.isoformat() for state in shapes],
        )
        page.context.close()
    assert found == [word_state(state, words_of(SETTINGS)) for state in shapes]
    assert "Handover due by 9 December 2020 (moved from 9 December 2020 and 31 January 988)" in found
