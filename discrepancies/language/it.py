"""Italian: the words that values are written with."""

from __future__ import annotations

from discrepancies.language.date_vocabulary import ClockWords, DateWords, fractions, numbered

_TENS = {"venti": 20, "trenta": 30, "quaranta": 40, "cinquanta": 50, "sessanta": 60, "settanta": 70, "ottanta": 80}
_HUNDREDS = {"seicento": 1600, "settecento": 1700, "ottocento": 1800, "novecento": 1900}

DATES = DateWords(
    language="Italian",
    examples="15 gennaio 2018, gennaio 2018, 15 gennaio, metà gennaio 2018",
    months=numbered(
        *("gennaio|gen|genn", "febbraio|feb|febb", "marzo|mar", "aprile|apr", "maggio|mag|magg", "giugno|giu"),
        *("luglio|lug", "agosto|ago", "settembre|set|sett", "ottobre|ott", "novembre|nov", "dicembre|dic"),
    ),
    weekdays=numbered(
        *("lunedì|lun", "martedì", "mercoledì|mer", "giovedì|gio", "venerdì|ven", "sabato|sab", "domenica|dom"),
        first=0,
    ),
    skipped=(
        *("il", "lo", "la", "le", "gli", "i", "l'", "di", "del", "dell'", "della", "degli", "d'", "in", "nel", "nell'"),
        *("nella", "negli", "anno", "mese di", "durante", "ora locale", "ore locali", "nella notte del"),
    ),
    front={
        "before": ("prima del", "prima di", "prima dell'", "anteriormente al"),
        "after": ("dopo il", "dopo", "dopo l'", "successivamente al"),
        "since": ("a partire dal", "a partire da", "a partire dall'", "fin dal"),
        "from": ("dal", "dall'", "da", "dalle"),
        "between": ("tra", "fra"),
        "no later": ("entro", "entro il", "entro l'", "al più tardi", "non oltre", "non oltre il", "non dopo il"),
        "no earlier": ("non prima del", "non prima di"),
    },
    behind={
        "no later": ("al più tardi", "o prima"),
        "no earlier": ("o dopo", "o più tardi"),
        "onwards": ("in poi",),
    },
    to=("a", "al", "all'", "alle"),
    until=("fino al", "fino a", "fino all'", "sino al"),
    and_=("e", "e il", "e l'"),
    or_=("o", "oppure"),
    about=(
        "circa",
        "verso",
        "verso il",
        "intorno al",
        "attorno al",
        "intorno a",
        "attorno a",
        "all'incirca",
        "ca",
        "c",
    ),
    thirds={
        "early": ("inizio", "all'inizio", "inizi", "agli inizi", "primi", "ai primi", "principio"),
        "mid": ("metà", "a metà", "la metà"),
        "late": ("fine", "alla fine", "a fine"),
    },
    fractions=fractions(
        {
            1: ("primo", "prima", "1º", "1°", "i"),
            2: ("secondo", "seconda", "2º", "2°", "ii"),
            3: ("terzo", "3º", "3°", "iii"),
            4: ("quarto", "4º", "4°", "iv"),
        },
        ("trimestre",),
        ("semestre", "metà"),
        {"t": 4},
    ),
    decades=(r"anni (?P<year>[0-9]{3}0)", r"decennio (?P<year>[0-9]{3}0)"),
    centuries=(
        r"\b(?P<number>[ivx]+|[0-9]{1,2})[º°]? secolo",
        r"\bsecolo (?P<number>[ivx]+)\b",
        r"\bsecol[oi]\b",
    ),
    bc=("a. c", "a.c", "avanti cristo", "prima di cristo", "a. e. v", "ac"),
    ad=("d. c", "d.c", "dopo cristo", "e. v", "dc"),
    refused={
        "relative": ("ieri", "oggi", "domani", "scorso", "scorsa", "prossimo", "prossima", "questo", "questa", "fa"),
        "week": ("settimana", "fine settimana"),
        "season": ("primavera", "estate", "autunno", "inverno"),
        "part of day": ("notte", "sera", "mattina", "pomeriggio", "mattino"),
        "midnight": ("mezzanotte",),
    },
    clock=ClockWords(
        front="alle ore|dalle ore|alle|ore|le ore|le|all'(?=una)",
        front_or_to="alle ore|alle|all'",
        hour="ore|h",
        minute="minuti|min",
        parts={
            "di mattina": "1-11",
            "del mattino": "1-11",
            "della mattina": "1-11",
            "del pomeriggio": "12-18",
            "di pomeriggio": "12-18",
            "di sera": "16-23",
            "della sera": "16-23",
            "di notte": "22-23 1-5",
            "della notte": "22-23 1-5",
        },
        hours=numbered(
            *("una", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici")
        ),
        spoken={"{} e mezza": 30, "{} e mezzo": 30, "{} e un quarto": 15, "{} meno un quarto": -15},
        times={"mezzogiorno": ("12", "00"), "a mezzogiorno": ("12", "00")},
    ),
    day_signs=r"º|°|\.",
    first_day=("primo",),
    decade_names={
        f"anni {tens}{of}{hundred}": year + number
        for tens, number in (_TENS | {"novanta": 90}).items()
        for hundred, year in _HUNDREDS.items()
        for of in (" dell'" if hundred == "ottocento" else " del ",)
    },
    leading=frozenset({"a", "al", "all'"}),
)
