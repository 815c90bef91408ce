"""Portuguese words for figures in running text, as written in Brazil and in Portugal."""

from __future__ import annotations

from discrepancies.evidence.figures.language import Language
from discrepancies.language.name_words import words

_ONES = {
    "um": 1,
    "uma": 1,
    "dois": 2,
    "duas": 2,
    "três": 3,
    "tres": 3,
    "quatro": 4,
    "cinco": 5,
    "seis": 6,
    "sete": 7,
    "oito": 8,
    "nove": 9,
}
_TEENS = {
    "dez": 10,
    "onze": 11,
    "doze": 12,
    "treze": 13,
    "catorze": 14,
    "quatorze": 14,
    "quinze": 15,
    "dezesseis": 16,
    "dezasseis": 16,
    "dezessete": 17,
    "dezassete": 17,
    "dezoito": 18,
    "dezenove": 19,
    "dezanove": 19,
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ("vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa"), 2
    )
}
_DAYS = {"primeiro": 1, "vinte": 20, "trinta": 30, "trinta e um": 31} | {
    f"vinte e {word}": 20 + one for word, one in _ONES.items()
}
_ROUND = {"cem": 100}
_HUNDREDS = {"cento": 100} | {
    stem + ending: 100 * number
    for number, stem in enumerate(
        ("duzent", "trezent", "quatrocent", "quinhent", "seiscent", "setecent", "oitocent", "novecent"), 2
    )
    for ending in ("os", "as")
}
_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?: e (?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS)}|{'|'.join(_ONES)})\b"
_BELOW_1000 = rf"(?:cem\b|(?:{'|'.join(_HUNDREDS)})\b(?:(?: e)? {_BELOW_100})?|{_BELOW_100})"
_BELOW_MILLION = rf"(?:(?:{_BELOW_1000} )?mil\b(?:(?: e)? {_BELOW_1000})?|{_BELOW_1000})"
_MONTHS = (
    *("janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro"),
    *("novembro", "dezembro"),
)
_WEEKDAYS = ("segunda", "terça", "quarta", "quinta", "sexta")
_ORDINALS = {
    "primeiro": 1,
    "primeira": 1,
    "segundo": 2,
    "segunda": 2,
    "terceiro": 3,
    "terceira": 3,
    "quarto": 4,
    "quarta": 4,
    "quinto": 5,
    "quinta": 5,
    "sexto": 6,
    "sexta": 6,
    "sétimo": 7,
    "sétima": 7,
    "oitavo": 8,
    "oitava": 8,
    "nono": 9,
    "nona": 9,
    "décimo": 10,
    "décima": 10,
    "vigésimo": 20,
    "vigésima": 20,
}

PORTUGUESE = Language(
    code="pt",
    before={
        "": ("apenas", "só", "somente", "um total de", "total de", "exatamente"),
        "at least": (
            *(
                "pelo menos",
                "ao menos",
                "no mínimo",
                "um mínimo de",
                "não menos de",
                "não menos que",
                "não menos do que",
            ),
            *("mínimo de",),
        ),
        "more than": ("mais de", "mais do que", "superior a", "acima de"),
        "at most": ("até", "no máximo", "um máximo de", "máximo de", "não mais de", "não mais que", "não mais do que"),
        "less than": ("menos de", "menos do que", "inferior a", "abaixo de"),
        "about": (
            *("uns", "umas", "aproximadamente", "cerca de", "por volta de", "em torno de", "mais ou menos"),
            *("à volta de", "perto de"),
        ),
        "nearly": ("quase",),
        "just over": ("pouco mais de", "um pouco mais de"),
        "just under": ("pouco menos de", "um pouco menos de"),
    },
    after={
        "at least": ("ou mais", "no mínimo", "pelo menos", "ao menos"),
        "at most": ("ou menos", "no máximo"),
        "about": ("aproximadamente", "mais ou menos"),
    },
    vague={
        "vários": "several",
        "várias": "several",
        "diversos": "several",
        "diversas": "several",
        "um punhado": "a handful",
        "várias centenas": "several hundred",
        "várias dezenas": "dozens",
        "vários milhares": "several thousand",
        "vários milhões": "several million",
        "várias dúzias": "several dozen",
        "dezenas": "tens",
        "dúzias": "dozens",
        "centenas": "hundreds",
        "milhares": "thousands",
        "dezenas de milhares": "tens of thousands",
        "centenas de milhares": "hundreds of thousands",
        "milhões": "millions",
        "dezenas de milhões": "tens of millions",
        "centenas de milhões": "hundreds of millions",
    },
    spelt={"zero": 0} | _ONES | _TEENS | _TENS | _ROUND | _HUNDREDS,
    grammar=(
        rf"(?:(?:{_BELOW_1000} bilh(?:ão|ões)\b(?:(?: e)? (?={_BELOW_MILLION}))?)?"
        rf"{_BELOW_MILLION} milh(?:ão|ao|ões|oes)\b(?:(?: e)? {_BELOW_MILLION})?"
        rf"|{_BELOW_1000} bilh(?:ão|ões)\b(?:(?: e)? {_BELOW_MILLION})?|{_BELOW_MILLION}|zero\b)"
    ),
    joins="e",
    thousand={
        "bilhão": 10**9,
        "bilhões": 10**9,
        "milhão": 10**6,
        "milhao": 10**6,
        "milhões": 10**6,
        "milhoes": 10**6,
        "mil": 10**3,
        "mil milhões": 10**9,
    },
    dozens={"dúzia": 12, "dúzias": 12, "dezena": 10, "dezenas": 10, "centena": 100, "centenas": 100, "milhar": 1000},
    halves={"meia dúzia": 6, "meio milhão": 500_000, "meia centena": 50},
    short={},
    point=",",
    ones=frozenset({"um", "uma"}),
    not_ones=frozenset(),
    between=("entre",),
    from_=("de", "do", "desde"),
    and_=("e",),
    to=("a", "ao", "até", "às"),
    or_=("ou",),
    shares=(
        r" (?:em|de|para|a) cada (?:[0-9]|NUMBERS)| (?:de|em) (?:[0-9]{1,3}(?![0-9.,])|NUMBERS)(?! (?:de|DAYS))"
        r"| (?:terços?|quartos?|quintos?|décimos?|avos?)(?!\w)| e (?:mei[oa]|quarto)(?!\w)"
        r"| graus(?: [^\W\d_]+)? (?:abaixo(?: de zero)?|negativos)(?!\w)| vírgula (?:zero|NUMBERS)"
        r"| vezes (?:mais|menos|maior|menor)"
    ),
    denying=words("menos não"),
    changes=tuple(words("subiu aumentou passou passaram cresceu caiu diminuiu subiram aumentaram caíram")),
    none=("nenhum", "nenhuma"),
    no=("nenhum", "nenhuma", "sem"),
    losses=words(
        "mortos mortes vítimas feridos sobreviventes detidos presos vítima morto ferido detido preso morte sobrevivente"
    ),
    percent=("por cento",),
    ordinals=_ORDINALS,
    ordinal_signs=r"\.?[ºª°]",
    no_ordinals=words("um uma por cada século andar"),
    no_nouns=words("andar depois antes mais feira lugar trimestre semestre metade século parte"),
    spans_of_time=words(
        "segundo segundos minuto minutos hora horas dia dias noite noites semana semanas mês meses ano anos década "
        "décadas"
    ),
    during=frozenset(),
    labels=words(
        "artigo artigos art caso no nº núm número números página páginas pág p pp capítulo lei decreto resolução "
        "parágrafo anexo tabela quadro sala voo rota canal rua avenida apartamento edifício bloco tomo processo ofício "
        "zona setor fase nível parte século # № º n"
    ),
    clock=r" da (?:manhã|tarde|noite|madrugada)",
    at=frozenset({"às", "as", "à"}),
    months={name: number for number, name in enumerate(_MONTHS, 1)} | {"marco": 3},
    short_months={
        "jan": 1,
        "fev": 2,
        "mar": 3,
        "abr": 4,
        "mai": 5,
        "jun": 6,
        "jul": 7,
        "ago": 8,
        "set": 9,
        "out": 10,
        "nov": 11,
        "dez": 12,
    },
    month_nouns=frozenset({"abril", "agosto", "marco"}),
    weekdays={name + end: number for number, name in enumerate(_WEEKDAYS) for end in ("", "-feira", " feira")}
    | {"sábado": 5, "sabado": 5, "domingo": 6},
    of=("de", "do", "do ano de"),
    the=("o", "os", "dia", "o dia", "os dias", "dias"),
    before_month=words("em desde até de do durante passado próximo este mês entre e a para início fim"),
    before_year=words("em desde até de do durante ano anos entre e a o para fim final"),
    thirds={
        **{f"{at}{word} de": "early" for at in ("", "no ") for word in ("início", "começo", "princípio")},
        **{f"{at}meados de": "mid" for at in ("", "em ")},
        **{f"{at}{word} de": "late" for at in ("", "no ") for word in ("final", "fim", "fins", "finais")},
        "primeiro trimestre de": "first quarter of",
        "segundo trimestre de": "second quarter of",
        "terceiro trimestre de": "third quarter of",
        "quarto trimestre de": "fourth quarter of",
        "primeiro semestre de": "first half of",
        "segundo semestre de": "second half of",
        "primeira metade de": "first half of",
        "segunda metade de": "second half of",
    },
    about=("por volta de", "cerca de", "circa"),
    bounds={
        "before": ("antes de",),
        "after": ("depois de", "após", "após o dia"),
        "no later than": ("o mais tardar em",),
        "no earlier than": (),
        "since": ("desde", "a partir de", "desde o dia"),
        "until": ("até", "até o dia"),
    },
    day_signs=r"[ºª°]",
    day_words={word: number for word, number in (_ONES | _TEENS | _DAYS).items() if word != "uma"},
    on_day=("no dia", "dia", "o dia", "do dia", "ao dia"),
    decades=("década de", "os anos", "anos"),
    first_half=r"a\. ?m\.|am(?!\w)|da (?:manhã|madrugada)(?!\w)",
    second_half=r"p\. ?m\.|pm(?!\w)|da (?:tarde|noite)(?!\w)",
    people=words(
        "pessoas homens mulheres crianças adolescentes vítimas funcionários soldados policiais polícias agentes "
        "guardas "
        "rebeldes civis manifestantes presos detidos trabalhadores estudantes moradores migrantes famílias membros "
        "mortos mortes feridos desaparecidos casos corpos disparos tiros fuzis armas casas veículos metros quilômetros "
        "quilómetros km kg milhas toneladas dólares euros reais anos dias horas minutos segundos semanas meses"
    ),
    small=words(
        "o a os as e de do da dos das em no na nos nas que com por para um uma se seu sua ao aos à às foi foram é são "
        "era eram não mais mas ou sem sobre entre quando onde desde até após segundo tem têm havia também já este esta "
        "esse essa contra durante muito nem pelo pela pelos pelas uns umas"
    ),
)
