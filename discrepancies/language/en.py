"""English: the words of numbers and dates, as data."""

from __future__ import annotations

from discrepancies.language.calendar import MONTHS, WEEKDAYS
from discrepancies.language.date_vocabulary import ClockWords, DateWords, fractions, numbered
from discrepancies.language.number_vocabulary import NumberWords, named
from discrepancies.language.sentence_vocabulary import SentenceWords
from discrepancies.language.text_vocabulary import TextWords, each, words

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TO = ("to", "than")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WHOSE = ("his", "her", "their")
_YEARS = {"teens": 13} | {f"{word.removesuffix('y')}ies": 10 * number for number, word in enumerate(_TENS, 2)}

NUMBERS = NumberWords(
    before={
        "plain": ("only", "just", "a total of", "total of"),
        "exactly": ("exactly", "precisely", "equal to", "equals"),
        "at least": (
            *("at least", "at the least", "at the very least", "no fewer than", "no less than"),
            *("not fewer than", "not less than", "not under", "not below", "as few as", "as little as"),
            *("a minimum of", "minimum of", "minimum", "at a minimum", "upwards of", "≥", ">="),
            *("greater than or equal to", "more than or equal to", "larger than or equal to", "> ="),
            *(f"{more} or equal {to}" for more in ("greater", "more", "higher", "larger", "bigger") for to in _TO),
            *("equal to or more than", "equal to or greater than", "equal to or higher than", "at least or equal to"),
        ),
        "more than": (
            *("more than", "greater than", "larger than", "bigger than", "higher than", "over", "well over", "above"),
            *("exceeding", "in excess of", ">"),
        ),
        "at most": (
            *("at most", "at the most", "at the very most", "up to", "as many as", "as much as"),
            *("no more than", "not more than", "no greater than", "not over", "not above", "not exceeding"),
            *("a maximum of", "maximum of", "maximum", "max", "max.", "≤", "<="),
            *("less than or equal to", "fewer than or equal to", "smaller than or equal to", "< ="),
            *(f"{less} or equal {to}" for less in ("less", "fewer", "lower", "smaller") for to in _TO),
            *("equal to or less than", "equal to or fewer than", "equal to or lower than"),
        ),
        "less than": (*("fewer than", "less than", "smaller than", "lower than", "under", "well under", "below", "<"),),
        "about": (
            *("about", "around", "approximately", "approx", "approx.", "roughly", "some", "just about"),
            *("circa", "c.", "ca", "ca.", "an estimated", "estimated", "close to", "in the region of"),
            *("~", "≈"),
        ),
        "nearly": ("nearly", "almost", "approaching"),
        "just over": ("just over", "just above", "slightly over", "slightly more than", "a little over"),
        "just under": (
            *("just under", "just below", "slightly under", "slightly less than", "slightly fewer than"),
            *("a little under",),
        ),
    },
    after={
        "at least": (
            *("+", "or more", "and more", "or over", "and over", "or above", "and above"),
            *("or higher", "or greater", "at least", "at the least", "minimum"),
        ),
        "at most": ("or fewer", "or less", "or under", "or below", "or lower", "at most", "at the most", "maximum"),
        "about": ("or so", "approximately", "approx", "approx.", "roughly"),
    },
    none=("none", "no", "nobody", "no one", "no-one", "nil"),
    zero=("zero", "nought", "naught"),
    spelt={
        **{word: number for number, word in enumerate((*_ONES, *_TEENS), 1)},
        **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    },
    times={"hundred": 100},
    powers={
        "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5, "lakhs": 10**5,
        "crore": 10**7, "crores": 10**7,
        **dict.fromkeys(("lac", "lacs"), 10**5),
        **{f"{power}s": number for power, number in (("million", 10**6), ("billion", 10**9), ("trillion", 10**12))},
    },
    few={"a couple": (2, 3), "a few": (3, 9), "a handful": (3, 9), "several": (3, 10)},
    many={
        "tens": (20, 99), "dozens": (24, 99), "scores": (40, 199), "hundreds": (200, 999),
        "thousands": (2_000, 9_999), "tens of thousands": (20_000, 99_999),
        "hundreds of thousands": (200_000, 999_999), "millions": (2_000_000, 9_999_999),
        "tens of millions": (20_000_000, 99_999_999), "hundreds of millions": (200_000_000, 999_999_999),
        "billions": (2_000_000_000, 9_999_999_999),
    },
    minus=("minus", "negative"),
    between=("between",),
    and_=("and",),
    but=("but",),
    from_=("from",),
    to=("to", "through"),
    or_=("or",),
    of=("of",),
    shares=("in", "of", "out of"),
    joins_tens="[ -]",
    joins=", (?:and )?| (?:and )?",
    a=("a", "an"),
    halves={"half a": "0.5", "half an": "0.5", "a half": "0.5"},
    and_half=("and a half",),
    denominators=(
        "3 third thirds, 4 quarter quarters fourth fourths, 5 fifth fifths, 6 sixth sixths, 7 seventh sevenths, "
        "8 eighth eighths, 9 ninth ninths, 10 tenth tenths, 16 sixteenth sixteenths, 100 hundredth hundredths, "
        "1000 thousandth thousandths, 1000000 millionth millionths, 1000000000 billionth billionths, "
        "1000000000000 trillionth trillionths"
    ),
    joins_parts="[ -]",
    and_part=("and",),
    point=("point",),
    dozens={"dozen": 12, "dozens": 12, "score": 20},
    short={"bn": 10**9, "mln": 10**6, "cr": 10**7},
    short_count={"k": 10**3, "mn": 10**6, "tn": 10**12},
    units=named(
        """
        km: km, kms, kilometre, kilometres, kilometer, kilometers
        m: m, metre, metres, meter, meters
        cm: cm, centimetre, centimetres, centimeter, centimeters
        mm: mm, millimetre, millimetres, millimeter, millimeters
        foot: ft, foot, feet, ', ′
        inch: in, inch, inches, ", ″
        kg: kg, kgs, kilo, kilos, kilogram, kilograms, kilogramme, kilogrammes
        g: g, gram, grams, gramme, grammes
        tonne: t, tonne, tonnes, metric ton, metric tons, metric tonne, metric tonnes
        short ton: short ton, short tons
        long ton: long ton, long tons
        lb: lb, lbs, pound, pounds
        km2: sq km, sq. km, sq kms, square km, square kilometre, square kilometres, square kilometer
        km2: square kilometers
        m2: sq m, sq. m, square metre, square metres, square meter, square meters
        ft2: sq ft, sq. ft, sq feet, square foot, square feet
        mi2: sq mi, sq. mi, sq miles, sq. miles, square mile, square miles
        m3: cubic metre, cubic metres, cubic meter, cubic meters, cu m, cbm
        ft3: cubic foot, cubic feet, cu ft
        km/h: km/h, kmph, kph, kmh, km/hr, kms/h, km an hour, km per hour, kilometres an hour
        km/h: kilometres per hour, kilometers an hour, kilometers per hour
        mph: mph, miles an hour, miles per hour
        m/s: m/s, metres per second, metres a second, meters per second, meters a second
        °C: °C, degrees Celsius, degree Celsius, degrees C, deg C, degrees centigrade
        °F: °F, degrees Fahrenheit, degree Fahrenheit, degrees F, deg F
        %: %, percent, per cent, pc
        %-points: percentage points, percentage point
        hour: h, hr, hrs, hour, hours
        minute: min, mins, minute, minutes
        second: s, sec, secs, second, seconds
        day: d, day, days
        week: wk, wks, week, weeks
        month: month, months
        year: year, years
        decade: decade, decades
        century: century, centuries
        """
    ),
    currencies=named(
        """
        $: dollar, dollars, buck, bucks
        USD: US dollar, US dollars, U.S. dollar, U.S. dollars, American dollars
        CAD: Canadian dollar, Canadian dollars
        AUD: Australian dollar, Australian dollars
        EUR: euro, euros
        GBP: pound, pounds, pound sterling, pounds sterling, sterling
        JPY: yen
        CNY: yuan, renminbi
        RUB: rouble, roubles, ruble, rubles
        UAH: hryvnia, hryvnias, hryvnya
        INR: Indian rupee, Indian rupees
        Rs: rupee, rupees
        CHF: Swiss franc, Swiss francs
        ILS: shekel, shekels
        SAR: Saudi riyal, Saudi riyals
        QAR: Qatari riyal, Qatari riyals
        KWD: Kuwaiti dinar, Kuwaiti dinars
        LBP: Lebanese pound, Lebanese pounds
        EGP: Egyptian pound, Egyptian pounds
        MYR: ringgit, Malaysian ringgit
        BRL: real, reais, reals
        VES: bolivar, bolivars, bolívar, bolívares, bolivares
        peso: peso, pesos
        PLN: zloty, zlotys
        TRY: lira, liras, Turkish lira, Turkish liras
        """
    ),
    parts=named(
        """
        1/2: half, a half, one half, half of
        1/3: a third, one third, one-third, third of
        2/3: two thirds, two-thirds
        1/4: a quarter, one quarter, one-quarter, one fourth, one-fourth
        3/4: three quarters, three-quarters, three fourths, three-fourths
        1/5: a fifth, one fifth, one-fifth
        2/5: two fifths, two-fifths
        3/5: three fifths, three-fifths
        4/5: four fifths, four-fifths
        1/6: a sixth, one sixth, one-sixth
        5/6: five sixths, five-sixths
        1/7: a seventh, one seventh, one-seventh
        1/8: an eighth, one eighth, one-eighth
        3/8: three eighths, three-eighths
        5/8: five eighths, five-eighths
        7/8: seven eighths, seven-eighths
        1/10: a tenth, one tenth, one-tenth
        3/10: three tenths, three-tenths
        7/10: seven tenths, seven-tenths
        9/10: nine tenths, nine-tenths
        """
    ),
    out_of=("in", "in every", "out of", "out of every", "of every"),
    ages=(
        *("#-year-old", "a #-year-old", "an #-year-old", "the #-year-old", "# years old", "# year old"),
        *("aged #", "age #", "# years of age", "at the age of #", "ages of #"),
    ),
    decades={f"in {whose} #s": "" for whose in _WHOSE}
    | {f"in {whose} {word}": str(years) for whose in _WHOSE for word, years in _YEARS.items()},
    people=("people", "person", "persons"),
)  # fmt: skip

_TH = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
_ORDINALS = ("first", "second", *_TH, *(f"{word.removesuffix('t')}th" for word in _TEENS[3:]))
_NTH = (
    {word: number for number, word in enumerate(_ORDINALS, 1)}
    | {word.removesuffix("y") + "ieth": 10 * number for number, word in enumerate(_TENS, 2)}
    | {f"{word}-{_ORDINALS[one]}": 10 * number + one + 1 for number, word in enumerate(_TENS, 2) for one in range(9)}
)
_LONGEST_MONTH = 31

DATES = DateWords(
    language="English",
    examples="15 January 2018, January 2018, 15 January, mid-January 2018",
    months={word: number for number, name in enumerate(MONTHS, 1) for word in (name.lower(), name[:3].lower())}
    | {"sept": 9},
    weekdays={word: number for number, name in enumerate(WEEKDAYS) for word in (name.lower(), name[:3].lower())}
    | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    skipped=("of", "the", "on", "in", "at", "during", "on a day", "the night of", "day of", "the year", "local time"),
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
        parts={"in the morning": "1-11", "in the afternoon": "12-18", "in the evening": "16-23"}
        | {"at night": "18-23 1-4"},
        hours=numbered(*_ONES, "ten", "eleven", "twelve"),
        spoken={"half past {}": 30, "a quarter past {}": 15, "quarter past {}": 15}
        | {"a quarter to {}": -15, "quarter to {}": -15},
        times={"noon": ("12", "00"), "midday": ("12", "00")},
    ),
    day_signs=r"st|nd|rd|th|\.",
    yearless=("of a year not given",),
    counted=words(
        "adults agents arrested arrests bodies boys bullets cases casualties children civilians dead deaths "
        "demonstrators detainees families fighters girls guards homes houses injured injuries inmates killed "
        "members men migrants missing officers others police policemen prisoners protesters rebels refugees "
        "residents rifles shots soldiers students survivors suspects teenagers troops vehicles victims weapons "
        "women workers wounded"
    ),
    cues=words(
        "after and before between by during early every from in last late mid next "
        "of or since this through till to until year"
    ),
    month_nouns=frozenset({"march", "may", "august", "mar"}),
    day_cues=("on the",),
    month_first=True,
    day_words={word: number for word, number in _NTH.items() if number <= _LONGEST_MONTH},
    apart=("on", "in", "at", "during", "on a day", "local time", "the night of"),
)

TEXT = TextWords(
    small=words("ago him may more most off old one out over them under up"),
    ones=words("one"),
    not_ones=words(
        "no the this that any every each another which either neither some such your my his her its our their day and "
        "or as is was be number"
    ),
    not_one_nouns=words("another thing day time way moment"),
    ones_count=True,
    only=("a", "an", "only", "sole", "single", "lone"),
    aged=each("aged age ages"),
    none=("none", "nil"),
    no=("no", "without"),
    losses=words("casualties deaths survivors injuries arrests victims fatalities detainees prisoners wounded dead"),
    ordinals=_NTH,
    ordinal_signs="st|nd|rd|th",
    not_ordinals=words("a an one per every each at split last latter other final"),
    not_ordinal_nouns=words("hand class aid degree lady half quarter century centuries place"),
    labels=words(
        "article articles art section sections case no nos number numbers page pages p pp chapter rule law decree "
        "resolution paragraph para clause annex appendix figure fig table room flight route channel highway platform "
        "apartment apt building block unit volume vol issue version item step exhibit phase zone sector ward street "
        "act amendment part grade level nº n° nr # № ° º"
    ),
    goes_on=words("than as of"),
    the="(?<=about |round |ately )the ",
    part_of=("of",),
    no_figure=r"[0-9]+0['’]?s(?!\w)",
    unsure_shares=words("half quarter"),
    unsure_hedges=words("minimum maximum roughly"),
    changes=each(
        "rose risen rise rising increased increase increasing grew grown climbed jumped fell fallen fall dropped "
        "drop declined decreased went gone raised cut reduced up down moved"
    ),
    during=words("over under around"),
    clock=r"(?: ?o['’]?clock)(?!\w)| ?[ap]\.?m\.?(?!\w)| in the (?:morning|afternoon|evening)(?!\w)| at night(?!\w)",
    at=words("at"),
    idioms=(
        r"(?: |-)(?:halves|thirds?|quarters?|fourths|fifths?|sixths?|eighths?|tenths?|hundredths?)(?!\w)"
        r"| times (?:as|more|less|the|higher|larger|over)(?!\w)|(?<=hundred|housand|million) times(?!\w)"
        r"|(?:-| )?fold(?!\w)|-something(?!\w)|-odd(?!\w)|-to-| by (?:one|two|three)(?!\w)| of one(?!\w)"
        r"| degrees?(?: [^\W\d_]+)? below(?: zero)?(?!\w)| (?-i:AD|BCE?|CE)(?!\w)"
    ),
    denying=words("minus not"),
    denying_words=words("no"),
    of_needed=words("tens scores"),
    unsure_units=words("in real reals are stone stones bars bits"),
)

SENTENCES = SentenceWords(
    grammar="""
        a the i you our my no of and in to was were is are be been at that by for with on it its as from this
        these those who which has have had not but or an his her their they he she we our after before when
        while where during than then if so also all into about since until against between what there would
        could should will can did do said says per each every only just later again no
    """,
    denying="no, not, never, none, nobody, nothing, nowhere, neither, nor, without",
    counting="both, double, twice, thrice, pair, half, quarter, today, yesterday, tomorrow, tonight, am, pm",
    denies="not, never",
    turns="but, however, though, although",
    nobody="nobody, no one, no-one, none",
    knows="know, knows, knew, can say, could say, can tell, could tell, is sure, was sure, is certain, was certain",
    unknown="""
        not known, not know, not clear, not certain, not sure, not say, not tell, not established, not confirm,
        not confirmed, not true, not correct, unknown, unclear, uncertain, unsure, unconfirmed, untrue, false,
        deny, denies, denied, denying, ruled out, rule out, rejected, no evidence, no proof, no confirmation, no
        indication
    """,
    whether="whether, if, that, how, when",
    beside="""
        eve of, eves of, anniversary of, anniversaries of, week of, weeks of, week to, week following, week
        preceding, weekend of, weekend following, day of, day to, days of, days to, days following, days
        preceding, day following, day preceding, months of, months to, months following, months preceding,
        run-up to
    """,
    outcomes={
        "killed": """
            kill, kills, killed, killing, dead, die, died, dies, death, deaths, perished, fatality, fatalities
        """,
        "hurt": "hurt, injured, injury, injuries, wounded, wounds",
        "arrested": "arrest, arrests, arrested, detained",
        "missing": "missing, disappeared",
        "evacuated": "evacuated, displaced, homeless",
    },
    prefixes="un, in, im, il, ir, dis, non",
)
