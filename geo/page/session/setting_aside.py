"""The one place that keeps a record that cannot be shown from taking the page with it.

What a check lets through can be shown, as the tests promise. If showing a record fails all the same, it is
set aside like any faulty record, with its reason, and the page is shown without it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import streamlit as st

from geo.page.session.collection import current_keeper

_Made = TypeVar("_Made")


@contextmanager
def setting_aside() -> Iterator[None]:
    """Show a part of the page; if a record keeps it from being shown, run the page again without that record.

    An error that leads to no record is raised again.
    """
    try:
        yield
    except Exception as error:
        if not current_keeper().set_aside(error):
            raise
        logging.getLogger(__name__).exception("A record is set aside, as it cannot be shown")
        st.rerun()


def make_or_set_aside(make: Callable[[], _Made]) -> _Made:
    """Return what is made of the collection; a record that keeps it from being made is set aside from now on.

    The error is raised again: what is made once more, when the page has run, is made without the record.
    """
    try:
        return make()
    except Exception as error:
        current_keeper().set_aside(error)
        raise
