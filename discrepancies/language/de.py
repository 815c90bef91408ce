"""German: the words that values are written with."""

from __future__ import annotations

from discrepancies.language.date_vocabulary import NEVER, ClockWords, DateWords, fractions, numbered

DATES = DateWords(
    language="German",
    examples="15. Januar 2018, Januar 2018, 15. Januar, Mitte Januar 2018",
    months=numbered(
        *("januar|jänner|jan|jän|januars", "februar|feber|feb|febr|februars", "märz|mär|mrz", "april|apr|aprils"),
        *("mai", "juni|jun", "juli|jul", "august|aug", "september|sept|sep", "oktober|okt", "november|nov"),
        *("dezember|dez",),
    ),
    weekdays=numbered(
        *("montag|mo", "dienstag|di", "mittwoch|mi", "donnerstag|do", "freitag|fr", "samstag|sonnabend|sa"),
        *("sonntag|so",),
        first=0,
    ),
    skipped=(
        *("der", "die", "das", "des", "dem", "den", "am", "im", "in", "in den", "an", "vom", "von", "zum", "zur"),
        *("jahr", "jahre", "jahres", "monat", "ortszeit", "während", "der nacht zum", "der nacht vom"),
    ),
    front={
        "before": ("vor", "vor dem", "vor den"),
        "after": ("nach", "nach dem", "nach den"),
        "since": ("seit", "seit dem", "ab", "ab dem"),
        "between": ("zwischen", "zwischen dem"),
        "no later": ("spätestens", "spätestens am", "spätestens im", "nicht später als", "nicht nach"),
        "no earlier": (
            "frühestens",
            "frühestens am",
            "frühestens im",
            "nicht vor",
            "nicht vor dem",
            "nicht früher als",
        ),
    },
    behind={
        "no later": ("oder früher", "oder davor"),
        "no earlier": ("oder später", "oder danach"),
        "onwards": (),
    },
    to=("bis", "bis zum"),
    until=("bis", "bis zum", "bis zu"),
    and_=("und", "und dem"),
    or_=("oder",),
    about=(
        "um",
        "um den",
        "etwa",
        "etwa am",
        "ungefähr",
        "gegen",
        "circa",
        "zirka",
        "ca",
        "rund um den",
        "schätzungsweise",
    ),
    thirds={
        "early": ("anfang", "zu beginn", "beginn"),
        "mid": ("mitte",),
        "late": ("ende",),
    },
    fractions=fractions(
        {
            1: ("erstes", "ersten", "erste", "1.", "i."),
            2: ("zweites", "zweiten", "zweite", "2.", "ii."),
            3: ("drittes", "dritten", "3.", "iii."),
            4: ("viertes", "vierten", "4.", "iv."),
        },
        ("quartal", "vierteljahr"),
        ("halbjahr", "hälfte", "jahreshälfte"),
        {"q": 4, "h": 2},
    ),
    decades=(r"(?P<year>[0-9]{3}0)er(?:[ -]?jahren?)?",),
    centuries=(r"\b(?P<number>[0-9]{1,2})\. (?:jahrhundert|jh)", r"jahrhundert"),
    bc=(
        "v. chr",
        "v.chr",
        "v chr",
        "vor christus",
        "vor christi geburt",
        "v. u. z",
        "v.u.z",
        "vor unserer zeitrechnung",
    ),
    ad=("n. chr", "n.chr", "n chr", "nach christus", "nach christi geburt", "u. z", "unserer zeitrechnung"),
    refused={
        "relative": ("gestern", "heute", "morgen", "letzten", "letzte", "letztes", "nächsten", "nächste", "dieses"),
        "week": ("woche", "wochenende"),
        "season": ("frühling", "frühjahr", "sommer", "herbst", "winter"),
        "part of day": ("nacht", "abend", "vormittag", "nachmittag", "nachts", "abends", "morgens"),
        "midnight": ("mitternacht",),
    },
    clock=ClockWords(
        front="um",
        half=NEVER,
        hour="uhr|h",
        minute="minuten|min",
        parts={
            "morgens": "1-11",
            "früh": "1-11",
            "vormittags": "6-11",
            "mittags": "11-14",
            "nachmittags": "12-18",
            "abends": "17-23",
            "nachts": "22-23 1-5",
        },
        hours=numbered(
            *("eins|ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
        ),
        spoken={"halb {}": -30, "viertel nach {}": 15, "viertel vor {}": -15, "dreiviertel {}": -15},
    ),
    day_signs=r"\.",
    first_day=("erster", "ersten", "erste"),
    day_first=".",
)
