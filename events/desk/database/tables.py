"""The tables of the store, the same on SQLite and on PostgreSQL.

What editors change (`articles`, `proposals`, `sources`, `events`) has an id, a version that each change
raises, and its value as JSON; None in place of a value says that it is gone. The other columns of these
tables repeat what is asked for. `changes` and their `parts` are only ever added to: a trigger holds it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)
# The kinds of what editors change, each with its table.
KINDS = ("article", "proposal", "source", "event")


def json_type() -> TypeEngine[Any]:
    """Return the type of a column of JSON, in which None is NULL."""
    return JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def _kept(name: str, *more: Column[Any]) -> Table:
    return Table(
        name,
        metadata,
        Column("id", String(200), primary_key=True),
        Column("version", Integer, nullable=False),
        Column("value", json_type()),
        # Its place in the order in which they came.
        Column("position", Integer, nullable=False),
        *more,
    )


articles = _kept("articles", Column("status", String(20), index=True))
proposals = _kept(
    "proposals",
    Column("status", String(20), index=True),
    Column("article", String(200), index=True),
)
sources = _kept("sources")
events = _kept("events")

# The text of an article and what was found in it; neither ever leaves the store.
texts = Table(
    "texts",
    metadata,
    Column("article", String(200), ForeignKey("articles.id"), primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("found", json_type()),
)
# Who works on an article. No part of the history: it is nobody's any more once it is given back.
holders = Table(
    "holders",
    metadata,
    Column("article", String(200), ForeignKey("articles.id"), primary_key=True),
    Column("holder", String(200), nullable=False),
    Column("since", String(40), nullable=False),
)
# A decision. `sign` is 1 for what was done or done again, -1 for what was undone, 0 for what cannot be.
changes = Table(
    "changes",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", String(40), nullable=False),
    Column("author", String(200), nullable=False, index=True),
    Column("action", String(20), nullable=False),
    Column("note", Text, nullable=False),
    Column("sign", Integer, nullable=False),
    Column("undoes", Integer, ForeignKey("changes.number"), nullable=True),
    # Each change is undone once; what undid it can be undone itself.
    UniqueConstraint("undoes"),
    sqlite_autoincrement=True,
)
# What a decision changed, each with its value before and after, and the version after it.
parts = Table(
    "parts",
    metadata,
    Column("change", Integer, ForeignKey("changes.number"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("id", String(200), nullable=False),
    Column("version", Integer, nullable=False),
    Column("before", json_type()),
    Column("after", json_type()),
    Index("ix_parts_kind_id", "kind", "id"),
)
# Records as they stood in the files and on the desk when both were last the same.
bases = Table(
    "bases",
    metadata,
    Column("kind", String(20), primary_key=True),
    Column("id", String(200), primary_key=True),
    Column("value", json_type(), nullable=False),
)
# Records that are being written into the files, as they will stand there. What is found here later was begun
# by one that was ended midway: what of it stands in the files tells how far that came.
pending = Table(
    "pending",
    metadata,
    Column("kind", String(20), primary_key=True),
    Column("id", String(200), primary_key=True),
    Column("value", json_type()),
)
# Fields that files and desk have changed differently since then.
conflicts = Table(
    "conflicts",
    metadata,
    Column("kind", String(20), primary_key=True),
    Column("id", String(200), primary_key=True),
    Column("field", String(400), primary_key=True),
    Column("base", json_type()),
    Column("desk", json_type()),
    Column("file", json_type()),
)

TABLE_OF = {"article": articles, "proposal": proposals, "source": sources, "event": events}
