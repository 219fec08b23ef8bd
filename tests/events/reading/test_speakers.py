"""Who says so: named, by title, by pronoun, in a quotation, and as one outlet retells another."""

from __future__ import annotations

import pytest

from tests.helpers.reading import events

ENTERED = "units entered the Kalbajar district on Tuesday"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"Army {ENTERED}.", ""),
        (f"The Ministry of Defence said that its {ENTERED}.", "the Ministry of Defence"),
        (f"Army {ENTERED}, spokesman Anar Eyvazov said.", "Anar Eyvazov, spokesman"),
        (
            f"Army {ENTERED}, said Anar Eyvazov, head of the press service.",
            "Anar Eyvazov, head of the press service",
        ),
        (f"According to Anar Eyvazov, army {ENTERED}.", "Anar Eyvazov"),
        (f"Army {ENTERED}, the mayor Rashad Aliyev said, Trend reports.", "Rashad Aliyev, mayor"),
        (
            f"Rashad Aliyev, mayor of Barda, told reporters. He said that army {ENTERED}.",
            "Rashad Aliyev, mayor of Barda",
        ),
        (f"Mayor Rashad Aliyev spoke, officials said. Aliyev said that {ENTERED}.", "Aliyev"),
        (
            f"The Azerbaijani Defence Ministry confirmed it. “Our {ENTERED},” the ministry said.",
            "the Azerbaijani Defence Ministry",
        ),
        (f"“Our {ENTERED}. All is calm,” said Anar Eyvazov.", "Anar Eyvazov"),
        (f"“We waited,” said Anar Eyvazov. “Our {ENTERED}.”", "Anar Eyvazov"),
    ],
)
def test_the_speaker_of_an_event(text: str, speaker: str) -> None:
    assert [one.attributed_to for one in events(text)][-1] == speaker


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("Военные вошли в Лачинский район, сообщило министерство обороны.", "ru", "министерство обороны"),
        ("По словам мэра Рашада Алиева, военные вошли в Лачинский район.", "ru", "Рашада Алиева, мэра"),
        ("Об этом сообщили. По данным ведомства, военные вошли в Лачинский район.", "ru", "ведомства"),
        (
            "Ordu Laçın rayonuna daxil olub. Bu barədə Müdafiə Nazirliyi məlumat yayıb.",
            "az",
            "Müdafiə Nazirliyi",
        ),
    ],
)
def test_speakers_of_other_languages(text: str, language: str, speaker: str) -> None:
    assert [one.attributed_to for one in events(text, language=language)] == [speaker]
