"""Portuguese: the words of numbers and dates, as data."""

from __future__ import annotations

from discrepancies.language.date_vocabulary import ClockWords, DateWords, fractions, numbered
from discrepancies.language.number_vocabulary import NumberWords, named
from discrepancies.language.sentence_vocabulary import SentenceWords
from discrepancies.language.text_vocabulary import TextWords, counted, each, words

_ONES = ("três", "quatro", "cinco", "seis", "sete", "oito", "nove")
_TEENS = ("dez", "onze", "doze", "treze", "catorze", "quinze", "dezesseis", "dezessete", "dezoito", "dezenove")
_TENS = ("vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa")
_HUNDREDS = ("duzent", "trezent", "quatrocent", "quinhent", "seiscent", "setecent", "oitocent", "novecent")

NUMBERS = NumberWords(
    before={
        "plain": (
            *("apenas", "somente", "só", "unicamente", "um total de", "total de", "ao todo"),
        ),
        "article": ("os", "as", "o", "a"),
        "exactly": ("exatamente", "exactamente", "precisamente", "igual a", "iguais a", "equivale a"),
        "at least": (
            *("pelo menos", "ao menos", "no mínimo", "um mínimo de", "mínimo de", "mínimo", "não menos de"),
            *("não menos que", "nada menos que", "maior ou igual a", "igual ou superior a", "≥", ">="),
            *("maior ou igual que", "maiores ou iguais a", "maiores ou iguais que", "não inferior a"),
            "não inferiores a",
        ),
        "more than": (
            *("mais de", "mais da", "mais do", "mais do que", "mais que", "acima de", "superior a", "superiores a"),
            *("maior que", "mais alto que", "mais alta que"),
            *("maior do que", "bem mais de", "muito mais de", ">"),
        ),
        "at most": (
            *("até", "no máximo", "quando muito", "um máximo de", "máximo de", "máximo", "não mais de", "não mais que"),
            *("menor ou igual que", "menores ou iguais a", "menores ou iguais que", "não superior a"),
            "não superiores a",
            *("não mais do que", "menor ou igual a", "igual ou inferior a", "≤", "<="),
        ),
        "less than": (
            *("menos de", "menos da", "menos do", "menos do que", "menos que", "abaixo de", "inferior a"),
            *("inferiores a", "menor que", "mais baixo que", "mais baixa que"),
            *("menor do que", "<"),
        ),
        "about": (
            *("cerca de", "aproximadamente", "aprox.", "aprox", "em torno de", "por volta de", "uns", "umas"),
            *("mais ou menos", "estimados", "estimadas", "estimado em", "na ordem de", "da ordem de", "à volta de"),
            *("circa", "~", "≈"),
        ),
        "nearly": ("quase", "perto de", "próximo de", "praticamente"),
        "just over": (
            *("pouco mais de", "um pouco mais de", "ligeiramente mais de", "ligeiramente acima de"),
            *("pouco mais do que", "logo acima de"),
        ),
        "just under": (
            *("pouco menos de", "um pouco menos de", "ligeiramente menos de", "ligeiramente abaixo de"),
            *("pouco menos do que", "logo abaixo de"),
        ),
    },
    after={
        "at least": (
            *("+", "ou mais", "e mais", "ou superior", "ou maior", "no mínimo", "pelo menos", "ao menos", "mínimo"),
        ),
        "at most": ("ou menos", "ou inferior", "ou menor", "no máximo", "quando muito", "máximo"),
        "about": ("aproximadamente", "aprox.", "aprox", "mais ou menos"),
        "exactly": ("exatamente", "exatos", "exatas"),
    },
    none=("nenhum", "nenhuma", "ninguém", "zero"),
    zero=("zero",),
    spelt={
        "um": 1, "uma": 1, "dois": 2, "duas": 2, "quatorze": 14, "cem": 100, "cento": 100,
        "dezasseis": 16, "dezassete": 17, "dezanove": 19, "cinqüenta": 50,
        **{word: number for number, word in enumerate(_ONES, 3)},
        **{word: number for number, word in enumerate(_TEENS, 10)},
        **{word: 10 * number for number, word in enumerate(_TENS, 2)},
        **{stem + ending: 100 * number for number, stem in enumerate(_HUNDREDS, 2) for ending in ("os", "as")},
    },
    times={},
    powers={
        "mil": 10**3, "milhão": 10**6, "milhões": 10**6, "bilhão": 10**9, "bilhões": 10**9, "mil milhões": 10**9,
        "trilhão": 10**12, "trilhões": 10**12,
    },
    few={
        "alguns": (3, 9), "algumas": (3, 9), "uns poucos": (3, 9), "umas poucas": (3, 9), "um punhado": (3, 9),
        "um par": (2, 3), "vários": (3, 10), "várias": (3, 10), "diversos": (3, 10), "diversas": (3, 10),
    },
    many={
        "dezenas": (20, 99),
        "dúzias": (24, 99),
        "centenas": (200, 999),
        "milhares": (2_000, 9_999),
        "dezenas de milhares": (20_000, 99_999),
        "centenas de milhares": (200_000, 999_999),
        "milhões": (2_000_000, 9_999_999),
        "dezenas de milhões": (20_000_000, 99_999_999),
        "centenas de milhões": (200_000_000, 999_999_999),
        "bilhões": (2_000_000_000, 9_999_999_999),
        "milhares de milhões": (2_000_000_000, 9_999_999_999),
    },
    minus=("menos",),
    between=("entre", "compreendido entre", "compreendida entre"),
    and_=("e",),
    but=("mas", "porém"),
    from_=("de", "desde"),
    to=("a", "até", "à"),
    or_=("ou",),
    of=("de",),
    powers_take_of=True,
    shares=("em cada", "de cada", "dos", "das", "em"),
    joins_tens=" e ",
    joins=", (?:e )?| (?:e )?",
    bare=("mil", "mil milhões"),
    halves={"meio": "0.5", "meia": "0.5"},
    and_half=("e meio", "e meia"),
    articles=("um", "uma"),
    denominators=(
        "2 meio meios, 3 terço terços, 4 quarto quartos, 5 quinto quintos, 6 sexto sextos, 7 sétimo sétimos, "
        "8 oitavo oitavos, 9 nono nonos, 10 décimo décimos, 100 centésimo centésimos, 1000 milésimo milésimos"
    ),
    and_part=("e",),
    point=("vírgula", "ponto"),
    dozens={"dúzia": 12, "dúzias": 12},
    short_count={"mi": 10**6, "bi": 10**9, "tri": 10**12},
    plurals={"centenas": 100, "milhares": 10**3, "dezenas": 10},
    rounded={"uma dezena": 10, "uma vintena": 20, "uma centena": 100, "um milhar": 1000, "meia centena": 50},
    hedged={"uma dezena": 10, "uma centena": 100, "um milhar": 1000, "meia centena": 50},
    units=named(
        """
        km: km, kms, quilômetro, quilômetros, quilómetro, quilómetros
        m: m, metro, metros
        cm: cm, centímetro, centímetros
        mm: mm, milímetro, milímetros
        mile: milha, milhas
        foot: pé, pés
        inch: polegada, polegadas
        yard: jarda, jardas
        kg: kg, quilo, quilos, quilograma, quilogramas
        g: g, grama, gramas
        tonne: t, tonelada, toneladas, tonelada métrica, toneladas métricas
                        liter: l, litro, litros
        ml: ml, mililitro, mililitros
        hectare: ha, hectare, hectares
        km2: km2, km², quilômetro quadrado, quilômetros quadrados, quilómetros quadrados
        m2: m2, m², metro quadrado, metros quadrados
        m3: m3, m³, metro cúbico, metros cúbicos
        km/h: km/h, quilômetros por hora, quilómetros por hora, km por hora
        m/s: m/s, metros por segundo
        knot: nó, nós
        °C: °C, graus Celsius, graus centígrados, grau Celsius, graus
        °F: °F, graus Fahrenheit
        MW: MW, megawatt, megawatts
        %: %, por cento
        %-points: pontos percentuais
        hour: h, hora, horas
        minute: min, min., minuto, minutos
        second: s, seg, segundo, segundos
        day: dia, dias
        week: semana, semanas
        month: mês, meses
        year: ano, anos
        decade: década, décadas
        century: século, séculos
        """
    ),
    currencies=named(
        """
        $: dólar, dólares
        USD: dólar americano, dólares americanos, dólares dos EUA
        EUR: euro, euros
        GBP: libra esterlina, libras esterlinas, libra, libras
        JPY: iene, ienes
        CNY: yuan, yuans
        RUB: rublo, rublos
        CHF: franco suíço, francos suíços
        BRL: real, reais
        peso: peso, pesos
        """
    ),
    parts=named(
        """
        1/2: metade, a metade, um meio
        1/3: um terço, a terça parte
        2/3: dois terços
        1/4: um quarto, a quarta parte
        3/4: três quartos
        1/5: um quinto, a quinta parte
        2/5: dois quintos
        3/5: três quintos
        4/5: quatro quintos
        1/6: um sexto
        1/8: um oitavo
        1/10: um décimo, a décima parte
        """
    ),
    out_of=("em cada", "de cada", "em", "de"),
    ages=("de # anos", "# anos de idade", "de # anos de idade", "com # anos", "aos # anos"),
    people=("pessoas", "pessoa"),
    sign="comma",
)  # fmt: skip

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
    counted=words(
        "adolescentes agentes anos armas casas casos civis corpos crianças desaparecidos detidos dias "
        "disparos dólares estudantes euros famílias feridos funcionários fuzis guardas homens horas kg km "
        "manifestantes membros meses metros migrantes milhas minutos moradores mortes mortos mulheres "
        "pessoas policiais polícias presos quilómetros quilômetros reais rebeldes segundos semanas "
        "soldados tiros toneladas trabalhadores veículos vítimas"
    ),
    cues=words("ano anos até de desde do durante e em entre este fim final início mês para passado próximo"),
    month_nouns=frozenset({"agosto", "marco", "abril"}),
    day_cues=("no dia", "dia", "o dia", "do dia", "ao dia"),
    day_words=numbered(
        *("um|primeiro", "dois|duas", "três|tres", "quatro", "cinco", "seis", "sete", "oito", "nove"),
        *("dez", "onze", "doze", "treze", "catorze|quatorze", "quinze", "dezesseis|dezasseis"),
        *("dezessete|dezassete", "dezoito", "dezenove|dezanove", "vinte", "vinte e um|vinte e uma"),
        *("vinte e dois|vinte e duas", "vinte e três|vinte e tres", "vinte e quatro", "vinte e cinco"),
        *("vinte e seis", "vinte e sete", "vinte e oito", "vinte e nove", "trinta", "trinta e um"),
    ),
    apart=("em", "no", "na", "nos", "nas", "durante", "hora local", "horário local", "a noite de"),
)

TEXT = TextWords(
    small=words("até contra dela delas dele deles mais nem sem"),
    ones=words("um uma"),
    only=("um", "uma", "único", "única", "só"),
    aged=each("idade idades"),
    none=("nenhum", "nenhuma"),
    no=("nenhum", "nenhuma", "sem", "não houve", "não há"),
    losses=words(
        "mortos mortes vítimas feridos sobreviventes detidos presos vítima morto ferido detido preso morte sobrevivente"
    ),
    ordinals=counted(
        "primeiro primeira, segundo segunda, terceiro terceira, quarto quarta, quinto quinta, sexto sexta, "
        "sétimo sétima, oitavo oitava, nono nona, décimo décima"
    )
    | {"vigésimo": 20, "vigésima": 20},
    ordinal_signs=r"\.?[ºª°]",
    not_ordinals=words("um uma por cada século andar"),
    not_ordinal_nouns=words("andar depois antes mais feira lugar trimestre semestre metade século parte partes"),
    labels=words(
        "versão artigo artigos art caso no nº núm número números página páginas pág p pp capítulo lei decreto "
        "resolução parágrafo anexo tabela quadro sala voo rota canal rua avenida apartamento edifício bloco tomo "
        "processo ofício zona setor fase nível parte século # № ° º n"
    ),
    goes_on=words("de que do"),
    unsure_shares=words("quarto quartos"),
    unsure_hedges=words("mínimo máximo exatos exatas"),
    changes=each("subiu aumentou passou passaram cresceu caiu diminuiu subiram aumentaram caíram"),
    clock=r" da (?:manhã|tarde|noite|madrugada)",
    at=words("às as à"),
    decade=words("anos"),
    idioms=(
        r" (?:terços?|quartos?|quintos?|décimos?|avos?)(?!\w)"
        r"| graus(?: [^\W\d_]+)? (?:abaixo(?: de zero)?|negativos)(?!\w)"
        r"| vezes (?:mais|menos|maior|menor)|(?<=mil|cem) vezes(?!\w)"
    ),
    denying=words("menos não"),
    unsure_units=words("a real bares"),
)

SENTENCES = SentenceWords(
    grammar="""
        o a os as de do da dos das que em no na nos nas um uma uns umas por pelo pela pelos pelas com para seu
        sua seus suas se ao aos à às como mas também há onde quem desde todo todos durante entre sobre foi foram
        era eram tem têm havia segundo após quando se não muito é são esse essa isso este esta e ou já ainda
    """,
    denying="não, nem, nunca, jamais, ninguém, nada, nenhum, nenhuma, tampouco, sem",
    counting="ambos, ambas, dobro, dupla, metade, meio, meia, hoje, ontem, amanhã",
    denies="não, nunca, jamais",
    turns="mas, porém, embora, no entanto",
    nobody="ninguém, nenhum, nenhuma",
    knows="sabe, sabia, soube, conhece, conhecia, pode dizer, podia dizer, tem certeza, tinha certeza",
    unknown="""
        não se sabe, não se sabia, não está claro, não é claro, não é certo, não é verdade, não sabe, não sabem,
        não sabia, não há confirmação de, não foi confirmado, não confirmou, desconhece-se, ignora-se, negou,
        nega, negaram, negam, desmentiu, desmente, desmentiram, descartou, descarta, descartaram, é falso
    """,
    whether="se, que, quantos, quantas, quanto, quanta, quando",
    beside="""
        véspera de, véspera do, vésperas de, vésperas do, aniversário de, aniversário do, semana de, semana do,
        fim de semana de, fim de semana do, dias de, dias do, dias a, dias ao
    """,
    outcomes={
        "killed": "morreu, morreram, morto, morta, mortos, mortas, morte, mortes, faleceu, faleceram",
        "hurt": "ferido, ferida, feridos, feridas",
        "arrested": "detido, detida, detidos, detidas, preso, presa, presos, presas",
        "missing": "desaparecido, desaparecida, desaparecidos, desaparecidas",
        "evacuated": "evacuados, evacuadas, desalojados, desabrigados, deslocados",
    },
    prefixes="in, im, des",
)
