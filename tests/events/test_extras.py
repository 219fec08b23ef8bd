"""A package that is missing: which extra of this program brings it."""

from __future__ import annotations

import pytest

from events.extras import find_extra

REQUIREMENTS = ["numpy>=2", 'urllib3>=0.28; extra == "fetch"', "lxml_html_clean>=0.4; extra == 'fetch'"]


@pytest.mark.parametrize(
    ("name", "installed"),
    [
        ("urllib3", "handover-map[fetch]"),
        ("lxml_html_clean", "handover-map[fetch]"),
        ("numpy", "numpy"),
        ("http", "http"),
    ],
)
def test_a_missing_package_is_traced_to_its_extra(name: str, installed: str) -> None:
    assert find_extra(name, REQUIREMENTS) == installed
