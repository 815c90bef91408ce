"""French: the words of numbers and dates, as data."""

from __future__ import annotations

from discrepancies.language.number_words import NumberWords, named

_ONES = ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_TEENS = ("dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf")
_TENS = ("vingt", "trente", "quarante", "cinquante", "soixante")

NUMBERS = NumberWords(
    before={
        "plain": ("seulement", "uniquement", "un total de", "au total", "total de"),
        "article": ("les", "le", "la", "l'"),
        "exactly": ("exactement", "précisément", "tout juste"),
        "at least": (
            *("au moins", "du moins", "à tout le moins", "au minimum", "un minimum de", "minimum", "pas moins de"),
            *("pas moins d'", "supérieur ou égal à", "au bas mot", "≥", ">="),
        ),
        "more than": (
            *("plus de", "plus d'", "plus que", "au-delà de", "au-dessus de", "supérieur à", "supérieure à"),
            *("bien plus de", "largement plus de", "dépassant", "excédant", ">"),
        ),
        "at most": (
            *("au plus", "tout au plus", "jusqu'à", "jusqu'a", "au maximum", "un maximum de", "maximum", "pas plus de"),
            *("pas plus d'", "inférieur ou égal à", "≤", "<="),
        ),
        "less than": (
            *("moins de", "moins d'", "en dessous de", "au-dessous de", "inférieur à", "inférieure à", "<"),
        ),
        "about": (
            *("environ", "à peu près", "autour de", "aux environs de", "approximativement", "aux alentours de"),
            *("quelque", "de l'ordre de", "env.", "un nombre estimé à", "estimé à", "grosso modo", "circa", "~", "≈"),
        ),
        "nearly": ("près de", "près d'", "presque", "pratiquement", "quasiment", "pas loin de"),
        "just over": ("un peu plus de", "un peu plus d'", "à peine plus de", "à peine plus d'", "légèrement plus de"),
        "just under": ("un peu moins de", "un peu moins d'", "à peine moins de", "légèrement moins de"),
    },
    after={
        "at least": ("+", "ou plus", "et plus", "ou davantage", "au moins", "au minimum", "minimum", "au bas mot"),
        "at most": ("ou moins", "au plus", "tout au plus", "au maximum", "maximum"),
        "about": ("environ", "à peu près", "approximativement", "env."),
        "exactly": ("exactement",),
    },
    none=("aucun", "aucune", "personne", "zéro", "nul", "nulle"),
    zero=("zéro",),
    spelt={
        "un": 1, "une": 1, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
        "quatre-vingt": 80, "quatre-vingts": 80, "quatre vingt": 80, "quatre vingts": 80,
        "dix sept": 17, "dix huit": 18, "dix neuf": 19,
        **{word: number for number, word in enumerate(_ONES, 2)},
        **{word: number for number, word in enumerate(_TEENS, 10)},
        **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    },
    times={"cent": 100, "cents": 100},
    powers={
        "mille": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9,
        "billion": 10**12, "billions": 10**12,
    },
    few={"une poignée": (3, 9), "quelques": (3, 9), "plusieurs": (3, 10), "deux ou trois": (2, 3)},
    many={
        "dizaines": (20, 99),
        "des dizaines": (20, 99),
        "des douzaines": (24, 99),
        "centaines": (200, 999),
        "des centaines": (200, 999),
        "milliers": (2_000, 9_999),
        "des milliers": (2_000, 9_999),
        "dizaines de milliers": (20_000, 99_999),
        "des dizaines de milliers": (20_000, 99_999),
        "centaines de milliers": (200_000, 999_999),
        "des centaines de milliers": (200_000, 999_999),
        "des millions": (2_000_000, 9_999_999),
        "des dizaines de millions": (20_000_000, 99_999_999),
        "des centaines de millions": (200_000_000, 999_999_999),
        "des milliards": (2_000_000_000, 9_999_999_999),
    },
    minus=("moins",),
    between=("entre",),
    and_=("et",),
    but=("mais",),
    from_=("de",),
    to=("à",),
    or_=("ou",),
    of=("de", "d'"),
    powers_take_of=True,
    shares=("sur", "personne sur", "des", "pour"),
    joins_tens=" et |-et-|[ -]",
    joins="[ -]",
    joins_times="[ -]",
    tens_take_teens=(60, 80),
    bare=("cent", "mille"),
    halves={"un demi": "0.5", "une demi": "0.5", "un demi-": "0.5", "une demi-": "0.5"},
    and_half=("et demi", "et demie"),
    point=("virgule",),
    dozens={"douzaine": 12, "douzaines": 12},
    short={"mio": 10**6, "mio.": 10**6, "mrd": 10**9, "mrd.": 10**9, "md": 10**9, "mds": 10**9},
    plurals={"dizaines": 10, "centaines": 100, "milliers": 10**3},
    rounded={
        "une dizaine": 10, "une quinzaine": 15, "une vingtaine": 20, "une trentaine": 30, "une quarantaine": 40,
        "une cinquantaine": 50, "une soixantaine": 60, "une centaine": 100, "un millier": 1000,
    },
    hedged={
        "une dizaine": 10, "une quinzaine": 15, "une vingtaine": 20, "une trentaine": 30, "une quarantaine": 40,
        "une cinquantaine": 50, "une soixantaine": 60, "une centaine": 100, "un millier": 1000,
    },
    units=named(
        """
        km: km, kilomètre, kilomètres
        m: m, mètre, mètres
        cm: cm, centimètre, centimètres
        mm: mm, millimètre, millimètres
        mile: mile, miles
        foot: pied, pieds
        inch: pouce, pouces
        kg: kg, kilo, kilos, kilogramme, kilogrammes
        g: g, gramme, grammes
        tonne: t, tonne, tonnes, tonne métrique, tonnes métriques
        liter: l, litre, litres
        ml: ml, millilitre, millilitres
        hectare: ha, hectare, hectares
        km2: km2, km², kilomètre carré, kilomètres carrés
        m2: m2, m², mètre carré, mètres carrés
        m3: m3, m³, mètre cube, mètres cubes
        km/h: km/h, kilomètres à l'heure, kilomètres heure, kilomètres-heure, kilomètres par heure
        m/s: m/s, mètres par seconde
        knot: nœud, nœuds, noeud, noeuds
        °C: °C, degrés Celsius, degré Celsius, degrés, degrés centigrades
        °F: °F, degrés Fahrenheit
        MW: MW, mégawatt, mégawatts
        %: %, pour cent, p. cent, pourcent, pour 100
        %-points: points de pourcentage
        hour: h, heure, heures
        minute: min, min., mn, minute, minutes
        second: s, sec, seconde, secondes
        day: j, jour, jours
        week: semaine, semaines
        month: mois
        year: an, ans, année, années
        decade: décennie, décennies
        century: siècle, siècles
        """
    ),
    currencies=named(
        """
        $: dollar, dollars
        USD: dollar américain, dollars américains, dollars US, dollar US
        CAD: dollar canadien, dollars canadiens
        EUR: euro, euros
        GBP: livre sterling, livres sterling, livre, livres
        JPY: yen, yens
        CNY: yuan, yuans
        RUB: rouble, roubles
        CHF: franc suisse, francs suisses
        franc: franc, francs
        """
    ),
    parts=named(
        """
        1/2: la moitié, moitié, une moitié
        1/3: un tiers, le tiers
        2/3: deux tiers, les deux tiers
        1/4: un quart, le quart
        3/4: trois quarts, les trois quarts
        1/5: un cinquième
        2/5: deux cinquièmes
        3/5: trois cinquièmes
        4/5: quatre cinquièmes
        1/6: un sixième
        1/8: un huitième
        1/10: un dixième
        """
    ),
    out_of=("sur", "personne sur", "personnes sur"),
    ages=("âgé de # ans", "âgée de # ans", "à l'âge de # ans", "# ans d'âge"),
    people=("personnes", "personne"),
    sign="blank",
)  # fmt: skip
