"""Spanish: the words that values are written with."""

from __future__ import annotations

from discrepancies.language.date_vocabulary import ClockWords, DateWords, fractions, numbered

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
)
