"""All tables, and triggers that keep what was once written of the history."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None

_ID, _NUMBER = sa.String(200), sa.Integer


def _json() -> Any:
    return sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def _create_kept(name: str, *more: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("id", _ID, nullable=False),
        sa.Column("version", _NUMBER, nullable=False),
        sa.Column("value", _json()),
        sa.Column("position", _NUMBER, nullable=False),
        *more,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    for column in more:
        op.create_index(f"ix_{name}_{column.name}", name, [column.name])


def upgrade() -> None:
    """Create them."""
    _create_kept("articles", sa.Column("status", sa.String(20)))
    _create_kept("proposals", sa.Column("status", sa.String(20)), sa.Column("article", _ID))
    _create_kept("sources")
    _create_kept("events")
    _create_texts()
    _create_history()
    _create_sync()


def _create_texts() -> None:
    op.create_table(
        "texts",
        sa.Column("article", _ID, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("found", _json()),
        sa.PrimaryKeyConstraint("article", name="pk_texts"),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_texts_article"),
        sa.UniqueConstraint("sha256", name="uq_texts_sha256"),
    )
    op.create_table(
        "holders",
        sa.Column("article", _ID, nullable=False),
        sa.Column("holder", sa.String(200), nullable=False),
        sa.Column("since", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("article", name="pk_holders"),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_holders_article"),
    )


def _create_history() -> None:
    op.create_table(
        "changes",
        sa.Column("number", _NUMBER, nullable=False, autoincrement=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("author", sa.String(200), nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("sign", _NUMBER, nullable=False),
        sa.Column("undoes", _NUMBER, nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_changes"),
        sa.ForeignKeyConstraint(["undoes"], ["changes.number"], name="fk_changes_undoes"),
        sa.UniqueConstraint("undoes", name="uq_changes_undoes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_changes_author", "changes", ["author"])
    op.create_table(
        "parts",
        sa.Column("change", _NUMBER, nullable=False),
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.Column("version", _NUMBER, nullable=False),
        sa.Column("before", _json()),
        sa.Column("after", _json()),
        sa.PrimaryKeyConstraint("change", "number", name="pk_parts"),
        sa.ForeignKeyConstraint(["change"], ["changes.number"], name="fk_parts_change"),
    )
    op.create_index("ix_parts_kind_id", "parts", ["kind", "id"])
    for table in ("changes", "parts"):
        _keep(table)


def _keep(table: str) -> None:
    """Refuse to change or delete what stands in a table."""
    refused = f"what stands in {table} is history: it is added to, never changed"
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{refused}'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION keep_{table}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{refused}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION keep_{table}()"
    )


def _create_sync() -> None:
    op.create_table(
        "bases",
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.Column("value", _json(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", name="pk_bases"),
    )
    op.create_table(
        "pending",
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.Column("value", _json()),
        sa.PrimaryKeyConstraint("kind", "id", name="pk_pending"),
    )
    op.create_table(
        "conflicts",
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.Column("field", sa.String(400), nullable=False),
        sa.Column("base", _json()),
        sa.Column("desk", _json()),
        sa.Column("file", _json()),
        sa.PrimaryKeyConstraint("kind", "id", "field", name="pk_conflicts"),
    )


def downgrade() -> None:
    """Nothing leads back to before the first step: that store is an empty one."""
    raise NotImplementedError
