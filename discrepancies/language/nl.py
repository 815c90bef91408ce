"""Dutch: the words of numbers and dates, as data."""

from __future__ import annotations

from discrepancies.language.date_vocabulary import NEVER, ClockWords, DateWords, fractions, numbered
from discrepancies.language.number_vocabulary import NumberWords, named
from discrepancies.language.sentence_vocabulary import SentenceWords
from discrepancies.language.text_vocabulary import TextWords, counted, each, words

_ONES = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = (
    *("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"),
)
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")

NUMBERS = NumberWords(
    before={
        "plain": ("slechts", "alleen", "in totaal", "een totaal van", "alles bij elkaar"),
        "article": ("de", "het"),
        "exactly": ("precies", "exact", "gelijk aan"),
        "at least": (
            *("minstens", "ten minste", "tenminste", "minimaal", "minimum", "een minimum van", "zeker"),
            *("op zijn minst", "op z'n minst", "niet minder dan", "groter dan of gelijk aan", "groter of gelijk aan"),
            *("≥", ">="),
        ),
        "more than": ("meer dan", "boven de", "boven", "groter dan", "hoger dan", "veel meer dan", ">"),
        "at most": (
            *("hoogstens", "ten hoogste", "maximaal", "maximum", "een maximum van", "niet meer dan", "tot wel"),
            *("tot maximaal", "tot", "op zijn hoogst", "op z'n hoogst", "kleiner dan of gelijk aan", "≤", "<="),
            "kleiner of gelijk aan",
        ),
        "less than": ("minder dan", "onder de", "onder", "kleiner dan", "lager dan", "<"),
        "about": (
            *("ongeveer", "circa", "ca.", "ca", "zo'n", "rond", "rond de", "om en nabij", "om en nabij de"),
            *("naar schatting", "een geschatte", "grofweg", "pakweg", "zowat", "bij benadering", "~", "≈"),
        ),
        "nearly": ("bijna", "haast", "vrijwel", "nagenoeg", "tegen de"),
        "just over": (
            *("ruim", "iets meer dan", "net iets meer dan", "net meer dan", "iets boven de", "net boven de"),
            *("een dikke", "een ruime"),
        ),
        "just under": (
            *("iets minder dan", "net iets minder dan", "net minder dan", "iets onder de", "net onder de"),
            *("een kleine", "krap"),
        ),
    },
    after={
        "at least": (
            *("+", "of meer", "en meer", "of daarboven", "minstens", "minimaal", "op zijn minst", "ten minste"),
        ),
        "at most": ("of minder", "of daaronder", "hoogstens", "maximaal", "op zijn hoogst", "ten hoogste"),
        "about": ("ongeveer", "circa", "ca.", "bij benadering"),
        "exactly": ("precies", "exact"),
    },
    none=("geen", "geen enkele", "niemand", "nul"),
    zero=("nul",),
    spelt={
        "één": 1, "ene": 1,
        **{word: number for number, word in enumerate((*_ONES, *_TEENS), 1)},
        **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    },
    times={"honderd": 100},
    powers={"duizend": 10**3, "miljoen": 10**6, "miljard": 10**9, "biljoen": 10**12},
    few={
        "een paar": (3, 9), "een handvol": (3, 9), "een handjevol": (3, 9), "enkele": (3, 9), "meerdere": (3, 10),
        "verscheidene": (3, 10),
    },
    many={
        "tientallen": (20, 99),
        "dozijnen": (24, 99),
        "honderden": (200, 999),
        "duizenden": (2_000, 9_999),
        "tienduizenden": (20_000, 99_999),
        "honderdduizenden": (200_000, 999_999),
        "miljoenen": (2_000_000, 9_999_999),
        "tientallen miljoenen": (20_000_000, 99_999_999),
        "honderden miljoenen": (200_000_000, 999_999_999),
        "miljarden": (2_000_000_000, 9_999_999_999),
    },
    minus=("min", "minus"),
    between=("tussen", "tussen de"),
    and_=("en", "en de"),
    but=("maar",),
    from_=("van",),
    to=("tot", "tot en met", "t/m", "à"),
    or_=("of",),
    of=("van",),
    shares=("op de", "van de", "op elke", "van elke", "uit de"),
    joins_tens="(?!)",
    joins=" en |en| ?",
    ones_first="[eë]n",
    glued=True,
    bare=("honderd", "duizend"),
    halves={
        "een half": "0.5", "een halve": "0.5", "half": "0.5", "halve": "0.5", "driekwart": "0.75",
        **dict.fromkeys(("anderhalf", "anderhalve"), "1.5"),
        **{
            f"{one}{'ën' if one.endswith('e') else 'en'}{half}": f"{number}.5"
            for number, one in enumerate((*_ONES, *_TEENS[:3]), 1)
            for half in ("half", "halve", "eenhalf", "eenhalve")
        },
    },
    and_half=("en een half", "en een halve", "en half", "en halve"),
    denominators=(
        "3 derde derden, 4 kwart kwarten vierde vierden, 5 vijfde vijfden, 6 zesde zesden, 7 zevende zevenden, "
        "8 achtste achtsten, 9 negende negenden, 10 tiende tienden, 100 honderdste honderdsten, "
        "1000 duizendste duizendsten"
    ),
    and_part=("en",),
    point=("komma",),
    dozens={"dozijn": 12},
    short={"mln": 10**6, "mln.": 10**6, "mld": 10**9, "mld.": 10**9, "mrd": 10**9, "mrd.": 10**9},
    short_count={"k": 10**3},
    rounded={
        "een tiental": 10, "een twaalftal": 12, "een vijftiental": 15, "een twintigtal": 20, "een dertigtal": 30,
        "een veertigtal": 40, "een vijftigtal": 50, "een honderdtal": 100, "een duizendtal": 1000,
    },
    units=named(
        """
        km: km, kilometer, kilometers
        m: m, meter, meters
        cm: cm, centimeter, centimeters
        mm: mm, millimeter, millimeters
        mile: mijl, mijlen
        foot: voet
        inch: inch
        kg: kg, kilo, kilo's, kilogram, kilogrammen
        g: g, gram
        liter: l, liter, liters
        ml: ml, milliliter, milliliters
        hectare: ha, hectare, hectaren, hectares
        km2: km2, km², vierkante kilometer, vierkante kilometers
        m2: m2, m², vierkante meter, vierkante meters
        m3: m3, m³, kubieke meter, kubieke meters, kuub
        km/h: km/h, km/u, kilometer per uur
        m/s: m/s, meter per seconde
        knot: knoop, knopen
        °C: °C, graden Celsius, graad Celsius, graden, graad
        °F: °F, graden Fahrenheit
        MW: MW, megawatt
        kW: kW, kilowatt
        %: %, procent, pct., pct
        %-points: procentpunt, procentpunten
        hour: h, u, u., uur, uren
        minute: min, min., minuut, minuten
        second: s, sec., sec, seconde, seconden
        day: dag, dagen
        week: week, weken
        month: maand, maanden
        year: jaar, jaren
        decade: decennium, decennia
        century: eeuw, eeuwen
        """
    ),
    currencies=named(
        """
        $: dollar, dollars
        USD: Amerikaanse dollar, Amerikaanse dollars, US dollar
        EUR: euro, euro's, euros
        GBP: Britse pond, pond sterling, pond
        JPY: yen
        CNY: yuan
        RUB: roebel, roebels
        CHF: Zwitserse frank, Zwitserse franken
        SEK: Zweedse kroon, Zweedse kronen
        NOK: Noorse kroon, Noorse kronen
        DKK: Deense kroon, Deense kronen
        UAH: hryvnia, hryvnia's
        TRY: Turkse lira
        """
    ),
    parts=named(
        """
        1/2: de helft, helft, een half
        1/3: een derde
        2/3: twee derde, tweederde, twee derden
        1/4: een kwart, een vierde
        3/4: drie kwart, driekwart, drie vierde
        1/5: een vijfde
        2/5: twee vijfde
        3/5: drie vijfde
        4/5: vier vijfde
        1/6: een zesde
        1/8: een achtste
        1/10: een tiende
        """
    ),
    out_of=("op de", "van de", "op elke", "van elke", "op"),
    ages=(
        *("# jaar oud", "van # jaar", "#-jarige", "#-jarig", "een #-jarige", "de #-jarige", "op #-jarige leeftijd"),
        *("een #-jarige man", "een #-jarige vrouw", "# jaar jong"),
    ),
    people=("mensen", "mens", "personen", "persoon"),
    sign="comma",
)  # fmt: skip

DATES = DateWords(
    language="Dutch",
    examples="15 januari 2018, januari 2018, 15 januari, midden januari 2018",
    months=numbered(
        *("januari|jan", "februari|feb|febr", "maart|mrt", "april|apr", "mei", "juni|jun", "juli|jul"),
        *("augustus|aug", "september|sept|sep", "oktober|okt", "november|nov", "december|dec"),
    ),
    weekdays=numbered(
        *("maandag|ma", "dinsdag|di", "woensdag|wo", "donderdag|do", "vrijdag|vr", "zaterdag|za", "zondag|zo"),
        first=0,
    ),
    skipped=(
        *("de", "het", "op", "in", "in de", "van", "van de", "van het", "dag", "jaar", "maand", "de maand"),
        *("tijdens", "gedurende", "lokale tijd", "plaatselijke tijd", "de nacht van"),
    ),
    front={
        "before": ("voor", "vóór"),
        "after": ("na",),
        "since": ("sinds", "vanaf", "sedert"),
        "between": ("tussen",),
        "no later": ("uiterlijk", "uiterlijk op", "uiterlijk in", "niet later dan", "niet na", "op of voor"),
        "no earlier": ("op zijn vroegst", "op zijn vroegst op", "niet eerder dan", "niet voor", "op of na"),
    },
    behind={
        "no later": ("of eerder", "of daarvoor"),
        "no earlier": ("of later", "of daarna"),
        "onwards": (),
    },
    to=("tot", "tot en met", "t/m"),
    until=("tot", "tot en met", "t/m"),
    and_=("en",),
    or_=("of",),
    about=("rond", "rond de", "omstreeks", "ongeveer", "circa", "ca", "om en nabij"),
    thirds={
        "early": ("begin", "vroeg in"),
        "mid": ("midden", "half", "medio"),
        "late": ("eind", "einde", "laat in"),
    },
    fractions=fractions(
        {
            1: ("eerste", "1e", "1ste"),
            2: ("tweede", "2e", "2de"),
            3: ("derde", "3e", "3de"),
            4: ("vierde", "4e", "4de"),
        },
        ("kwartaal",),
        ("helft", "halfjaar", "jaarhelft"),
        {"q": 4, "h": 2, "k": 4},
    ),
    decades=(r"jaren (?P<year>[0-9]{3}0)", r"(?P<year>[0-9]{3}0)er jaren"),
    centuries=(r"\b(?P<number>[0-9]{1,2})(?:e|de|ste) eeuw", r"eeuw"),
    bc=("v. chr", "v.chr", "v chr", "voor christus", "voor onze jaartelling"),
    ad=("n. chr", "n.chr", "n chr", "na christus", "na chr", "onze jaartelling"),
    refused={
        "relative": (
            *("gisteren", "eergisteren", "vandaag", "morgen", "overmorgen", "afgelopen", "vorige", "vorig"),
            *("volgende", "volgend", "komende", "deze", "dit", "geleden", "nu"),
        ),
        "week": ("week", "weekend", "weekeinde"),
        "season": ("lente", "voorjaar", "zomer", "herfst", "najaar", "winter"),
        "part of day": ("nacht", "avond", "ochtend", "middag", "vanavond", "vannacht", "vanmorgen", "vanmiddag"),
        "midnight": ("middernacht",),
    },
    clock=ClockWords(
        front="om",
        half=NEVER,
        hour="u|h",
        hour_of_twelve="uur",
        minute="minuten|min",
        parts={
            "'s ochtends": "1-11",
            "'s morgens": "1-11",
            "'s middags": "12-18",
            "'s avonds": "17-23",
            "'s nachts": "22-23 1-5",
        },
        hours=numbered(
            *("een|één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
        ),
        spoken={"half {}": -30, "kwart over {}": 15, "kwart voor {}": -15},
    ),
    day_signs=r"e|ste|de",
    first_day=("eerste",),
    day_first=".-",
    cues=words("in sinds vanaf tot voor na rond begin midden eind einde jaar jaren van en of tussen tijdens"),
    apart=("op", "in", "in de", "tijdens", "gedurende", "lokale tijd", "plaatselijke tijd", "de nacht van"),
    month_nouns=words("mei"),
)

TEXT = TextWords(
    small=words("alle al later meer toen reeds sinds tot zonder"),
    ones=words("een"),
    only=("een", "één", "enige", "slechts een", "slechts één"),
    aged=each("leeftijd leeftijden"),
    none=("geen",),
    no=("geen", "zonder"),
    losses=words(
        "doden dode slachtoffers slachtoffer gewonden gewonde overlevenden overlevende arrestaties arrestatie "
        "vermisten vermiste gevangenen"
    ),
    ordinals=counted(
        "eerste, tweede, derde, vierde, vijfde, zesde, zevende, achtste, negende, tiende, elfde, twaalfde, dertiende, "
        "veertiende, vijftiende, zestiende"
    )
    | {"twintigste": 20},
    ordinal_signs="ste|de|e",
    not_ordinals=words("elke ieder iedere een twee drie vier per"),
    not_ordinal_nouns=words("eeuw eeuwen kwartaal helft verdieping klas plaats keer graad"),
    labels=words(
        "artikel artikelen art lid nummer nummers nr no zaak zaaknummer pagina pagina's blz p hoofdstuk wet besluit "
        "resolutie paragraaf bijlage tabel figuur kamer zaal vlucht lijn kanaal straat gebouw blok deel band versie "
        "fase zone sector niveau stap spoor perron # № ° º"
    ),
    goes_on=words("dan als van"),
    unsure_shares=words("kwart half helft derde vierde vijfde"),
    unsure_hedges=words("minimum maximum precies"),
    changes=each("steeg stegen gestegen groeide gegroeid daalde daalden gedaald viel vielen gevallen ging gingen"),
    clock=r" ?uur(?! lang)(?!\w)",
    at=words("om"),
    idioms=(
        r" (?:derde|derden|kwart|vierde|vijfde|zesde|achtste|tiende|honderdste)(?!\w)|-?(?:maal|voud\w*)(?!\w)"
        r"| (?:keer|maal) (?:zo|meer|groter|hoger)(?!\w)| gra(?:ad|den)(?: [^\W\d_]+)? (?:onder|min)(?!\w)"
    ),
    denying=words("min niet"),
    unsure_units=words("a in u"),
)

SENTENCES = SentenceWords(
    grammar="""
        de het een en van ik te dat die in is was niet zijn op aan met voor er maar om hem bij ook naar uit nog
        wordt werden werd door volgens onder tegen over dan als wat wie ze zij hij we wij hun haar deze dit zo al
        heeft had hebben worden kan tussen na
    """,
    denying="nee, niet, niets, nooit, niemand, nergens, geen, noch, zonder",
    counting="beide, beiden, dubbel, tweemaal, driemaal, paar, helft, half, kwart, vandaag, gisteren, morgen",
    denies="niet, nooit",
    turns="maar, echter, hoewel, wel",
    nobody="niemand, geen van hen",
    knows="weet, wist, kan zeggen, kon zeggen, is zeker, was zeker",
    unknown="""
        niet bekend, onbekend, onduidelijk, niet duidelijk, onzeker, niet zeker, niet vast, niet waar, niet juist,
        klopt niet, onjuist, onwaar, niet bevestigd, niet bevestigen, onbevestigd, weet niet, weten niet, wist niet,
        wisten niet, ontkende, ontkenden, ontkent, ontkennen, sloot uit, sloten uit, uitgesloten, geen bewijs,
        geen aanwijzing
    """,
    whether="of, dat, hoeveel, hoe, wanneer",
    beside="""
        vooravond van, dag voor, dag na, dagen voor, dagen na, week van, weekend van, verjaardag van, herdenking van
    """,
    outcomes={
        "killed": "gedood, gedode, dood, dode, doden, omgekomen, kwam om, kwamen om, overleden, stierf, stierven",
        "hurt": "gewond, gewonde, gewonden, verwond",
        "arrested": "gearresteerd, gearresteerde, aangehouden, aanhouding, aanhoudingen, arrestatie, arrestaties",
        "missing": "vermist, vermiste, vermisten, verdwenen",
        "evacuated": "geëvacueerd, geëvacueerde, ontheemd, ontheemde, ontheemden, dakloos, dakloze, daklozen",
    },
    prefixes="on, in, niet",
)
