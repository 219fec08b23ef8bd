"""Bring a store's schema up to date. Alembic's command line is not needed, nor a file of settings for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

FOLDER = Path(__file__).parent


def find_newest() -> str:
    """Return the name of the last step that this program knows."""
    return ScriptDirectory(str(FOLDER)).get_current_head() or ""


def find_current(connection: Connection) -> str:
    """Return the name of the last step that a store has gone; empty before the first."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def is_known(revision: str) -> bool:
    """Return whether this program knows a step."""
    return revision in {one.revision for one in ScriptDirectory(str(FOLDER)).walk_revisions()}


def upgrade(connection: Connection) -> None:
    """Run every step that a store has not gone, within the transaction of the connection."""
    scripts = ScriptDirectory(str(FOLDER))

    def steps(revision: Any, _context: MigrationContext) -> Any:
        # What `alembic upgrade head` runs.
        return scripts._upgrade_revs("head", revision)

    context = MigrationContext.configure(connection, opts={"fn": steps})
    with Operations.context(context):
        context.run_migrations()
