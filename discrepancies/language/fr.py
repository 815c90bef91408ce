"""French: the words of numbers and dates, as data."""

from __future__ import annotations

from discrepancies.language.date_vocabulary import ClockWords, DateWords, fractions, numbered
from discrepancies.language.number_vocabulary import NumberWords, named
from discrepancies.language.sentence_vocabulary import SentenceWords
from discrepancies.language.text_vocabulary import TextWords, counted, each, words

_ONES = ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_TEENS = ("dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf")
_TENS = ("vingt", "trente", "quarante", "cinquante", "soixante")

NUMBERS = NumberWords(
    before={
        "plain": ("seulement", "uniquement", "un total de", "au total", "total de", "au nombre de"),
        "article": ("les", "le", "la", "l'"),
        "exactly": ("exactement", "précisément", "tout juste", "égal à", "égale à", "égaux à", "égales à"),
        "at least": (
            *("au moins", "du moins", "à tout le moins", "au minimum", "un minimum de", "minimum", "pas moins de"),
            *("égal ou supérieur à", "plus grand ou égal à", "> =", "non inférieur à", "non inférieure à"),
            *("pas moins d'", "supérieur ou égal à", "supérieure ou égale à", "supérieurs ou égaux à", "au bas mot"),
            *("≥", ">="),
        ),
        "more than": (
            *("plus de", "plus d'", "plus que", "au-delà de", "au-dessus de", "supérieur à", "supérieure à"),
            *("bien plus de", "largement plus de", "dépassant", "excédant", "plus grand que", ">"),
        ),
        "at most": (
            *("au plus", "tout au plus", "jusqu'à", "jusqu'a", "au maximum", "un maximum de", "maximum", "pas plus de"),
            *("pas plus d'", "inférieur ou égal à", "inférieure ou égale à", "inférieurs ou égaux à", "≤", "<=", "< ="),
            *("égal ou inférieur à", "plus petit ou égal à", "plus petits ou égaux à", "non supérieur à"),
        ),
        "less than": (
            *("moins de", "moins d'", "en dessous de", "au-dessous de", "inférieur à", "inférieure à", "<"),
            "plus petit que",
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
    between=("entre", "compris entre", "comprise entre", "comprises entre"),
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
    below_two=("billion", "trillion"),
    bare=("cent", "mille"),
    halves={"un demi": "0.5", "une demi": "0.5", "un demi-": "0.5", "une demi-": "0.5"},
    and_half=("et demi", "et demie"),
    denominators=(
        "3 tiers, 4 quart quarts, 5 cinquième cinquièmes, 6 sixième sixièmes, 7 septième septièmes, "
        "8 huitième huitièmes, 9 neuvième neuvièmes, 10 dixième dixièmes, 100 centième centièmes, "
        "1000 millième millièmes"
    ),
    and_part=("et",),
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
        ILS: shekel, shekels
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
    cues=words(
        "en de d depuis dès avant après vers fin début mi l an année années courant jusqu et ou entre à "
        "au mois cette ce"
    ),
    apart=("en", "au", "aux", "à la", "au cours de", "au cours du", "heure locale", "la nuit du"),
)

TEXT = TextWords(
    small=words("contre déjà furent fut jusque ni on plus quand sans très"),
    ones=words("un une"),
    only=("un", "une", "seul", "seule", "unique"),
    aged=each("âge âges"),
    none=("aucun", "aucune"),
    no=("aucun", "aucune", "sans"),
    losses=words(
        "mort morts mortes décès victime victimes blessé blessés blessée blessées survivant survivants arrestation "
        "détenu détenus disparu disparus"
    ),
    ordinals=counted(
        "premier première, deuxième second seconde, troisième, quatrième, cinquième, sixième, septième, huitième, "
        "neuvième, dixième, onzième, douzième, treizième, quatorzième, quinzième, seizième"
    )
    | {"vingtième": 20},
    ordinal_signs="ers?|ères?|res?|nde?|ièmes?|èmes?|emes?|es?",
    not_ordinals=words("un une chaque par siècle"),
    not_ordinal_nouns=words("fois siècle étage trimestre semestre moitié lieu mi classe degré"),
    labels=words(
        "version article articles art alinéa affaire numéro numéros no nº n° n page pages p pp chapitre loi décret "
        "résolution paragraphe annexe tableau figure salle vol route chaîne rue avenue boulevard appartement bâtiment "
        "bloc tome volume phase zone secteur partie niveau étape # № ° º"
    ),
    goes_on=words("de que d qu des"),
    unsure_shares=words("tiers quart moitié"),
    unsure_hedges=words("minimum maximum"),
    changes=each(
        "passé passée passés passe passent passer monté montée augmenté grimpé tombé baissé reculé chuté diminué"
    ),
    clock=r" (?:heures?|h) (?:du matin|du soir|de l['’]après-midi|précises)(?!\w)",
    idioms=(
        r" (?:tiers|quarts?|cinquièmes?|sixièmes?|huitièmes?|dixièmes?|centièmes?)(?!\w)"
        r"| fois (?:plus|moins|supérieur\w*|inférieur\w*)|(?<=cent|ille) fois(?!\w)"
        r"| degrés?(?: [^\W\d_]+)? (?:au-dessous|en dessous|sous)(?!\w)"
    ),
    denying=words("moins pas"),
    unsure_units=words("a sous"),
)

SENTENCES = SentenceWords(
    grammar="""
        le la les de des du un une et en à au aux que qui dans pour par sur avec son sa ses leur leurs ce cette
        ces cet il elle ils elles est sont était étaient a ont été avait avaient mais ou où ne pas se d l qu n s
        c j comme après avant selon entre sous dont aussi être tout tous nous vous y lors depuis pendant
    """,
    denying="non, ne, pas, ni, jamais, rien, aucun, aucune, nul, nulle, sans, guère",
    counting="double, deux fois, paire, demi, demie, moitié, tiers, aujourd'hui, hier, demain",
    denies="pas, jamais, non",
    turns="mais, cependant, toutefois, bien que",
    nobody="personne ne, personne n', nul ne, nul n', aucun d'eux ne",
    knows="sait, savait, connaît, connaissait, peut dire, pouvait dire, est sûr, est certain",
    unknown="""
        ne sait, ne savait, ne savent, sait pas, savait pas, savent pas, ignore, ignorent, ignorait, pas clair,
        pas certain, pas sûr, pas établi, pas confirmé, pas vrai, pas exact, inconnu, inexact, faux, dément,
        démenti, démentent, nie, nient, nié, exclut, exclu, aucune preuve
    """,
    whether="si, s'il, s'ils, que, qu', combien, quand",
    beside="""
        veille du, veille de, avant-veille du, lendemain du, surlendemain du, anniversaire du, anniversaire de,
        semaine du, week-end du, jours du, jours suivant le, jours précédant le
    """,
    outcomes={
        "killed": "tué, tuée, tués, tuées, mort, morte, morts, mortes, décès, décédé, décédés, mourir",
        "hurt": "blessé, blessée, blessés, blessées",
        "arrested": "arrêté, arrêtée, arrêtés, arrêtées, interpellé, interpellés, détenus, arrestation, arrestations",
        "missing": "disparu, disparue, disparus, disparues",
        "evacuated": "évacué, évacuée, évacués, évacuées, déplacés, sinistrés, sans-abri",
    },
    prefixes="in, im, il, ir, non, dés",
)
