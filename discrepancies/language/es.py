"""Spanish: the words of numbers and dates, as data."""

from __future__ import annotations

from discrepancies.language.date_vocabulary import ClockWords, DateWords, fractions, numbered
from discrepancies.language.number_vocabulary import NumberWords, named
from discrepancies.language.sentence_vocabulary import SentenceWords
from discrepancies.language.text_vocabulary import TextWords, counted, each, words

_ONES = ("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
_TEENS = ("diez", "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve")
_TWENTIES = (
    *("veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro", "veinticinco"),
    *("veintiséis", "veintisiete", "veintiocho", "veintinueve"),
)
_TENS = ("treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
_HUNDREDS = ("dos", "tres", "cuatro", "quin", "seis", "sete", "ocho", "nove")

NUMBERS = NumberWords(
    before={
        "plain": (
            *("solo", "solamente", "únicamente", "sólo", "tan solo", "apenas", "un total de", "total de"),
        ),
        "article": ("los", "las", "el", "la"),
        "exactly": ("exactamente", "precisamente", "justo", "igual a", "iguales a"),
        "at least": (
            *("al menos", "por lo menos", "cuando menos", "como mínimo", "como poco", "un mínimo de", "mínimo de"),
            *("mínimo", "no menos de", "nada menos que", "a lo menos", "mayor o igual que", "mayor o igual a"),
            *("mayores o iguales a", "mayores o iguales que", "no inferior a", "no inferiores a"),
            *("igual o superior a", "≥", ">="),
        ),
        "more than": (
            *("más de", "más que", "mayor a", "mayor de", "mayor que", "superior a", "por encima de", "por arriba de"),
            *("superiores a", "más alto que", "más alta que", "en exceso de"),
            *("más grande que", "bastante más de", "mucho más de", "pasados los", ">"),
        ),
        "at most": (
            *("hasta", "como máximo", "como mucho", "un máximo de", "máximo de", "máximo", "a lo sumo", "a lo más"),
            *("menores o iguales a", "menores o iguales que", "no superior a", "no superiores a"),
            *("no más de", "no más que", "menor o igual que", "menor o igual a", "igual o inferior a", "≤", "<="),
        ),
        "less than": (
            *("menos de", "menos que", "inferior a", "inferiores a", "menor que", "por debajo de"),
            *("más bajo que", "más baja que", "más pequeño que", "<"),
        ),
        "about": (
            *("unos", "unas", "aproximadamente", "aprox.", "aprox", "alrededor de", "en torno a", "cerca de"),
            *("más o menos", "aproximadamente unos", "aproximadamente unas", "alrededor de unos", "alrededor de unas"),
            *("cosa de", "se estima que", "un estimado de", "estimado en", "estimados", "estimadas", "en torno a los"),
            *("en torno a las", "alrededor de los", "alrededor de las", "del orden de", "circa", "~", "≈"),
        ),
        "nearly": ("casi", "casi unos", "casi unas", "cerca de los", "cerca de las", "prácticamente", "cercano a"),
        "just over": (
            *("poco más de", "algo más de", "un poco más de", "apenas más de", "ligeramente más de"),
            *("ligeramente superior a", "justo por encima de"),
        ),
        "just under": (
            *("poco menos de", "algo menos de", "un poco menos de", "apenas menos de", "ligeramente menos de"),
            *("ligeramente inferior a", "justo por debajo de"),
        ),
    },
    after={
        "at least": (
            *("+", "o más", "y más", "o superior", "o mayor", "como mínimo", "por lo menos", "al menos"),
            *("cuando menos", "mínimo", "en adelante"),
        ),
        "more than": ("y pico",),
        "at most": ("o menos", "o inferior", "o menor", "como máximo", "como mucho", "a lo sumo", "máximo"),
        "about": ("aproximadamente", "aprox.", "aprox", "más o menos", "o así"),
        "exactly": ("exactamente", "exactos", "exactas"),
    },
    none=("ninguno", "ninguna", "ningún", "nadie", "cero"),
    zero=("cero",),
    spelt={
        "un": 1, "una": 1, "uno": 1, "veintiún": 21, "veintiuna": 21, "cien": 100, "ciento": 100,
        **{word: number for number, word in enumerate((*_ONES,), 2)},
        **{word: number for number, word in enumerate((*_TEENS, *_TWENTIES), 10)},
        **{word: 10 * number for number, word in enumerate(_TENS, 3)},
        **{
            f"{stem}{'ient' if stem == 'quin' else 'cient'}{ending}": 100 * number
            for number, stem in enumerate(_HUNDREDS, 2)
            for ending in ("os", "as")
        },
    },
    times={},
    powers={
        "mil": 10**3, "millón": 10**6, "millones": 10**6, "billón": 10**12, "billones": 10**12,
        "mil millones": 10**9, "millardo": 10**9, "millardos": 10**9,
    },
    few={
        "unos pocos": (3, 9), "unas pocas": (3, 9), "unos cuantos": (3, 9), "unas cuantas": (3, 9),
        "un puñado": (3, 9), "un par": (2, 3), "varios": (3, 10), "varias": (3, 10),
    },
    many={
        "decenas": (20, 99), "docenas": (24, 99), "cientos": (200, 999), "centenares": (200, 999),
        "centenas": (200, 999), "miles": (2_000, 9_999), "millares": (2_000, 9_999),
        "decenas de miles": (20_000, 99_999), "decenas de millares": (20_000, 99_999),
        "cientos de miles": (200_000, 999_999), "centenares de miles": (200_000, 999_999),
        "millones": (2_000_000, 9_999_999), "decenas de millones": (20_000_000, 99_999_999),
        "cientos de millones": (200_000_000, 999_999_999), "centenares de millones": (200_000_000, 999_999_999),
        "miles de millones": (2_000_000_000, 9_999_999_999),
    },
    minus=("menos",),
    between=("entre", "comprendido entre", "comprendida entre"),
    and_=("y", "e"),
    but=("pero", "aunque"),
    from_=("de", "desde"),
    to=("a", "hasta"),
    or_=("o", "u", "ó"),
    of=("de",),
    powers_take_of=True,
    shares=("de cada", "de los", "de las", "por cada", "en"),
    joins_tens=" y ",
    bare=("mil", "mil millones"),
    halves={"medio": "0.5", "media": "0.5"},
    and_half=("y medio", "y media"),
    articles=("un", "una"),
    denominators=(
        "2 medio medios, 3 tercio tercios, 4 cuarto cuartos, 5 quinto quintos, 6 sexto sextos, "
        "7 séptimo séptimos, 8 octavo octavos, 9 noveno novenos, 10 décimo décimos, 100 centésimo centésimos, "
        "1000 milésimo milésimos"
    ),
    and_part=("y", "con"),
    point=("coma", "punto"),
    dozens={"docena": 12, "docenas": 12},
    short={"mill.": 10**6, "mills.": 10**6},
    plurals={"cientos": 100, "centenares": 100, "centenas": 100, "miles": 10**3, "millares": 10**3, "decenas": 10},
    rounded={
        "una decena": 10, "una quincena": 15, "una veintena": 20, "una treintena": 30, "una cuarentena": 40,
        "una cincuentena": 50, "un centenar": 100, "una centena": 100, "un millar": 1000, "medio centenar": 50,
        "medio millar": 500,
    },
    hedged={
        "una decena": 10, "una veintena": 20, "una treintena": 30, "un centenar": 100, "una centena": 100,
        "un millar": 1000, "medio centenar": 50, "medio millar": 500,
    },
    units=named(
        """
        km: km, kms, kilómetro, kilómetros
        m: m, metro, metros
        cm: cm, centímetro, centímetros
        mm: mm, milímetro, milímetros
        mile: milla, millas
        foot: pie, pies
        inch: pulgada, pulgadas
        yard: yarda, yardas
        kg: kg, kgs, kilo, kilos, kilogramo, kilogramos
        g: g, gramo, gramos
        tonne: t, tonelada, toneladas, tonelada métrica, toneladas métricas
                        liter: l, litro, litros
        ml: ml, mililitro, mililitros
        hectare: ha, hectárea, hectáreas
        km2: km2, km², kilómetro cuadrado, kilómetros cuadrados
        m2: m2, m², metro cuadrado, metros cuadrados
        m3: m3, m³, metro cúbico, metros cúbicos
        km/h: km/h, kilómetros por hora, km por hora
        m/s: m/s, metros por segundo
        knot: nudo, nudos
        °C: °C, grados Celsius, grados centígrados, grado Celsius, ºC, grados
        °F: °F, grados Fahrenheit
        MW: MW, megavatio, megavatios
        kW: kW, kilovatio, kilovatios
        %: %, por ciento, porciento, por 100
        %-points: puntos porcentuales
        hour: h, hora, horas
        minute: min, min., minuto, minutos
        second: s, seg, segundo, segundos
        day: día, días
        week: semana, semanas
        month: mes, meses
        year: año, años
        decade: década, décadas
        century: siglo, siglos
        """
    ),
    currencies=named(
        """
        $: dólar, dólares
        USD: dólar estadounidense, dólares estadounidenses, dólares de EE.UU., dólares americanos
        EUR: euro, euros
        GBP: libra esterlina, libras esterlinas, libra, libras
        JPY: yen, yenes
        CNY: yuan, yuanes
        RUB: rublo, rublos
        CHF: franco suizo, francos suizos
        VES: bolívar, bolívares
        peso: peso, pesos
        BRL: real, reales
        """
    ),
    parts=named(
        """
        1/2: la mitad, mitad, un medio
        1/3: un tercio, una tercera parte, la tercera parte
        2/3: dos tercios, dos terceras partes, las dos terceras partes
        1/4: un cuarto, una cuarta parte, la cuarta parte
        3/4: tres cuartos, tres cuartas partes, las tres cuartas partes
        1/5: un quinto, una quinta parte, la quinta parte
        2/5: dos quintos, dos quintas partes
        3/5: tres quintos, tres quintas partes
        4/5: cuatro quintos, cuatro quintas partes
        1/6: un sexto, una sexta parte
        1/8: un octavo, una octava parte
        1/10: un décimo, una décima parte
        """
    ),
    out_of=("de cada", "de", "de entre", "en"),
    ages=("de # años", "# años de edad", "de # años de edad", "a los # años"),
    people=("personas", "persona"),
    sign="comma",
)  # fmt: skip

DATES = DateWords(
    language="Spanish",
    examples="15 de enero de 2018, enero de 2018, 15 de enero, mediados de enero de 2018",
    months=numbered(
        *("enero|ene", "febrero|feb", "marzo|mar", "abril|abr", "mayo|may", "junio|jun", "julio|jul", "agosto|ago"),
        *("septiembre|setiembre|sept|sep|set", "octubre|oct", "noviembre|nov", "diciembre|dic"),
    ),
    weekdays=numbered(
        *("lunes|lun", "martes", "miércoles|miercoles|mié|mie", "jueves|jue", "viernes|vie", "sábado|sabado|sáb|sab"),
        *("domingo|dom",),
        first=0,
    ),
    skipped=(
        *("de", "del", "el", "la", "los", "las", "en", "en el", "al", "día", "el día", "año", "mes de", "durante"),
        *("hora local", "la noche del"),
    ),
    front={
        "before": ("antes de", "antes del", "con anterioridad a", "con anterioridad al"),
        "after": ("después de", "después del", "despues de", "despues del", "tras", "tras el"),
        "since": ("desde", "a partir de", "a partir del"),
        "between": ("entre",),
        "no later": ("a más tardar", "no más tarde de", "no más tarde del", "no después de", "no después del"),
        "no earlier": ("no antes de", "no antes del"),
    },
    behind={
        "no later": ("a más tardar", "o antes"),
        "no earlier": ("o después", "o más tarde"),
        "onwards": ("en adelante",),
    },
    to=("a", "al"),
    until=("hasta", "hasta el"),
    and_=("y",),
    or_=("o",),
    about=(
        *("hacia", "alrededor de", "alrededor del", "aproximadamente", "cerca de", "cerca del", "en torno a"),
        *("en torno al", "circa", "ca", "c"),
    ),
    thirds={
        "early": (
            *("principios", "a principios", "comienzos", "a comienzos", "inicios", "a inicios", "principio"),
            *("comienzo", "inicio"),
        ),
        "mid": ("mediados", "a mediados"),
        "late": ("finales", "a finales", "fines", "a fines", "final", "fin"),
    },
    fractions=fractions(
        {
            1: ("primer", "primera", "1er", "1.er", "1º"),
            2: ("segundo", "segunda", "2º", "2.º"),
            3: ("tercer", "3er", "3.er", "3º"),
            4: ("cuarto", "4º", "4.º"),
        },
        ("trimestre",),
        ("semestre", "mitad"),
        {"t": 4, "q": 4},
    ),
    decades=(r"(?:años|d[ée]cada de(?: los)?|decenio de) (?P<year>[0-9]{3}0)",),
    centuries=(r"siglos? (?P<number>[ivx]+|[0-9]{1,2})\b", r"\bsiglos?\b"),
    bc=("a. c", "a.c", "a. de c", "antes de cristo", "antes de nuestra era", "a. n. e", "ac"),
    ad=("d. c", "d.c", "d. de c", "después de cristo", "de nuestra era", "n. e", "dc"),
    refused={
        "relative": ("ayer", "hoy", "mañana", "pasado", "pasada", "próximo", "próxima", "este", "esta", "hace"),
        "week": ("semana", "fin de semana"),
        "season": ("primavera", "verano", "otoño", "invierno"),
        "part of day": ("noche", "tarde", "madrugada"),
        "midnight": ("medianoche",),
    },
    clock=ClockWords(
        front=r"(?:a )?las?",
        front_or_to=r"a las?",
        hour="horas|hrs?|h",
        minute="minutos|min|m",
        parts={
            "de la mañana": "1-11",
            "de la tarde": "12-20",
            "de la noche": "19-23",
            "de la madrugada": "1-6",
            "del mediodía": "12",
        },
        hours=numbered(
            *("una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce")
        ),
        spoken={"{} y media": 30, "{} y cuarto": 15, "{} menos cuarto": -15},
        times={"mediodía": ("12", "00"), "al mediodía": ("12", "00"), "mediodia": ("12", "00")},
    ),
    day_signs=r"º|°|\.º|\.",
    first_day=("primero", "uno"),
    leading=frozenset({"a", "al"}),
    counted=words(
        "adolescentes agentes armas años cadáveres casas casos civiles cuerpos desaparecidos detenidos "
        "disparos días dólares efectivos estudiantes euros familias funcionarios fusiles guardias heridos "
        "hombres horas kg kilómetros km manifestantes meses metros miembros migrantes millas minutos "
        "muertes muertos mujeres niñas niños personas policías presos rebeldes reclusos segundos semanas "
        "soldados toneladas trabajadores vecinos vehículos víctimas"
    ),
    cues=words(
        "año años de del desde durante en entre este finales fines hasta mediados mes para pasado principios próximo y"
    ),
    month_nouns=frozenset({"julio", "mayo", "marzo", "agosto", "abril"}),
    day_cues=("el día", "día", "del día", "el pasado día"),
    day_words=numbered(
        *("uno|primero", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
        *("once", "doce", "trece", "catorce", "quince", "dieciséis|dieciseis", "diecisiete", "dieciocho"),
        *("diecinueve", "veinte", "veintiuno|veintiún|veintiun|veintiuna", "veintidós|veintidos"),
        *("veintitrés|veintitres", "veinticuatro", "veinticinco", "veintiséis|veintiseis", "veintisiete"),
        *("veintiocho", "veintinueve", "treinta", "treinta y uno"),
    ),
    apart=("en", "en el", "al", "durante", "hora local", "la noche del"),
)

TEXT = TextWords(
    small=words("a esa habían hasta más o sin u"),
    ones=words("un una uno"),
    only=("un", "una", "único", "única", "solo", "sola"),
    aged=each("edad edades"),
    none=("ninguno", "ninguna"),
    no=("ningún", "ninguna", "sin", "no hubo", "no hay"),
    losses=words(
        "muertos muertes víctimas heridos heridas sobrevivientes supervivientes detenidos víctima muerto herido "
        "detenido muerte sobreviviente superviviente"
    ),
    ordinals=counted(
        "primer primero primera, segundo segunda, tercer tercero tercera, cuarto cuarta, quinto quinta, sexto sexta, "
        "séptimo séptima, octavo octava, noveno novena, décimo décima"
    )
    | {"vigésimo": 20, "vigésima": 20},
    ordinal_signs=r"\.?[ºª°]|er|ro|ra|do|da|to|ta|mo|ma|vo|va|no|na",
    not_ordinals=words("un una por cada siglo piso"),
    not_ordinal_nouns=words("piso después antes más lugar trimestre semestre mitad siglo parte partes"),
    labels=words(
        "versión artículo artículos art numeral caso no nro núm número números num página páginas pág p pp capítulo "
        "ley decreto resolución párrafo anexo tabla cuadro sala vuelo ruta canal calle carrera avenida km kilómetro "
        "apartamento edificio bloque piso tomo expediente oficio literal nº n° zona sector fase nivel parte siglo # № "
        "° º n"
    ),
    goes_on=words("de que del"),
    unsure_shares=words("cuarto cuartos"),
    unsure_hedges=words("mínimo máximo exactos exactas"),
    changes=each("subió aumentó pasó pasaron creció bajó cayó descendió subieron aumentaron bajaron cayeron"),
    clock=r" ?[ap]\. ?m\.| de la (?:mañana|tarde|noche|madrugada)",
    at=words("las la"),
    decade=words("años"),
    idioms=(
        r" (?:tercios?|cuartos?|quintos?|décimos?|avos?)(?!\w)| grados(?: [^\W\d_]+)? bajo(?: cero)?(?!\w)"
        r"| veces(?: (?:más|menos|mayor|menor)| que)|(?<=mil|ien) veces(?!\w)"
    ),
    denying=words("menos bajo no"),
    unsure_units=words("a real reales bares"),
)

SENTENCES = SentenceWords(
    grammar="""
        el la los las de del que en un una unos unas por con para su sus se al lo como pero sus le ya este esta
        estos estas entre sobre también me hay donde quien desde todo nos durante todos uno les ni contra otros
        ese eso ante ellos y e fue fueron era eran ha han había según tras cuando si no muy según es son
    """,
    denying="no, ni, nunca, jamás, nadie, nada, ningún, ninguno, ninguna, tampoco, sin",
    counting="ambos, ambas, doble, par, mitad, medio, media, cuarto, hoy, ayer, mañana, anoche",
    denies="no, nunca, jamás",
    turns="pero, sino, aunque, sin embargo",
    nobody="nadie, ninguno, ninguna",
    knows="sabe, sabía, supo, conoce, conocía, puede decir, podía decir, está seguro, está segura",
    unknown="""
        no se sabe, no se sabía, no se conoce, no está claro, no es seguro, no es cierto, no es verdad, no sabe,
        no saben, no sabía, no consta, no hay constancia de, no se ha confirmado, no confirmó, se desconoce, se
        ignora, negó, niega, negaron, niegan, desmintió, desmiente, desmintieron, descartó, descarta,
        descartaron, es falso
    """,
    whether="si, que, cuántos, cuántas, cuánto, cuánta, cuándo",
    beside="""
        víspera de, víspera del, vísperas de, vísperas del, aniversario de, aniversario del, semana de, semana
        del, fin de semana de, fin de semana del, días de, días del, días a
    """,
    outcomes={
        "killed": """
            murió, murieron, muerto, muerta, muertos, muertas, muerte, muertes, falleció, fallecieron, fallecido,
            fallecidos, asesinados
        """,
        "hurt": "herido, herida, heridos, heridas, lesionado, lesionados",
        "arrested": "detenido, detenida, detenidos, detenidas, arrestado, arrestados, presos",
        "missing": "desaparecido, desaparecida, desaparecidos, desaparecidas",
        "evacuated": "evacuado, evacuados, evacuadas, desplazados, damnificados",
    },
    prefixes="in, im, des",
)
