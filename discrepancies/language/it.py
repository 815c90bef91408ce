"""Italian: the words of numbers and dates, as data."""

from __future__ import annotations

from discrepancies.language.date_vocabulary import ClockWords, DateWords, fractions, numbered
from discrepancies.language.number_vocabulary import NumberWords, named
from discrepancies.language.sentence_vocabulary import SentenceWords
from discrepancies.language.text_vocabulary import TextWords, counted, each, words

_ONES = ("due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove")
_TEENS = (
    *("dieci", "undici", "dodici", "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto"),
    "diciannove",
)
_TENS = ("venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta")

NUMBERS = NumberWords(
    before={
        "plain": ("solo", "soltanto", "solamente", "appena", "un totale di", "totale di", "in tutto"),
        "article": ("i", "gli", "le", "il", "lo", "la", "l'"),
        "exactly": ("esattamente", "precisamente", "uguale a", "pari a"),
        "at least": (
            *("almeno", "perlomeno", "per lo meno", "quantomeno", "come minimo", "un minimo di", "minimo"),
            *("non meno di", "maggiore o uguale a", "maggiori o uguali a", "più grande o uguale a", "≥", ">=", "> ="),
            *("non inferiore a", "non inferiori a"),
        ),
        "more than": (
            *("più di", "più del", "più della", "più dei", "più delle", "oltre", "oltre i", "oltre le"),
            *("superiore a", "superiori a", "maggiore di", "più grande di", "al di sopra di"),
            *("ben oltre", "ben più di", "sopra i", "sopra le", "sopra", ">"),
        ),
        "at most": (
            *("al massimo", "fino a", "al più", "un massimo di", "massimo", "non più di", "non oltre", "tutt'al più"),
            *("minore o uguale a", "minori o uguali a", "più piccolo o uguale a", "più piccoli o uguali a", "≤", "<="),
            *("< =", "non superiore a", "non superiori a"),
        ),
        "less than": (
            *("meno di", "meno del", "meno della", "inferiore a", "inferiori a", "minore di", "più piccolo di"),
            *("al di sotto di", "sotto i", "sotto le", "sotto", "<"),
        ),
        "about": (
            *("circa", "all'incirca", "intorno a", "intorno ai", "attorno a", "attorno ai", "approssimativamente"),
            *("più o meno", "grosso modo", "stimati", "stimate", "stimato in", "nell'ordine di", "ca.", "ca", "~", "≈"),
        ),
        "nearly": ("quasi", "vicino a", "poco meno che", "pressoché"),
        "just over": ("poco più di", "un po' più di", "appena più di", "leggermente più di", "poco oltre"),
        "just under": ("poco meno di", "un po' meno di", "appena meno di", "leggermente meno di", "appena sotto"),
    },
    after={
        "at least": ("+", "o più", "e più", "e oltre", "o superiore", "almeno", "come minimo", "minimo"),
        "at most": ("o meno", "o inferiore", "al massimo", "al più", "massimo"),
        "about": ("circa", "all'incirca", "più o meno", "approssimativamente"),
        "exactly": ("esattamente", "esatti", "esatte"),
    },
    none=("nessuno", "nessuna", "nessun", "zero"),
    zero=("zero",),
    spelt={
        "un": 1, "uno": 1, "una": 1, "un'": 1, "tré": 3,
        **{word: number for number, word in enumerate(_ONES, 2)},
        **{word: number for number, word in enumerate(_TEENS, 10)},
        **{word: 10 * number for number, word in enumerate(_TENS, 2)},
        # What is left of "otto" and "ottanta" behind "cento", with which they share an o.
        "tto": 8, "ttanta": 80, "ttantuno": 81, "ttantun": 81, "ttantotto": 88,
        **{
            f"{ten[:-1]}{one}": 10 * number + value
            for number, ten in enumerate(_TENS, 2)
            for one, value in (("uno", 1), ("un", 1), ("otto", 8))
        },
    },
    times={"cento": 100},
    powers={
        "mille": 10**3, "mila": 10**3, "milione": 10**6, "milioni": 10**6, "miliardo": 10**9, "miliardi": 10**9,
        "bilione": 10**12, "bilioni": 10**12, "mila miliardi": 10**12, "mille miliardi": 10**12,
    },
    few={
        "un paio": (2, 3), "una manciata": (3, 9), "alcuni": (3, 9), "alcune": (3, 9), "qualche": (3, 9),
        "pochi": (3, 9), "poche": (3, 9), "diversi": (3, 10), "diverse": (3, 10), "parecchi": (3, 10),
        "parecchie": (3, 10), "vari": (3, 10), "varie": (3, 10),
    },
    many={
        "decine": (20, 99),
        "dozzine": (24, 99),
        "centinaia": (200, 999),
        "migliaia": (2_000, 9_999),
        "decine di migliaia": (20_000, 99_999),
        "centinaia di migliaia": (200_000, 999_999),
        "milioni": (2_000_000, 9_999_999),
        "decine di milioni": (20_000_000, 99_999_999),
        "centinaia di milioni": (200_000_000, 999_999_999),
        "miliardi": (2_000_000_000, 9_999_999_999),
    },
    minus=("meno",),
    between=(
        *("tra", "fra", "tra i", "fra i", "tra le", "fra le"),
        *(f"compres{end} {between}" for end in "oaie" for between in ("tra", "fra")),
    ),
    and_=("e", "e i", "e le", "e il"),
    but=("ma", "però"),
    from_=("da", "dai", "dalle", "dal"),
    to=("a", "ai", "alle", "al"),
    or_=("o", "oppure"),
    of=("di", "d'"),
    powers_take_of=True,
    shares=("su", "dei", "delle", "di", "ogni"),
    joins_tens=" ?",
    joins=" e | ?",
    glued=True,
    bare=("cento", "mille"),
    halves={"mezzo": "0.5", "mezza": "0.5", "mezz'": "0.5"},
    and_half=("e mezzo", "e mezza"),
    articles=("un", "una"),
    denominators=(
        "2 mezzo, 3 terzo terzi, 4 quarto quarti, 5 quinto quinti, 6 sesto sesti, 7 settimo settimi, "
        "8 ottavo ottavi, 9 nono noni, 10 decimo decimi, 100 centesimo centesimi, 1000 millesimo millesimi"
    ),
    and_part=("e",),
    point=("virgola",),
    dozens={"dozzina": 12, "dozzine": 12},
    short={"mln": 10**6, "mld": 10**9, "mrd": 10**9, "mio": 10**6},
    plurals={"decine": 10, "centinaia": 100, "migliaia": 10**3, "migliaio": 10**3, "centinaio": 100},
    rounded={
        "una decina": 10, "una quindicina": 15, "una ventina": 20, "una trentina": 30, "una quarantina": 40,
        "una cinquantina": 50, "un centinaio": 100, "un migliaio": 1000,
    },
    hedged={
        "una decina": 10, "una quindicina": 15, "una ventina": 20, "una trentina": 30, "una quarantina": 40,
        "una cinquantina": 50, "un centinaio": 100, "un migliaio": 1000,
    },
    units=named(
        """
        km: km, chilometro, chilometri
        m: m, metro, metri
        cm: cm, centimetro, centimetri
        mm: mm, millimetro, millimetri
        mile: miglio, miglia
        foot: piede, piedi
        inch: pollice, pollici
        kg: kg, chilo, chili, chilogrammo, chilogrammi
        g: g, grammo, grammi
        tonne: t, tonnellata, tonnellate
        liter: l, litro, litri
        ml: ml, millilitro, millilitri
        hectare: ha, ettaro, ettari
        km2: km2, km², kmq, chilometro quadrato, chilometri quadrati, chilometri quadri
        m2: m2, m², mq, metro quadrato, metri quadrati, metri quadri
        m3: m3, m³, mc, metro cubo, metri cubi
        km/h: km/h, chilometri orari, chilometri all'ora, km all'ora, km orari
        m/s: m/s, metri al secondo
        knot: nodo, nodi
        °C: °C, gradi Celsius, gradi centigradi, gradi, grado Celsius
        °F: °F, gradi Fahrenheit
        MW: MW, megawatt
        %: %, per cento, percento
        %-points: punti percentuali
        hour: h, ora, ore
        minute: min, min., minuto, minuti
        second: s, sec, secondo, secondi
        day: giorno, giorni, gg
        week: settimana, settimane
        month: mese, mesi
        year: anno, anni
        decade: decennio, decenni
        century: secolo, secoli
        """
    ),
    currencies=named(
        """
        $: dollaro, dollari
        USD: dollaro statunitense, dollari statunitensi, dollari americani, dollari USA
        EUR: euro
        GBP: sterlina, sterline, sterlina britannica, sterline britanniche
        JPY: yen
        CNY: yuan
        RUB: rublo, rubli
        CHF: franco svizzero, franchi svizzeri
        franc: franco, franchi
        """
    ),
    parts=named(
        """
        1/2: la metà, metà, una metà
        1/3: un terzo
        2/3: due terzi, i due terzi
        1/4: un quarto
        3/4: tre quarti, i tre quarti
        1/5: un quinto
        2/5: due quinti
        3/5: tre quinti
        4/5: quattro quinti
        1/6: un sesto
        1/8: un ottavo
        1/10: un decimo
        """
    ),
    out_of=("su", "su ogni", "persona su", "persone su", "ogni"),
    ages=("di # anni", "# anni di età", "all'età di # anni", "un #enne", "una #enne", "#enne", "un # enne"),
    people=("persone", "persona"),
    sign="comma",
)  # fmt: skip

_DECADES = {"venti": 20, "trenta": 30, "quaranta": 40, "cinquanta": 50, "sessanta": 60, "settanta": 70, "ottanta": 80}
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
        for tens, number in (_DECADES | {"novanta": 90}).items()
        for hundred, year in _HUNDREDS.items()
        for of in (" dell'" if hundred == "ottocento" else " del ",)
    },
    leading=frozenset({"a", "al", "all'"}),
    cues=words(
        "nel in di del dal dall nell dell da anno anni fino al entro prima dopo fine inizio metà e o tra fra durante"
    ),
    apart=("in", "nel", "nell'", "nella", "negli", "durante", "ora locale", "ore locali", "nella notte del"),
)

TEXT = TextWords(
    small=words("contro durante fino fu furono già molto né più senza sue"),
    ones=words("un uno una"),
    only=("un", "uno", "una", "solo", "sola", "unico", "unica"),
    aged=each("età"),
    none=("nessuno", "nessuna"),
    no=("nessun", "nessuno", "nessuna", "senza"),
    losses=words(
        "morto morti morte vittima vittime ferito feriti ferita ferite sopravvissuto sopravvissuti arresto arresti "
        "disperso dispersi detenuto detenuti"
    ),
    ordinals=counted(
        "primo prima, secondo seconda, terzo terza, quarto quarta, quinto quinta, sesto sesta, settimo settima, "
        "ottavo ottava, nono nona, decimo decima, undicesimo undicesima, dodicesimo dodicesima"
    )
    | {"ventesimo": 20, "ventesima": 20},
    ordinal_signs=r"\.?[ºª°]|esim[oa]",
    not_ordinals=words("un una ogni per secolo"),
    not_ordinal_nouns=words("secolo piano posto trimestre semestre metà volta parte grado di che della dei"),
    labels=words(
        "versione articolo articoli art comma caso numero numeri n nº n° pagina pagine pag p pp capitolo legge "
        "decreto risoluzione paragrafo allegato tabella figura sala stanza volo linea canale via viale piazza "
        "appartamento edificio blocco tomo volume fase zona settore parte livello binario # № ° º"
    ),
    goes_on=words("di che del dei delle"),
    unsure_shares=words("quarti terzi"),
    unsure_hedges=words("minimo massimo esatti esatte"),
    changes=each(
        "salito salita saliti passato passata passati aumentato aumentati cresciuto sceso scesa scesi calato diminuito "
        "salì passò aumentò scese"
    ),
    clock=r" (?:del mattino|di mattina|del pomeriggio|di sera|di notte)(?!\w)",
    at=words("alle ore"),
    idioms=(
        r" (?:terzi?|quarti?|quinti?|sesti?|ottavi?|decimi?|centesimi)(?!\w)| volte (?:più|meno|superiore|inferiore)"
        r"|(?<=mille|cento) volte(?!\w)| gradi(?: [^\W\d_]+)? sotto(?: zero)?(?!\w)"
    ),
    denying=words("meno non"),
    unsure_units=words("a in are"),
)

SENTENCES = SentenceWords(
    grammar="""
        il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dalla
        dai dalle in nel nella nei nelle con su sul sulla sui sulle per tra fra e ed o ma che chi cui non si è
        sono era erano ha hanno aveva avevano stato stata stati state anche come dopo prima secondo quando
        mentre dove se suo sua suoi loro questo questa questi l un d dell all nell sull dall
    """,
    denying="no, non, mai, né, nessun, nessuno, nessuna, niente, nulla, neanche, nemmeno, neppure, senza",
    counting="entrambi, entrambe, doppio, paio, metà, mezzo, mezza, oggi, ieri, domani",
    denies="non, mai",
    turns="ma, però, bensì, tuttavia, sebbene",
    nobody="nessuno",
    knows="sa, sapeva, conosce, conosceva, può dire, poteva dire, è sicuro, è certo",
    unknown="""
        non si sa, non si sapeva, non sa, non sanno, non sapeva, non è chiaro, non è certo, non è sicuro, non è
        vero, non è noto, non risulta, non ha confermato, non è confermato, si ignora, ignora, nega, negano,
        negato, smentisce, smentiscono, smentito, esclude, escludono, escluso, è falso, sconosciuto
    """,
    whether="se, che, quanti, quante, quanto, quanta, quando",
    beside="""
        vigilia del, vigilia dell', anniversario del, anniversario dell', settimana del, fine settimana del,
        giorni del, giorno dopo il, giorno prima del, indomani del
    """,
    outcomes={
        "killed": """
            ucciso, uccisa, uccisi, uccise, morto, morta, morti, morte, morì, morirono, vittima, vittime, deceduti,
            decessi
        """,
        "hurt": "ferito, ferita, feriti, ferite",
        "arrested": "arrestato, arrestata, arrestati, arrestate, arresti, arresto, detenuti, fermati",
        "missing": "disperso, dispersa, dispersi, disperse, scomparso, scomparsa, scomparsi, scomparse",
        "evacuated": "evacuato, evacuata, evacuati, evacuate, sfollati, sfollate, senzatetto",
    },
    prefixes="in, im, il, ir, non, dis",
)
