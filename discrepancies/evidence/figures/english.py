"""English words for figures in running text, beside those that the kinds read in a value."""

from __future__ import annotations

from discrepancies.evidence.figures.language import Language
from discrepancies.language.calendar import MONTHS, WEEKDAYS
from discrepancies.language.en import NUMBERS as VALUES
from discrepancies.language.name_words import words

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
_TENS = {word: number for word, number in VALUES.spelt.items() if number >= 20}
_NUMBERS = {word: number for word, number in VALUES.spelt.items() if number < 20}
_POWERS = {word: VALUES.powers[word] for word in ("thousand", "million", "billion", "trillion")}
_ORDINAL_DAYS = {word: number for number, word in enumerate(_ORDINALS, 1)} | {
    "twentieth": 20,
    "thirtieth": 30,
    "thirty-first": 31,
    **{f"twenty-{_ORDINALS[one - 1]}": 20 + one for one in range(1, 10)},
}

ENGLISH = Language(
    code="en",
    before={
        "": ("only", "just", "a total of", "total of", "exactly", "precisely"),
        "at least": tuple(
            phrase for phrase in VALUES.before["at least"] if phrase[0].isalpha() and " the " not in phrase
        ),
        "more than": ("more than", "greater than", "over", "well over", "exceeding", "in excess of"),
        "at most": tuple(
            phrase for phrase in VALUES.before["at most"] if phrase[0].isalpha() and " the " not in phrase
        ),
        "less than": ("fewer than", "less than", "under", "well under", "below"),
        "about": (
            *("about", "around", "approximately", "approx", "approx.", "roughly", "some", "just about"),
            *("circa", "an estimated", "estimated", "close to"),
            *("about the", "around the", "approximately the"),
        ),
        "nearly": VALUES.before["nearly"],
        "just over": VALUES.before["just over"],
        "just under": VALUES.before["just under"],
    },
    after={
        "at least": (
            *("or more", "and more", "or over", "and over", "or above", "and above", "or higher", "+"),
            *("at least", "at the least", "at the very least", "at a minimum"),
        ),
        "at most": (
            *("or fewer", "or less", "or under", "or below", "or lower"),
            *("at most", "at the most", "at the very most", "at a maximum"),
        ),
        "about": ("or so", "approximately", "approx", "approx.", "roughly"),
    },
    vague={
        **{word: word for word in (*VALUES.few, *VALUES.many) if word not in ("tens", "scores")},
        "tens of": "tens",
        "scores of": "scores",
        **{f"{few} {factor}": f"{few} {factor}" for few in VALUES.few for factor in ("hundred", "thousand", "million")},
        **{f"{few} dozen": f"{few} dozen" for few in ("a few", "several", "a couple")},
        "a couple hundred": "a couple hundred",
        "a couple of hundred": "a couple hundred",
    },
    spelt=_NUMBERS | _TENS | {"zero": 0, "hundred": 100},
    grammar="",
    joins="and",
    thousand=_POWERS,
    dozens={"dozen": 12},
    halves={f"half a {word}": factor // 2 for word, factor in (_POWERS | {"dozen": 12}).items()},
    short={"bn": 10**9, "k": 10**3},
    point=".",
    ones=frozenset({"one"}),
    not_ones=words(
        "no the this that any every each another which either neither some such your my his her its our their day and "
        "or as is was be number"
    ),
    between=("between",),
    from_=("from",),
    and_=("and",),
    to=("to", "through", "up to"),
    or_=("or",),
    shares=(
        r"(?: in | out of | of | for every | per )(?:every )?(?:[0-9]{1,3}(?![0-9,.])|NUMBERS)"
        r"(?! (?:days?|weeks?|months?|years?|hours?|minutes?))"
        r"|(?: |-)(?:halves|thirds?|quarters?|fourths|fifths?|sixths?|eighths?|tenths?|hundredths?)(?!\w)"
        r"| and (?:a|one) (?:half|quarter|third)(?!\w)| times (?:as|more|less|the|higher|larger|over)(?!\w)"
        r"|(?:-| )?fold(?!\w)|-something(?!\w)|-odd(?!\w)|-to-| by (?:one|two|three)(?!\w)"
        r"| point (?:zero|NUMBERS)| degrees?(?: [^\W\d_]+)? below(?: zero)?(?!\w)| (?-i:AD|BCE?|CE)(?!\w)"
    ),
    denying=words("minus not"),
    changes=tuple(
        words(
            "rose risen rise rising increased increase increasing grew grown climbed jumped fell fallen fall dropped "
            "drop declined decreased went gone raised cut reduced up down moved"
        )
    ),
    none=("none", "nil"),
    no=("no",),
    losses=words("casualties deaths survivors injuries arrests victims fatalities detainees prisoners wounded dead"),
    percent=("percent", "per cent", "percentage points"),
    ordinals={word: number for number, word in enumerate(_ORDINALS, 1)}
    | {word.removesuffix("y") + "ieth": ten for word, ten in _TENS.items()}
    | {f"{word}-{_ORDINALS[one - 1]}": ten + one for word, ten in _TENS.items() for one in range(1, 10)},
    ordinal_signs="st|nd|rd|th",
    no_ordinals=words("a an one per every each at split"),
    no_nouns=words("hand class aid degree lady half quarter century centuries place"),
    spans_of_time=words(
        "second seconds minute minutes hour hours day days night nights week weeks weekend month months year years "
        "decade decades"
    ),
    during=frozenset({"over", "under", "around"}),
    labels=words(
        "article articles art section sections case no nos number numbers page pages p pp chapter rule law decree "
        "resolution paragraph para clause annex appendix figure fig table room flight route channel highway platform "
        "apartment apt building block unit volume vol issue version item step exhibit phase zone sector ward street "
        "calle carrera avenida act amendment part grade level nº n° nr # № º"
    ),
    clock=r"(?: ?o['’]?clock)(?!\w)| ?[ap]\.?m\.?(?!\w)| in the (?:morning|afternoon|evening)(?!\w)| at night(?!\w)",
    at=frozenset({"at"}),
    months={name.lower(): number for number, name in enumerate(MONTHS, 1)},
    short_months={name.lower()[:3]: number for number, name in enumerate(MONTHS, 1) if name != "May"} | {"sept": 9},
    month_nouns=frozenset({"march", "may", "august", "mar"}),
    weekdays={word: number for number, name in enumerate(WEEKDAYS) for word in (name.lower(), name.lower()[:3])}
    | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    of=("of", "day of"),
    the=("the",),
    before_month=words(
        "in since until till by from before after during last this next of early late mid between to through every "
        "and or"
    ),
    before_year=words(
        "in since until till by from before after during of early late mid between to through year and the"
    ),
    thirds={
        "early": "early",
        "mid": "mid",
        "late": "late",
        **{f"{the}beginning of": "early" for the in ("", "the ")},
        **{f"{the}start of": "early" for the in ("", "the ")},
        **{f"{the}middle of": "mid" for the in ("", "the ")},
        **{f"{the}end of": "late" for the in ("", "the ")},
        **{f"{which} {part} of": f"{which} {part} of" for which in ("first", "second") for part in ("half", "quarter")},
        **{f"{which} quarter of": f"{which} quarter of" for which in ("third", "fourth")},
    },
    about=("about", "around", "circa", "ca", "ca.", "c.", "approximately", "roughly"),
    bounds={
        "before": ("before", "prior to", "earlier than"),
        "after": ("after", "later than"),
        "no later than": ("by", "no later than", "not later than", "on or before"),
        "no earlier than": ("no earlier than", "not before", "on or after"),
        "since": ("since", "from", "as of"),
        "until": ("until", "till", "up to"),
    },
    day_signs="st|nd|rd|th",
    day_words={word: number for word, number in _ORDINAL_DAYS.items() if number <= 31},
    on_day=("on the",),
    decades=(),
    first_half=r"a\.?m\.?(?!\w)|in the morning(?!\w)",
    second_half=r"p\.?m\.?(?!\w)|in the (?:afternoon|evening)(?!\w)",
    people=words(
        "people persons men women children boys girls teenagers adults victims officers soldiers police policemen "
        "guards agents troops fighters rebels civilians protesters demonstrators prisoners detainees inmates workers "
        "students residents migrants refugees families members dead killed wounded injured missing arrested deaths "
        "casualties injuries arrests cases bodies others survivors suspects shots bullets rifles weapons houses homes "
        "vehicles metres meters kilometres kilometers km kg miles tonnes tons dollars euros percent years days "
        "hours minutes seconds weeks months"
    ),
    small=words(
        "the of and in to was were is are be been at that by for with on it its as from this these those who which "
        "has have had not but or an a his her their they he she we our after before when while where during than then "
        "if so also all into about over since until against between what there would could should will may can did do "
        "said says per each every more most only just later ago again old"
    ),
)
