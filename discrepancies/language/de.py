"""German: the words of numbers and dates, as data."""

from __future__ import annotations

from discrepancies.language.date_vocabulary import NEVER, ClockWords, DateWords, fractions, numbered
from discrepancies.language.number_vocabulary import NumberWords, in_ascii, named
from discrepancies.language.sentence_vocabulary import SentenceWords
from discrepancies.language.text_vocabulary import TextWords, each, words

_ONES = ("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_TEENS = (
    *("zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"),
)  # fmt: skip
_TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")

NUMBERS = NumberWords(
    before={
        "plain": (
            *("nur", "lediglich", "bloß", "gerade einmal", "insgesamt", "alles in allem"),
        ),
        "article": ("die", "der", "den", "dem", "das"),
        "exactly": ("genau", "exakt", "punktgenau"),
        "at least": (
            *("mindestens", "wenigstens", "zumindest", "minimal", "min.", "mind.", "nicht weniger als"),
            *("ein minimum von", "nicht unter", "größer oder gleich", "größer als oder gleich", "größer gleich"),
            *("≥", ">="),
        ),
        "more than": ("mehr als", "über", "größer als", "oberhalb von", "weit über", "deutlich mehr als", ">"),
        "at most": (
            *("höchstens", "allerhöchstens", "maximal", "max.", "bis zu", "nicht mehr als", "ein maximum von"),
            *("nicht über", "kleiner oder gleich", "kleiner als oder gleich", "kleiner gleich", "≤", "<="),
        ),
        "less than": ("weniger als", "unter", "kleiner als", "unterhalb von", "<"),
        "about": (
            *("etwa", "rund", "ungefähr", "circa", "zirka", "ca.", "ca", "schätzungsweise", "in etwa"),
            *("um die", "an die", "gegen", "geschätzt", "geschätzte", "geschätzten", "grob", "~", "≈"),
        ),
        "nearly": ("fast", "beinahe", "nahezu", "annähernd", "bald"),
        "just over": ("gut", "etwas mehr als", "etwas über", "knapp über", "knapp mehr als", "ein wenig mehr als"),
        "just under": ("knapp", "etwas weniger als", "etwas unter", "knapp unter", "knapp weniger als"),
    },
    after={
        "at least": ("+", "oder mehr", "und mehr", "oder darüber", "und darüber", "mindestens", "wenigstens"),
        "at most": ("oder weniger", "oder darunter", "höchstens", "maximal"),
        "about": ("etwa", "ungefähr", "circa", "ca.", "schätzungsweise"),
        "exactly": ("genau",),
    },
    none=("keine", "kein", "keiner", "keinen", "niemand", "null"),
    zero=("null",),
    spelt=in_ascii(
        {
            "ein": 1, "eins": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "eines": 1, "zwo": 2, "dreissig": 30,
            **{word: number for number, word in enumerate(_ONES, 2)},
            **{word: number for number, word in enumerate(_TEENS, 10)},
            **{word: 10 * number for number, word in enumerate(_TENS, 2)},
        }
    ),
    times={"hundert": 100},
    powers={
        "tausend": 10**3, "million": 10**6, "millionen": 10**6, "milliarde": 10**9, "milliarden": 10**9,
        "billion": 10**12, "billionen": 10**12,
    },
    few={
        "ein paar": (3, 9), "eine handvoll": (3, 9), "eine hand voll": (3, 9), "einige": (3, 9), "einigen": (3, 9),
        "wenige": (3, 9), "mehrere": (3, 10), "mehreren": (3, 10), "etliche": (3, 10), "etlichen": (3, 10),
    },
    many={
        "dutzende": (24, 99), "dutzenden": (24, 99), "hunderte": (200, 999), "hunderten": (200, 999),
        "aberhunderte": (200, 999), "tausende": (2_000, 9_999), "tausenden": (2_000, 9_999),
        "zehntausende": (20_000, 99_999), "zehntausenden": (20_000, 99_999), "hunderttausende": (200_000, 999_999),
        "hunderttausenden": (200_000, 999_999), "millionen": (2_000_000, 9_999_999),
        "milliarden": (2_000_000_000, 9_999_999_999),
    },
    minus=("minus", "negativ"),
    between=("zwischen",),
    and_=("und",),
    but=("aber", "jedoch"),
    from_=("von",),
    to=("bis",),
    or_=("oder",),
    of=("von",),
    shares=("von", "aus", "der"),
    joins_tens="(?!)",
    joins=" ?|und",
    ones_first="und",
    glued=True,
    bare=("hundert", "tausend"),
    halves={
        "eine halbe": "0.5", "ein halbes": "0.5", "einen halben": "0.5", "einer halben": "0.5", "einem halben": "0.5",
        "halbe": "0.5", "halber": "0.5", "anderthalb": "1.5", "eineinhalb": "1.5", "einundeinhalb": "1.5",
        **{f"{one}einhalb": f"{number}.5" for number, one in enumerate(_ONES, 2)},
        **{f"{one}einhalb": f"{number}.5" for number, one in enumerate(_TEENS[:3], 10)},
    },
    and_half=("und eine halbe", "einhalb"),
    denominators=(
        "3 drittel dritteln, 4 viertel vierteln, 5 fünftel fünfteln, 6 sechstel sechsteln, "
        "7 siebtel siebteln siebentel, 8 achtel achteln, 9 neuntel neunteln, 10 zehntel zehnteln, "
        "100 hundertstel, 1000 tausendstel"
    ),
    and_part=("und",),
    point=("komma",),
    dozens={"dutzend": 12},
    short={
        "mio.": 10**6, "mio": 10**6, "mill.": 10**6, "mrd.": 10**9, "mrd": 10**9, "md.": 10**9,
        "bio.": 10**12, "bio": 10**12, "tsd.": 10**3, "tsd": 10**3,
    },
    units=named(
        """
        km: km, Kilometer, Kilometern, Kilometers
        m: m, Meter, Metern
        cm: cm, Zentimeter, Zentimetern
        mm: mm, Millimeter, Millimetern
        mile: Meile, Meilen
        foot: Fuß, Fuss
        inch: Zoll
        kg: kg, Kilo, Kilos, Kilogramm
        g: g, Gramm
        tonne: t, Tonne, Tonnen
        liter: l, Liter, Litern
        ml: ml, Milliliter, Millilitern
        hectare: ha, Hektar
        km2: km2, km², qkm, Quadratkilometer, Quadratkilometern
        m2: m2, m², qm, Quadratmeter, Quadratmetern
        m3: m3, m³, Kubikmeter, Kubikmetern
        km/h: km/h, Kilometer pro Stunde, Kilometern pro Stunde, Stundenkilometer, Stundenkilometern
        km/h: Kilometer je Stunde
        m/s: m/s, Meter pro Sekunde
        knot: Knoten
        °C: °C, Grad Celsius, Grad
        °F: °F, Grad Fahrenheit
        MW: MW, Megawatt
        kW: kW, Kilowatt
        %: %, Prozent, v. H.
        %-points: Prozentpunkte, Prozentpunkten
        hour: h, Std., Std, Stunde, Stunden
        minute: min, Min., Minute, Minuten
        second: s, Sek., Sek, Sekunde, Sekunden
        day: Tag, Tage, Tagen
        week: Woche, Wochen
        month: Monat, Monate, Monaten
        year: Jahr, Jahre, Jahren
        decade: Jahrzehnt, Jahrzehnte, Jahrzehnten
        century: Jahrhundert, Jahrhunderte, Jahrhunderten
        """
    ),
    currencies=named(
        """
        $: Dollar, Dollars
        USD: US-Dollar, US Dollar, US-Dollars
        EUR: Euro, Euros
        GBP: britische Pfund, Pfund Sterling, Pfund
        JPY: Yen
        CNY: Yuan
        RUB: Rubel
        CHF: Schweizer Franken, Franken, Fr.
        UAH: Hrywnja
        """
    ),
    parts=named(
        """
        1/2: die Hälfte, Hälfte, der Hälfte
        1/3: ein Drittel, einem Drittel, eines Drittels
        2/3: zwei Drittel, zwei Dritteln
        1/4: ein Viertel, einem Viertel
        3/4: drei Viertel, dreiviertel, drei Vierteln
        1/5: ein Fünftel, jeder Fünfte, jede Fünfte, jede fünfte Person, jeder fünfte, einem Fünftel
        2/5: zwei Fünftel
        3/5: drei Fünftel
        4/5: vier Fünftel
        1/6: ein Sechstel, jeder Sechste, jede Sechste
        1/8: ein Achtel
        1/10: ein Zehntel, jeder Zehnte, jede Zehnte
        1/3: jeder Dritte, jede Dritte, jede dritte Person
        1/4: jeder Vierte, jede Vierte, jede vierte Person
        1/2: jeder Zweite, jede Zweite, jede zweite Person
        """
    ),
    out_of=("von", "aus", "von je"),
    ages=(
        *("# Jahre alt", "im Alter von # Jahren", "#-jährig", "#-jährige", "#-jähriger", "#-jährigen", "#jährig"),
        *("ein #-Jähriger", "eine #-Jährige", "der #-Jährige", "die #-Jährige", "#jährige", "#jähriger"),
    ),
    people=("personen", "person", "menschen", "mensch", "leute", "leuten"),
    sign="comma",
)  # fmt: skip

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
        is_of_day=True,
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
    cues=words("in im seit bis vor nach ab um anfang mitte ende jahr jahre jahres von und oder zwischen während"),
    day_point=True,
    apart=("am", "im", "in", "in den", "an", "zum", "zur", "ortszeit", "während", "der nacht zum", "der nacht vom"),
)

TEXT = TextWords(
    small=words("alle beim bis daß doch mehr sondern später"),
    ones=words("ein eine einen einem einer eines"),
    only=("ein", "eine", "einziger", "einzige", "einziges", "einzigen", "nur ein", "nur eine"),
    aged=each("Alter"),
    none=("keine", "keiner"),
    no=("kein", "keine", "keinen", "keiner", "ohne"),
    losses=words(
        "tote toten todesopfer opfer verletzte verletzten überlebende überlebenden festnahmen vermisste gefangene"
    ),
    ordinals={
        f"{word}{ending}": number
        for number, word in enumerate(
            (
                *("erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt", "elft"),
                *("zwölft", "dreizehnt", "vierzehnt", "fünfzehnt"),
            ),
            1,
        )
        for ending in ("e", "er", "es", "en", "em")
    }
    | {
        f"{word}st{ending}": 10 * number
        for number, word in enumerate(("zwanzig", "dreißig"), 2)
        for ending in ("e", "en")
    },
    ordinal_signs=r"\.(?= [A-ZÄÖÜ])",
    not_ordinals=words("jeder jede jedes jeden"),
    not_ordinal_nouns=words("jahrhundert jahrhunderts stock quartal halbjahr hälfte klasse grades platz"),
    labels=words(
        "artikel art paragraf paragraph absatz abs satz nummer nummern nr seite seiten s kapitel gesetz verordnung "
        "resolution anhang tabelle abbildung abb raum zimmer flug linie kanal straße gebäude block band heft version "
        "phase zone sektor teil stufe gleis # № ° º aktenzeichen fall"
    ),
    goes_on=words("als wie von"),
    unsure_shares=words("viertel"),
    unsure_hedges=words("genau"),
    changes=each("stieg stiegen gestiegen wuchs sank sanken gesunken fiel fielen gefallen erhöhte anstieg"),
    clock=r" ?Uhr(?!\w)",
    at=words("um"),
    idioms=(
        r" (?:drittel|viertel|fünftel|sechstel|achtel|zehntel|hundertstel)(?!\w)|-?(?:mal|fach\w*)(?!\w)"
        r"| mal (?:so|mehr|größer|höher)(?!\w)| grad(?: [^\W\d_]+)? (?:unter|minus)(?!\w)"
    ),
    denying=words("minus nicht"),
    unsure_units=words("a in"),
)

SENTENCES = SentenceWords(
    grammar="""
        der die das den dem des ein eine einen einem einer eines und oder aber in im am an auf zu zum zur von
        vom mit bei für über unter nach vor aus durch um gegen seit während als wie wenn dass ob nicht auch noch
        nur sich er sie es wir ihr ihre sein seine war waren ist sind wurde wurden worden wird werden hat haben
        hatte hatten so dann dort hier sehr man laut zwischen
    """,
    denying="""
        nein, nicht, nichts, nie, niemals, niemand, nirgends, kein, keine, keiner, keinen, keinem, keines,
        weder, noch, ohne
    """,
    counting="beide, beiden, doppelt, zweimal, dreimal, paar, hälfte, halb, viertel, heute, gestern, morgen",
    denies="nicht, nie, niemals",
    turns="aber, sondern, jedoch, doch, obwohl",
    nobody="niemand, keiner",
    knows="weiß, wusste, kann sagen, konnte sagen, kennt, ist sicher, war sicher",
    unknown="""
        nicht bekannt, unbekannt, unklar, nicht klar, ungewiss, offen, nicht sicher, nicht fest, nicht wahr,
        nicht richtig, stimmt nicht, trifft nicht zu, falsch, nicht bestätigt, nicht bestätigen, unbestätigt,
        weiß nicht, wissen nicht, wusste nicht, wussten nicht, bestritt, bestritten, bestreitet, bestreiten,
        dementierte, dementierten, dementiert, dementieren, verneinte, ausgeschlossen, schloss aus, schlossen
        aus, keine belege, keinen beleg, keinen hinweis
    """,
    whether="ob, dass, daß, wie viele, wie viel, wie, wann",
    beside="""
        vorabend des, jahrestag des, jahrestags des, jahrestages des, woche des, wochenende des, tag vor dem,
        tag nach dem, tage vor dem, tage nach dem
    """,
    outcomes={
        "killed": """
            getötet, tot, tote, toten, toter, todesopfer, todesopfern, tod, starb, starben, gestorben, ums leben,
            umgekommen
        """,
        "hurt": "verletzt, verletzte, verletzten, verletzter, verwundet, verwundete, verwundeten",
        "arrested": "festgenommen, festnahme, festnahmen, verhaftet, verhaftete, inhaftiert",
        "missing": "vermisst, vermisste, vermissten, verschwunden, verschollen",
        "evacuated": "evakuiert, evakuierte, vertrieben, vertriebene, obdachlos, obdachlose",
    },
    nouns_have_capitals=True,
    prefixes="un, in, nicht",
)
