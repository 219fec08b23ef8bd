"""The command for maintainers: `python -m events.words` writes `messages.pot` anew."""

from __future__ import annotations

from events.words.extraction import TEMPLATE, extract_messages

if __name__ == "__main__":
    TEMPLATE.write_bytes(extract_messages())
