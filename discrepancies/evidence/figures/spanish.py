"""Spanish words for figures in running text."""

from __future__ import annotations

from discrepancies.evidence.figures.language import Language
from discrepancies.language.name_words import words

_ONES = {
    "un": 1,
    "una": 1,
    "uno": 1,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "cinco": 5,
    "seis": 6,
    "siete": 7,
    "ocho": 8,
    "nueve": 9,
}
_TEENS = {
    "diez": 10,
    "once": 11,
    "doce": 12,
    "trece": 13,
    "catorce": 14,
    "quince": 15,
    "dieciséis": 16,
    "dieciseis": 16,
    "diecisiete": 17,
    "dieciocho": 18,
    "diecinueve": 19,
    "veinte": 20,
    "veintiuno": 21,
    "veintiún": 21,
    "veintiun": 21,
    "veintiuna": 21,
    "veintidós": 22,
    "veintidos": 22,
    "veintitrés": 23,
    "veintitres": 23,
    "veinticuatro": 24,
    "veinticinco": 25,
    "veintiséis": 26,
    "veintiseis": 26,
    "veintisiete": 27,
    "veintiocho": 28,
    "veintinueve": 29,
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(("treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"), 3)
}
_DAYS = {"primero": 1, "treinta": 30, "treinta y uno": 31}
_ROUND = {"cien": 100}
_HUNDREDS = {"ciento": 100} | {
    stem + ending: 100 * number
    for number, stem in enumerate(
        ("doscient", "trescient", "cuatrocient", "quinient", "seiscient", "setecient", "ochocient", "novecient"), 2
    )
    for ending in ("os", "as")
}
_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?: y (?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS)}|{'|'.join(_ONES)})\b"
_BELOW_1000 = rf"(?:cien\b|(?:{'|'.join(_HUNDREDS)})\b(?: {_BELOW_100})?|{_BELOW_100})"
_BELOW_MILLION = rf"(?:(?:{_BELOW_1000} )?mil\b(?: {_BELOW_1000})?|{_BELOW_1000})"
_MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre"),
    *("noviembre", "diciembre"),
)
_WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_ORDINALS = {
    "primer": 1,
    "primero": 1,
    "primera": 1,
    "segundo": 2,
    "segunda": 2,
    "tercer": 3,
    "tercero": 3,
    "tercera": 3,
    "cuarto": 4,
    "cuarta": 4,
    "quinto": 5,
    "quinta": 5,
    "sexto": 6,
    "sexta": 6,
    "séptimo": 7,
    "séptima": 7,
    "octavo": 8,
    "octava": 8,
    "noveno": 9,
    "novena": 9,
    "décimo": 10,
    "décima": 10,
    "vigésimo": 20,
    "vigésima": 20,
}

SPANISH = Language(
    code="es",
    before={
        "": ("solo", "sólo", "solamente", "únicamente", "un total de", "total de", "exactamente"),
        "at least": (
            "al menos",
            "por lo menos",
            "cuando menos",
            "como mínimo",
            "un mínimo de",
            "no menos de",
            "mínimo",
        ),
        "more than": ("más de", "mas de", "mayor a", "mayor de", "superior a", "por encima de"),
        "at most": ("hasta", "como máximo", "un máximo de", "a lo sumo", "no más de", "no más que", "máximo"),
        "less than": ("menos de", "inferior a", "por debajo de"),
        "about": (
            *("unos", "unas", "aproximadamente", "alrededor de", "en torno a", "cerca de", "más o menos"),
            *("aproximadamente unos", "aproximadamente unas", "alrededor de unos", "alrededor de unas"),
        ),
        "nearly": ("casi", "cerca de los", "cerca de las"),
        "just over": ("poco más de", "algo más de", "un poco más de"),
        "just under": ("poco menos de", "algo menos de", "un poco menos de"),
    },
    after={
        "at least": ("o más", "o mas", "como mínimo", "por lo menos", "al menos"),
        "at most": ("o menos", "como máximo", "a lo sumo"),
        "about": ("aproximadamente", "más o menos"),
    },
    vague={
        "varios": "several",
        "varias": "several",
        "un puñado": "a handful",
        "varios cientos": "several hundred",
        "varias decenas": "dozens",
        "varios centenares": "several hundred",
        "varias docenas": "several dozen",
        "varios miles": "several thousand",
        "varios millones": "several million",
        "decenas": "tens",
        "docenas": "dozens",
        "cientos": "hundreds",
        "centenares": "hundreds",
        "miles": "thousands",
        "millares": "thousands",
        "decenas de miles": "tens of thousands",
        "cientos de miles": "hundreds of thousands",
        "centenares de miles": "hundreds of thousands",
        "millones": "millions",
        "decenas de millones": "tens of millions",
        "cientos de millones": "hundreds of millions",
    },
    spelt={"cero": 0} | _ONES | _TEENS | _TENS | _ROUND | _HUNDREDS,
    grammar=rf"(?:{_BELOW_MILLION} mill(?:ón|on|ones)\b(?: {_BELOW_MILLION})?|{_BELOW_MILLION}|cero\b)",
    joins="y",
    thousand={"mil millones": 10**9, "millón": 10**6, "millon": 10**6, "millones": 10**6, "mil": 10**3},
    dozens={"docena": 12, "docenas": 12, "decena": 10, "centenar": 100, "centenares": 100, "millar": 1000},
    halves={"media docena": 6, "medio millón": 500_000, "medio centenar": 50},
    short={},
    point=",",
    ones=frozenset({"un", "una", "uno"}),
    not_ones=frozenset(),
    between=("entre",),
    from_=("de", "del", "desde"),
    and_=("y", "e"),
    to=("a", "al", "hasta"),
    or_=("o", "u"),
    shares=(
        r" (?:de|por) cada (?:[0-9]|NUMBERS)| de (?:[0-9]{1,3}(?![0-9.,])|NUMBERS)(?! (?:de|DAYS))"
        r"| (?:tercios?|cuartos?|quintos?|décimos?|avos?)(?!\w)| y (?:medi[oa]|cuarto)(?!\w)"
        r"| grados(?: [^\W\d_]+)? bajo(?: cero)?(?!\w)| coma (?:cero|NUMBERS)| veces(?: (?:más|menos|mayor|menor)| que)"
    ),
    denying=words("menos bajo no"),
    changes=tuple(words("subió aumentó pasó pasaron creció bajó cayó descendió subieron aumentaron bajaron cayeron")),
    none=("ninguno", "ninguna"),
    no=("ningún", "ninguna", "sin"),
    losses=words(
        "muertos muertes víctimas heridos heridas sobrevivientes supervivientes detenidos víctima muerto herido "
        "detenido muerte sobreviviente superviviente"
    ),
    percent=("por ciento", "por cien"),
    ordinals=_ORDINALS,
    ordinal_signs=r"\.?[ºª°]|er(?!\w)|ro(?!\w)|ra(?!\w)|do(?!\w)|da(?!\w)|to(?!\w)|ta(?!\w)",
    no_ordinals=words("un una por cada siglo piso"),
    no_nouns=words("piso después antes más lugar trimestre semestre mitad siglo parte"),
    spans_of_time=words(
        "segundo segundos minuto minutos hora horas día días noche noches semana semanas mes meses año años década "
        "décadas"
    ),
    during=frozenset(),
    labels=words(
        "artículo artículos art numeral caso no nro núm número números num página páginas pág p pp capítulo ley "
        "decreto "
        "resolución párrafo anexo tabla cuadro sala vuelo ruta canal calle carrera avenida km kilómetro apartamento "
        "edificio bloque piso tomo expediente oficio literal nº n° zona sector fase nivel parte siglo # № º n"
    ),
    clock=r" ?[ap]\. ?m\.| de la (?:mañana|tarde|noche|madrugada)",
    at=frozenset({"las", "la"}),
    months={name: number for number, name in enumerate(_MONTHS, 1)} | {"setiembre": 9},
    short_months={
        "ene": 1,
        "feb": 2,
        "mar": 3,
        "abr": 4,
        "may": 5,
        "jun": 6,
        "jul": 7,
        "ago": 8,
        "sep": 9,
        "sept": 9,
        "oct": 10,
        "nov": 11,
        "dic": 12,
    },
    month_nouns=frozenset({"julio", "abril", "agosto", "marzo", "mayo"}),
    weekdays={name: number for number, name in enumerate(_WEEKDAYS)} | {"miercoles": 2, "sabado": 5},
    of=("de", "del", "del año", "de el"),
    the=("el", "los", "el día", "los días"),
    before_month=words(
        "en desde hasta de del durante pasado próximo este mes entre y a para principios finales mediados"
    ),
    before_year=words("en desde hasta de del durante año años entre y a el para fines finales"),
    thirds={
        **{f"{at}{word} de": "early" for at in ("", "a ") for word in ("principios", "comienzos", "inicios")},
        **{f"{at}mediados de": "mid" for at in ("", "a ")},
        **{f"{at}{word} de": "late" for at in ("", "a ") for word in ("finales", "fines")},
        "primer trimestre de": "first quarter of",
        "segundo trimestre de": "second quarter of",
        "tercer trimestre de": "third quarter of",
        "cuarto trimestre de": "fourth quarter of",
        "primer semestre de": "first half of",
        "segundo semestre de": "second half of",
        "primera mitad de": "first half of",
        "segunda mitad de": "second half of",
    },
    about=("hacia", "cerca del", "alrededor del", "aproximadamente el", "circa"),
    bounds={
        "before": ("antes del", "antes de", "previo al"),
        "after": ("después del", "después de", "luego del", "tras el"),
        "no later than": ("a más tardar el", "no más tarde del"),
        "no earlier than": (),
        "since": ("desde", "desde el", "a partir de", "a partir del"),
        "until": ("hasta", "hasta el"),
    },
    day_signs=r"[ºª°]|ro",
    day_words={word: number for word, number in (_ONES | _TEENS | _DAYS).items() if word not in ("un", "una")},
    on_day=("el día", "día", "del día", "el pasado día"),
    decades=("década de", "década de los", "los años", "años"),
    first_half=r"a\. ?m\.|am(?!\w)|de la (?:mañana|madrugada)(?!\w)",
    second_half=r"p\. ?m\.|pm(?!\w)|de la (?:tarde|noche)(?!\w)",
    people=words(
        "personas hombres mujeres niños niñas adolescentes víctimas funcionarios soldados policías agentes guardias "
        "efectivos rebeldes civiles manifestantes presos detenidos reclusos trabajadores estudiantes vecinos migrantes "
        "familias miembros muertos muertes heridos desaparecidos casos cuerpos cadáveres disparos fusiles armas casas "
        "vehículos metros kilómetros km kg millas toneladas dólares euros años días horas minutos segundos semanas "
        "meses"
    ),
    small=words(
        "el la los las de y en que del al con por una un uno se su sus fue fueron es son era eran no lo le les para "
        "como más pero o sin sobre entre cuando donde desde hasta tras según ha han había habían también ya este esta "
        "estos estas ese esa contra durante muy ni e u a unos unas"
    ),
)
