"""Portuguese: the words that values are written with."""

from __future__ import annotations

from discrepancies.language.date_vocabulary import ClockWords, DateWords, fractions, numbered

DATES = DateWords(
    language="Portuguese",
    examples="15 de janeiro de 2018, janeiro de 2018, 15 de janeiro, meados de janeiro de 2018",
    months=numbered(
        *("janeiro|jan", "fevereiro|fev", "março|marco|mar", "abril|abr", "maio|mai", "junho|jun", "julho|jul"),
        *("agosto|ago", "setembro|set", "outubro|out", "novembro|nov", "dezembro|dez"),
    ),
    weekdays=numbered(
        *("segunda-feira|segunda|seg", "terça-feira|terça|terca-feira|ter", "quarta-feira|quarta|qua"),
        *("quinta-feira|quinta|qui", "sexta-feira|sexta|sex", "sábado|sabado|sáb|sab", "domingo|dom"),
        first=0,
    ),
    skipped=(
        *("de", "do", "da", "dos", "das", "o", "os", "as", "em", "no", "na", "nos", "nas", "dia", "ano", "mês de"),
        *("durante", "hora local", "horário local", "a noite de"),
    ),
    front={
        "before": ("antes de", "antes do", "antes da"),
        "after": ("depois de", "depois do", "após", "após o"),
        "since": ("desde", "desde o", "a partir de", "a partir do"),
        "between": ("entre",),
        "no later": ("o mais tardar", "o mais tardar em", "não depois de", "no máximo até"),
        "no earlier": ("não antes de", "não antes do"),
    },
    behind={
        "no later": ("o mais tardar", "ou antes"),
        "no earlier": ("ou depois", "ou mais tarde"),
        "onwards": ("em diante",),
    },
    to=("a", "ao", "à"),
    until=("até", "até o", "até ao", "até a"),
    and_=("e",),
    or_=("ou",),
    about=("por volta de", "por volta do", "cerca de", "aproximadamente", "em torno de", "circa", "ca", "c"),
    thirds={
        "early": ("início", "inicio", "inícios", "começo", "começos", "princípio", "princípios"),
        "mid": ("meados", "meio"),
        "late": ("final", "finais", "fim", "fins"),
    },
    fractions=fractions(
        {
            1: ("primeiro", "primeira", "1º", "1.º", "1ª"),
            2: ("segundo", "segunda", "2º", "2.º", "2ª"),
            3: ("terceiro", "3º", "3.º"),
            4: ("quarto", "4º", "4.º"),
        },
        ("trimestre",),
        ("semestre", "metade"),
        {"t": 4, "q": 4},
    ),
    decades=(r"(?:anos|d[ée]cada de) (?P<year>[0-9]{3}0)",),
    centuries=(r"s[ée]culos? (?P<number>[ivx]+|[0-9]{1,2})\b", r"\bs[ée]culos?\b"),
    bc=("a. c", "a.c", "antes de cristo", "antes da era comum", "a. e. c", "a.e.c", "ac"),
    ad=("d. c", "d.c", "depois de cristo", "da era comum", "e. c", "e.c", "dc"),
    refused={
        "relative": ("ontem", "hoje", "amanhã", "passado", "passada", "próximo", "próxima", "este", "esta", "há"),
        "week": ("semana", "fim de semana"),
        "season": ("primavera", "verão", "outono", "inverno"),
        "part of day": ("noite", "tarde", "manhã", "madrugada"),
        "midnight": ("meia-noite",),
    },
    clock=ClockWords(
        front="às|as|das|à",
        front_or_to="às|à",
        hour="horas|hora|hs|h",
        minute="minutos|min|m",
        parts={"da manhã": "1-11", "da tarde": "12-19", "da noite": "18-23", "da madrugada": "1-6"},
        hours=numbered(
            *("uma", "duas", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze", "doze")
        ),
        spoken={"{} e meia": 30, "{} e um quarto": 15, "{} menos um quarto": -15},
        times={"meio-dia": ("12", "00"), "ao meio-dia": ("12", "00")},
    ),
    day_signs=r"º|°|\.º|\.",
    first_day=("primeiro",),
    leading=frozenset({"a", "ao", "à"}),
)
