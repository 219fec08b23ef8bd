"""What can be chosen, in words."""

from __future__ import annotations

from geo.views.choices import tell_apart


def test_labels_that_are_equal_are_told_apart_by_their_codes() -> None:
    given = {"AZ-KAL": "Agdam", "AZ-AGM": "Agdam", "AZ-LAC": "Lachin"}
    assert tell_apart(given) == {"AZ-KAL": "Agdam (AZ-KAL)", "AZ-AGM": "Agdam (AZ-AGM)", "AZ-LAC": "Lachin"}
