"""English: the words that values are written with."""

from __future__ import annotations

from discrepancies.language.calendar import MONTHS, WEEKDAYS
from discrepancies.language.date_vocabulary import ClockWords, DateWords, fractions, numbered

DATES = DateWords(
    language="English",
    examples="15 January 2018, January 2018, 15 January, mid-January 2018",
    months={word: number for number, name in enumerate(MONTHS, 1) for word in (name.lower(), name[:3].lower())}
    | {"sept": 9},
    weekdays={word: number for number, name in enumerate(WEEKDAYS) for word in (name.lower(), name[:3].lower())}
    | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    skipped=("of", "the", "on", "in", "at", "during", "on a day", "the night of", "the year", "local time"),
    front={
        "before": ("before", "prior to", "earlier than"),
        "by": ("by",),
        "after": ("after", "later than"),
        "since": ("since",),
        "from": ("from",),
        "between": ("between",),
        "no later": ("no later than", "not later than", "not after", "on or before"),
        "no earlier": ("no earlier than", "not earlier than", "not before", "on or after"),
    },
    behind={
        "no later": ("or earlier", "or before"),
        "no earlier": ("or later", "or after"),
        "onwards": ("onwards", "onward"),
    },
    to=("to", "through"),
    until=("until", "till", "up to"),
    and_=("and",),
    or_=("or",),
    about=(
        *("about", "around", "circa", "ca", "c", "approximately", "approx", "roughly", "on or about", "on or around"),
    ),
    thirds={
        "early": ("early",),
        "mid": ("mid", "middle"),
        "late": ("late",),
        "start": ("start", "beginning"),
        "end": ("end",),
    },
    fractions=fractions(
        {1: ("first", "1st"), 2: ("second", "2nd"), 3: ("third", "3rd"), 4: ("fourth", "4th")},
        ("quarter",),
        ("half",),
        {"q": 4, "h": 2},
    ),
    decades=(r"(?P<year>[0-9]{3}0)'?s",),
    centuries=(r"(?P<number>[0-9]{1,2})(?:st|nd|rd|th)[ -]century", r"century"),
    bc=("bc", "b.c", "bce", "b.c.e"),
    ad=("ad", "a.d", "ce", "c.e"),
    refused={
        "relative": (
            *("yesterday", "today", "tomorrow", "last", "next", "this", "ago", "later", "now"),
            *("days", "weeks", "month", "months", "year", "years"),
        ),
        "week": ("week", "weekend"),
        "season": ("spring", "summer", "autumn", "fall", "winter"),
        "part of day": ("night", "morning", "evening", "afternoon", "dawn", "dusk", "overnight"),
        "midnight": ("midnight",),
    },
    clock=ClockWords(
        hour_of_twelve=r"o'clock",
        parts={
            "in the morning": "1-11",
            "in the afternoon": "12-18",
            "in the evening": "16-23",
            "at night": "18-23 1-4",
        },
        hours=numbered(
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
        ),
        spoken={"half past {}": 30, "a quarter past {}": 15, "quarter past {}": 15}
        | {"a quarter to {}": -15, "quarter to {}": -15},
        times={"noon": ("12", "00"), "midday": ("12", "00")},
    ),
    day_signs=r"st|nd|rd|th|\.",
    yearless=("of a year not given",),
)
