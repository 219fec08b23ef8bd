"""A store: a database in a file, or one that several people share; opened, updated, read, written.

Whoever writes is alone for as long as one transaction lasts, on either kind of database: a decision reads
what it rests on and writes what follows from it with nobody in between. Readers wait for nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from events.desk.database.migrations.running import find_current, find_newest, is_known, upgrade
from events.desk.errors import DeskError

# How long one who writes waits for another, in seconds.
PATIENCE = 30
# Held by whoever writes: any number that no other program takes in the same database.
_LOCK = 7_241_501
_WRITES = "writes"


class Store:
    """A database, reached by SQLAlchemy. May be shared by threads; not by processes: each opens its own."""

    def __init__(self, engine: Engine) -> None:
        """Take an engine that `open_store` has made."""
        self.engine = engine

    @property
    def is_shared(self) -> bool:
        """Return whether it is on a server, for several people."""
        return self.engine.dialect.name != "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of everything, and changes nothing."""
        with _worded(), self.engine.connect() as connection:
            if self.is_shared:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection that writes alone; all of it is stored at the end, or nothing if that raises."""
        with _worded(), self.engine.connect() as connection:
            connection.execution_options(**{_WRITES: True})
            with connection.begin():
                if self.is_shared:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                yield connection

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def open_store(address: str | Path) -> Store:
    """Open a store, made if it is not there, and bring its schema up to date.

    `address` is a file, for SQLite, or `postgresql://…`. Raises DeskError, which never tells a password.
    """
    store = Store(_make_engine(address))
    with store.writing() as connection:
        current = find_current(connection)
        if current and not is_known(current):
            raise DeskError(
                f"the store is of a later version of this program (its schema is {current}, known up to "
                f"{find_newest()}): expected that version, or a later one"
            )
        upgrade(connection)
    return store


def _make_engine(address: str | Path) -> Engine:
    if isinstance(address, Path) or "://" not in address:
        path = Path(address)
        path.parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": PATIENCE})
        event.listen(engine, "connect", _set_up_file)
        event.listen(engine, "begin", _begin_in_file)
        return engine
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise DeskError("the address of the store is none: expected postgresql://…, or a file") from error
    if url.get_backend_name() != "postgresql":
        raise DeskError(f"a store of {url.get_backend_name()!r}: expected postgresql://…, or a file")
    return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)


def _set_up_file(connection: Any, _record: Any) -> None:
    """Set up a connection to SQLite: transactions are begun by `_begin_in_file`, not by the driver."""
    connection.isolation_level = None
    for name, value in (
        ("busy_timeout", PATIENCE * 1000),
        ("journal_mode", "WAL"),
        ("foreign_keys", "ON"),
        # What is acknowledged outlasts a power cut, too.
        ("synchronous", "FULL"),
    ):
        connection.execute(f"PRAGMA {name}={value}")


def _begin_in_file(connection: Connection) -> None:
    # Who writes asks for it at once: one who first reads could be too late for what it has read.
    is_writing = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


@contextmanager
def _worded() -> Iterator[None]:
    """Say in words what a database cannot do."""
    try:
        yield
    except DBAPIError as error:
        said = " ".join(str(error.orig).split())
        if isinstance(error, OperationalError):
            raise DeskError(f"the store cannot be used: {said}: expected a database that answers") from error
        raise DeskError(f"the store refuses this: {said}") from error
