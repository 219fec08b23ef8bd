"""Streamlit's settings stand where each way to serve the page has them read; they are the same."""

from __future__ import annotations

from tests.helpers.specimens import ROOT

OF_CHECKOUT = ROOT / ".streamlit" / "config.toml"
OF_PACKAGE = ROOT / "geo" / "page" / "start" / ".streamlit" / "config.toml"


def test_the_settings_of_the_package_are_those_of_the_checkout() -> None:
    told = f"copy {OF_CHECKOUT.relative_to(ROOT)} to {OF_PACKAGE.relative_to(ROOT)}"
    assert OF_PACKAGE.read_text("utf-8") == OF_CHECKOUT.read_text("utf-8"), told
