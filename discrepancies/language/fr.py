"""French: the words that values are written with."""

from __future__ import annotations

from discrepancies.language.date_vocabulary import ClockWords, DateWords, fractions, numbered

DATES = DateWords(
    language="French",
    examples="15 janvier 2018, janvier 2018, 15 janvier, mi-janvier 2018",
    months=numbered(
        *("janvier|janv|jan", "février|fevrier|févr|fév|fevr|fev", "mars", "avril|avr", "mai", "juin", "juillet|juil"),
        *("août|aout", "septembre|sept|sep", "octobre|oct", "novembre|nov", "décembre|decembre|déc|dec"),
    ),
    weekdays=numbered(
        *("lundi|lun", "mardi|mar", "mercredi|mer", "jeudi|jeu", "vendredi|ven", "samedi|sam", "dimanche|dim"),
        first=0,
    ),
    skipped=(
        *("le", "la", "les", "de", "du", "des", "de l'", "d'", "l'", "en", "au", "aux", "à la", "au cours de"),
        *("au cours du", "mois de", "mois d'", "an", "année", "l'année", "l'an", "heure locale", "la nuit du"),
    ),
    front={
        "before": ("avant", "avant le"),
        "after": ("après", "après le"),
        "since": ("depuis", "depuis le", "à partir du", "à partir de", "à compter du", "à compter de", "dès", "dès le"),
        "between": ("entre",),
        "no later": ("au plus tard", "pas plus tard que", "pas après"),
        "no earlier": ("au plus tôt", "pas avant"),
    },
    behind={
        "no later": ("au plus tard", "ou avant"),
        "no earlier": ("ou après", "ou plus tard", "au plus tôt"),
        "onwards": (),
    },
    to=("à", "au", "jusqu'au", "jusqu'à"),
    until=("jusqu'au", "jusqu'à", "jusqu'en"),
    and_=("et",),
    or_=("ou",),
    about=(
        *("vers", "vers le", "environ", "aux alentours du", "aux alentours de", "autour du", "autour de", "circa"),
        *("aux environs du", "aux environs de", "approximativement", "ca", "c"),
    ),
    thirds={
        "early": ("début", "au début", "le début", "débuts"),
        "mid": ("mi", "milieu", "au milieu"),
        "late": ("fin", "à la fin", "la fin"),
    },
    fractions=fractions(
        {
            1: ("premier", "première", "1er", "1re"),
            2: ("deuxième", "second", "seconde", "2e", "2ème"),
            3: ("troisième", "3e", "3ème"),
            4: ("quatrième", "4e", "4ème"),
        },
        ("trimestre",),
        ("semestre", "moitié"),
        {"t": 4, "s": 2},
    ),
    decades=(r"(?:années|décennie) (?P<year>[0-9]{3}0)",),
    centuries=(r"\b(?P<number>[ivx]+|[0-9]{1,2})(?:er|e|ème) si[èe]cle", r"\bsi[èe]cles?\b"),
    bc=("av. j.-c", "avant j.-c", "av. jc", "avant jésus-christ", "avant notre ère", "av. n. è"),
    ad=("apr. j.-c", "ap. j.-c", "après j.-c", "ap. jc", "après jésus-christ", "de notre ère"),
    refused={
        "relative": ("hier", "aujourd'hui", "demain", "dernier", "dernière", "prochain", "prochaine", "cette"),
        "week": ("semaine", "week-end", "weekend"),
        "season": ("printemps", "été", "automne", "hiver"),
        "part of day": ("nuit", "matin", "soir", "après-midi", "matinée", "soirée"),
        "midnight": ("minuit",),
    },
    clock=ClockWords(
        front="à",
        front_or_to="à",
        hour="heures?|h",
        minute="minutes?|min|mn",
        parts={"du matin": "1-11", "de l'après-midi": "12-18", "du soir": "16-23"},
        hours=numbered(
            *("une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")
        ),
        spoken={
            "{} heures et demie": 30,
            "{} heure et demie": 30,
            "{} heures et quart": 15,
            "{} heure et quart": 15,
            "{} heures moins le quart": -15,
            "{} heure moins le quart": -15,
        },
        times={
            "midi": ("12", "00"),
            "à midi": ("12", "00"),
            "midi et demi": ("12", "30"),
            "à midi et demi": ("12", "30"),
            "minuit et demi": ("00", "30"),
            "à minuit et demi": ("00", "30"),
        },
    ),
    day_signs="er",
    first_day=("premier",),
    leading=frozenset({"à", "au"}),
)
