"""The forms that the fields of a record may have, as pydantic checks them; `schema` puts them together."""

from __future__ import annotations

from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, StringConstraints

from events.files import EXPECTED, is_bare_name


def _known_zone(key: str) -> str:
    try:
        ZoneInfo(key)
    # A key that is a folder of zones, such as Asia, raises OSError.
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("an IANA time zone such as Asia/Baku") from error
    return key


SLUG, MARK, HASH = r"^[a-z0-9]+(-[a-z0-9]+)*$", r"^[0-9a-f]{16}$", r"^[0-9a-f]{64}$"
ADDRESS = r"^https?://[^\s\"'<>]+$"
# What the patterns mean, for those who do not read such.
PATTERNS = {
    SLUG: "small letters, digits, and hyphens between them, such as bridge-closed",
    MARK: "a fingerprint of 16 digits and letters from a to f, as `handover-map sentences FILE` prints it",
    HASH: "64 digits and letters from a to f, as `handover-map sentences FILE` prints them",
    ADDRESS: "an address that begins with https:// or http://, without spaces",
}
# A side that controls is called by its name.
WordedControl = Literal["none", "implied", "held", "due", "unreported", "entered"]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
Mark = Annotated[str, StringConstraints(pattern=MARK)]
Zone = Annotated[str, AfterValidator(_known_zone)]


def _bare_name(name: str) -> str:
    if not is_bare_name(name):
        raise ValueError(EXPECTED)
    return name


File = Annotated[str, AfterValidator(_bare_name)]
Url = Annotated[str, StringConstraints(pattern=ADDRESS)]
