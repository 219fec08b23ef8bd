"""The bytes of a text file as text, in whatever encoding its reader saved it.

The bytes stay as they are: what is taken for their encoding is told, and nothing is written.
"""

from __future__ import annotations

from events.errors import ArticleError
from events.words.catalogue import _

UTF_8 = "utf-8"
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Encodings in which texts in the languages of these collections, or of their readers, are saved.
LIKELY = (
    *("cp1251", "cp1252", "cp1254", "cp1250", "cp1256", "koi8_r", "cp866", "mac_cyrillic", "iso8859_5"),
    *("iso8859_9", "utf_16_le", "utf_16_be"),
)


# Fewer bytes, in a text of no mark, tell nothing.
LEAST = 20


def word_encoding(encoding: str) -> str:
    """Word that a file was read in another encoding than UTF-8."""
    return _("not in UTF-8: read as {encoding}").format(encoding=encoding)


def decode_text(raw: bytes) -> tuple[str, str]:
    """Return a file's text, and the name of its encoding: `utf-8`, or what its bytes look like.

    Raises ArticleError for bytes that look like no text.
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding), encoding.removesuffix("-sig")
            except UnicodeDecodeError:
                break
    try:
        return raw.decode(UTF_8), UTF_8
    except UnicodeDecodeError:
        pass
    # Most files are in UTF-8: the others alone wait for this import.
    from charset_normalizer import from_bytes

    best = from_bytes(raw, cp_isolation=list(LIKELY)).best() if len(raw) >= LEAST else None
    text = str(best) if best else ""
    if best is None or any(ord(one) < 32 and one not in "\t\n\r\f" for one in text):
        raise ArticleError("looks like no text in any known encoding: expected text, best in UTF-8")
    return text, best.encoding.replace("_", "-")
