"""A few of the words in Arabic, Persian and Hebrew: enough to see an interface from right to left."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

WORDS = {
    "ar": {
        "Play": "تشغيل",
        "Pause": "إيقاف",
        "Date": "التاريخ",
        "Legend": "مفتاح الخريطة",
        "Map": "الخريطة",
        "Sources": "المصادر",
        "Disagreements": "الاختلافات",
        "District": "المقاطعة",
        "Copy link": "نسخ الرابط",
        "Each day": "كل يوم",
        "Whole chronology": "التسلسل الزمني كله",
        "Clock and filters": "الساعة والمرشحات",
        "How to read this": "كيف تقرأ هذا",
        "Compare with another day": "قارن بيوم آخر",
        "Handover due: deadline not yet passed": "التسليم مستحق: لم تنته المهلة بعد",
        "Next event": "الحدث التالي",
        "Previous event": "الحدث السابق",
    },
    "fa": {
        "Play": "پخش",
        "Pause": "مکث",
        "Date": "تاریخ",
        "Legend": "راهنمای نقشه",
        "Sources": "منابع",
        "District": "شهرستان",
        "Copy link": "رونوشت پیوند",
        "Each day": "هر روز",
        "Whole chronology": "همهٔ گاه‌شماری",
        "Clock and filters": "ساعت و پالایه‌ها",
    },
    "he": {
        "Play": "הפעלה",
        "Pause": "השהיה",
        "Date": "תאריך",
        "Legend": "מקרא",
        "Sources": "מקורות",
        "District": "מחוז",
        "Copy link": "העתקת קישור",
        "Each day": "כל יום",
        "Whole chronology": "כל הכרונולוגיה",
        "Clock and filters": "שעון ומסננים",
    },
}


def write_catalogues(folder: Path) -> Path:
    """Write the catalogue of each of the three languages into a folder, and return the folder."""
    for tag, words in WORDS.items():
        catalogue = Catalog(locale=tag)
        for message, translated in words.items():
            catalogue.add(message, translated)
        written = BytesIO()
        write_po(written, catalogue)
        (folder / f"{tag}.po").write_bytes(written.getvalue())
    return folder
