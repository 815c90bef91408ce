"""Stretches of hours in each language: the hours of that day, or refused where they may be those of either half."""

from __future__ import annotations

from random import Random

import pytest

from discrepancies.kinds.date import interval
from discrepancies.language.reading import Context, Unreadable

MANY = 100
LEAST_READ = 0.75

# A day, how it is written; phrases for hours of 24; one for those of twelve, and its parts of the day with their hours.
DAYS = {
    "es": "{d} de enero de 2018",
    "pt": "{d} de janeiro de 2018",
    "fr": "{d} janvier 2018",
    "de": "{d}. Januar 2018",
    "it": "{d} gennaio 2018",
    "ru": "{d} января 2018 года",
    "uk": "{d} січня 2018 року",
    "ar": "{d} يناير 2018",
    "zh": "2018年1月{d}日",
    "nl": "{d} januari 2018",
}
OF_24 = {
    "es": ("entre las {a} y las {b} del {day}", "{day}, de {a} a {b} horas", "desde las {a} hasta las {b} del {day}"),
    "pt": ("entre as {a} e as {b} de {day}", "das {a} às {b} de {day}", "{day} entre as {a} e as {b}"),
    "fr": ("entre {a} et {b} le {day}", "de {a} à {b} le {day}", "le {day}, de {a} à {b}"),
    "de": ("zwischen {a} und {b} Uhr am {day}", "am {day} von {a} bis {b} Uhr", "{day}, {a}-{b} Uhr"),
    "it": ("tra le {a} e le {b} del {day}", "dalle {a} alle {b} del {day}", "dalle ore {a} alle ore {b} del {day}"),
    "ru": ("с {a} до {b} {day}", "между {a} и {b} {day}", "{day} с {a} до {b}"),
    "uk": ("з {a} до {b} {day}", "між {a} і {b} {day}", "{day} з {a} до {b}"),
    "ar": ("بين الساعة {a} والساعة {b} يوم {day}", "من الساعة {a} إلى الساعة {b} يوم {day}", "يوم {day} بين {a} و{b}"),
    "zh": ("{day}{a}至{b}", "{day}从{a}到{b}", "{day}{a}—{b}"),
    "nl": ("tussen {a} en {b} op {day}", "op {day} van {a} tot {b} uur", "{day}, {a}-{b} uur"),
}
CLOCKS = {
    "fr": ("{h} h {m:02d}", "{h}h{m:02d}", "{h:02d}:{m:02d}"),
    "pt": ("{h}h{m:02d}", "{h:02d}:{m:02d}"),
    "de": ("{h}.{m:02d}", "{h:02d}:{m:02d}"),
    "it": ("{h}.{m:02d}", "{h:02d}:{m:02d}"),
    "nl": ("{h}.{m:02d}", "{h}u{m:02d}", "{h:02d}:{m:02d}"),
    "zh": ("{h}时{m}分", "{h:02d}:{m:02d}"),
}
OF_TWELVE = {
    "es": ("entre las {a} y las {b} {part} del {day}", {"de la mañana": (5, 11), "de la tarde": (13, 19)}),
    "pt": ("entre as {a} e as {b} {part} de {day}", {"da manhã": (5, 11), "da noite": (19, 23)}),
    "fr": ("entre {a} et {b} heures {part} le {day}", {"du matin": (5, 11), "du soir": (18, 23)}),
    "de": ("zwischen {a} und {b} Uhr {part} am {day}", {"morgens": (5, 11), "nachmittags": (13, 18)}),
    "it": ("tra le {a} e le {b} {part} del {day}", {"di mattina": (5, 11), "di sera": (18, 23)}),
    "ru": ("между {a} и {b} часами {part} {day}", {"утра": (5, 11), "вечера": (17, 23)}),
    "uk": ("з {a} до {b} години {part} {day}", {"ранку": (5, 11), "вечора": (17, 23)}),
    "ar": ("بين الساعة {a} و{b} {part} يوم {day}", {"صباحا": (5, 11), "مساء": (13, 23)}),
    "zh": ("{day}{part}{a}点至{b}点", {"上午": (5, 11), "下午": (13, 18)}),
    "nl": ("tussen {a} en {b} uur {part} op {day}", {"'s ochtends": (5, 11), "'s avonds": (17, 23)}),
}


def written(choose: Random, language: str) -> tuple[str, str]:
    """A stretch of hours, and what it means."""
    number = choose.randint(1, 31)
    day, minutes = DAYS[language].format(d=number), choose.choice([(0, 0), (30, 0), (15, 45)])
    if choose.random() < 0.5:
        hours = sorted(choose.sample(range(24), 2))
        clock = choose.choice(CLOCKS.get(language, ("{h:02d}:{m:02d}",)))
        a, b = (clock.format(h=hour, m=minute) for hour, minute in zip(hours, minutes, strict=True))
        text = choose.choice(OF_24[language]).format(a=a, b=b, day=day)
    else:
        shape, parts = OF_TWELVE[language]
        part, (first, last) = choose.choice(list(parts.items()))
        hours, minutes = sorted(choose.sample(range(first, last + 1), 2)), (0, 0)
        a, b = (str((hour - 1) % 12 + 1) for hour in hours)
        text = shape.format(a=a, b=b, part=part, day=day)
    ends = [f"2018-01-{number:02d}T{hour:02d}:{minute:02d}" for hour, minute in zip(hours, minutes, strict=True)]
    return text, "/".join(ends)


@pytest.mark.parametrize("language", DAYS)
def test_generated_stretches_of_hours(language: str) -> None:
    choose, refused = Random(language), []
    for _ in range(MANY):
        text, means = written(choose, language)
        try:
            reading = interval(text, Context(language=language))
        except Unreadable:
            refused.append(text)
            continue
        assert reading[:2] == interval(means, Context())[:2], text
    assert len(refused) <= MANY * (1 - LEAST_READ), refused
