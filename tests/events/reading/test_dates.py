"""Dates in a text: found, completed from the article's own, and written as EDTF."""

from __future__ import annotations

import pytest

from tests.helpers.reading import days, read

# The article's day is Wednesday, 25 November 2020.
MIDNIGHT = "00:00 hours (Moscow time)"


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("Units moved on Nov.25.", "Nov.25", "2020-11-25"),
        ("It was held since April 3, 1993.", "April 3, 1993", "1993-04-03"),
        ("By November 20, they had to go.", "November 20", "2020-11-20"),
        ("Back in July 2020, there was fighting.", "July 2020", "2020-07"),
        ("They left on Wednesday.", "Wednesday", "2020-11-25"),
        ("They left on Tuesday.", "Tuesday", "2020-11-24"),
        ("They will leave on Tuesday.", "Tuesday", "2020-12-01"),
        ("They left last Wednesday.", "last Wednesday", "2020-11-18"),
        ("They had to leave by midnight on Tuesday.", "midnight on Tuesday", "2020-11-24"),
        ("They must leave no later than 1 December.", "1 December", "2020-12-01"),
        ("It lasts from 15 to 25 November.", "15 to 25 November", "2020-11-15/2020-11-25"),
        ("It lasted from 28 October to 3 November.", "28 October to 3 November", "2020-10-28/2020-11-03"),
        ("There was a war in the 1990s.", "1990s", "199X"),
        (
            f"It began at {MIDNIGHT} on 10 November 2020.",
            f"{MIDNIGHT} on 10 November 2020",
            "2020-11-10T00:00:00+03:00",
        ),
        ("They may stay until 18:00 on Sunday.", "18:00 on Sunday", "2020-11-29"),
        ("It happened last month.", "last month", "2020-10"),
        ("It happened in December.", "December", "2019-12"),
        ("It will happen in December.", "December", "2020-12"),
        ("They met three days ago.", "three days ago", "2020-11-22"),
        ("They settled on Friday of next week.", "Friday of next week", "2020-12-04"),
        ("They met on Monday last week.", "Monday last week", "2020-11-16"),
        ("It ends in December.\n4. Another matter.", "December", "2020-12"),
        ("It was signed on the 9th of November, 2020.", "9th of November, 2020", "2020-11-09"),
        ("It began on Tuesday, 17 November.", "Tuesday, 17 November", "2020-11-17"),
        ("It was dated 10.11.2020 and sealed.", "10.11.2020", "2020-11-10"),
        ("A year ago today he left.", "A year ago today", "2019-11-25"),
        ("It was postponed to 2023.", "2023", "2023"),
        ("It happened in the summer of 2020.", "summer of 2020", "2020-22"),
        ("The jury meets on Saturday.", "Saturday", "2020-11-28"),
        ("Between January and June 2021 nothing moved.", "January and June 2021", "2021-01/2021-06"),
    ],
)
def test_a_date_is_completed_from_the_articles_own(text: str, words: str, edtf: str) -> None:
    assert days(text) == [(words, edtf)]


@pytest.mark.parametrize(
    ("text", "language", "words", "edtf"),
    [
        ("Это произошло 9 ноября 2020 года.", "ru", "9 ноября 2020 года", "2020-11-09"),
        ("Войска вошли в среду.", "ru", "среду", "2020-11-25"),
        ("Колонна вышла накануне.", "ru", "накануне", "2020-11-24"),
        ("Район передадут до 1 декабря.", "ru", "1 декабря", "2020-12-01"),
        ("В 1990-е годы шла война.", "ru", "1990-е годы", "199X"),
        ("Это было пять дней назад.", "ru", "пять дней назад", "2020-11-20"),
        ("Работы шли с 15 по 25 ноября.", "ru", "15 по 25 ноября", "2020-11-15/2020-11-25"),
        ("Бои шли в прошлом месяце.", "ru", "прошлом месяце", "2020-10"),
        (
            "Огонь прекращён в 00:00 по московскому времени 10 ноября.",
            "ru",
            "00:00 по московскому времени 10 ноября",
            "2020-11-10T00:00:00+03:00",
        ),
        ("Bölmələr noyabrın 25-də daxil olub.", "az", "noyabrın 25-də", "2020-11-25"),
        ("Rayon dekabrın 1-dək qaytarılmalıdır.", "az", "dekabrın 1-dək", "2020-12-01"),
        ("O, 1993-cü ilin aprelində işğal olunub.", "az", "1993-cü ilin aprelində", "1993-04"),
        ("Bu, beş gün əvvəl olub.", "az", "beş gün əvvəl", "2020-11-20"),
        ("Kolon dünən yola düşüb.", "az", "dünən", "2020-11-24"),
    ],
)
def test_dates_of_other_languages(text: str, language: str, words: str, edtf: str) -> None:
    assert days(text, language=language) == [(words, edtf)]


def test_a_story_goes_on_from_the_day_told_of_last() -> None:
    text = "Troops entered on 20 November 2020. The day before, they had waited. Five days later they left."
    assert [edtf for _, edtf in days(text, "2021-06-01")] == ["2020-11-20", "2020-11-19", "2020-11-24"]


def test_a_look_back_tells_its_days_in_the_year_that_it_looks_back_to() -> None:
    text = "On 20 November 2020 they came. The next district followed on 1 December."
    assert days(text, "2021-11-25")[1] == ("1 December", "2020-12-01")


@pytest.mark.parametrize(
    "text",
    [
        "The height exceeds 3500 meters.",
        "Resolution 822 was adopted.",
        "They sold 1990 minutes of film and 2020 tickets.",
        "It stood for the first time in 27 years.",
        "They may go, and troops march 5 abreast.",
        "More than 27 years ago it was otherwise.",
        "The 44-day war has been told.",
        "There was no 31 November.",
    ],
)
def test_what_looks_like_a_date_is_left_alone(text: str) -> None:
    assert days(text) == []


def test_an_hour_without_a_zone_stays_a_day_with_its_hour_beside_it() -> None:
    (date,) = read("They may stay until 18:00 on Sunday.").dates
    assert (date.edtf, date.time, date.relation) == ("2020-11-29", "18:00", "until")


@pytest.mark.parametrize(
    ("head", "published", "publisher"),
    [
        ("BAKU, Azerbaijan, Nov.25\n\nIt was signed on 10 November 2020.", "2020-11-25", ""),
        ("YEREVAN, NOVEMBER 15, HAYLUR. On 9 November 2020 it was signed.", "2020-11-15", "HAYLUR"),
        ("Baku / 20.11.2020 / 10:14\n\nStatement of the office.", "2020-11-20", ""),
        ("MOSCOW, November 10, 2020. /WIRE/. It was signed.", "2020-11-10", "WIRE"),
        ("Published: 25 November 2021\n\nIt was a year ago.", "2021-11-25", ""),
        ("БАКУ, 1 декабря 2020 года. Подразделения вошли в район.", "2020-12-01", ""),
        ("BAKU (Monitor), 15 November 2020 - It was signed.", "2020-11-15", "Monitor"),
        ("Road opens\n\nAFP\n25/11/2020 - 09:12\n\nIt was signed.", "2020-11-25", "AFP"),
        ("МОСКВА, 22 ноября 2020 года - РИА Новости. Колонна вышла.", "2020-11-22", "РИА Новости"),
        ("On 20 November 2020, units entered the district.", "unknown", ""),
        ("By 20 November 2020 it was to be left.", "unknown", ""),
    ],
)
def test_an_articles_own_day_stands_at_its_head(head: str, published: str, publisher: str) -> None:
    found = read(head, published="")
    assert (found.published, found.publisher) == (published, publisher)


def test_every_date_stands_where_it_says() -> None:
    text = "İ — On 9 November, they met.\r\n\r\nThey left on 10 November.\r\n"
    for date in read(text).dates:
        assert text[date.words.start : date.words.end] == date.words.text
    assert [date.words.start for date in read(text).dates] == [7, 45]
