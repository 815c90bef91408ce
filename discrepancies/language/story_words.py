"""What a story says around its statements, as data: whose word it gives, what it doubts, what it counts from.

A story that prints somebody's word, or a doubt, without these is firmer than its source; and what is counted from
another time ("two days later") is no statement of its own. All words are in lower case; a list is a string with commas.
"""

from __future__ import annotations

import re
from functools import cache

from discrepancies.language.languages import numbers_of
from discrepancies.language.phrases import one_of
from discrepancies.language.sentence_vocabulary import listed

ATTRIBUTING = {
    "en": """
        according to, said, says, say, saying, told, tells, reported, reports, report, claimed, claims, claim, stated,
        states, announced, announces, declared, denied, denies, insisted, maintained, maintains, argued, put it at,
        put the, puts the, quoted, cited, citing, confirmed by, counted by, estimated by, in the words of, accused,
        alleged by, recorded by, documented by, wrote, writes, statement, spokesman, spokeswoman, spokesperson,
        testified, acknowledged, admitted, asserted, as counted by, by the count of, in the account of, he found,
        she found, they found, found that, has found, had found, concluded, concludes, noticed, noted, notes,
        estimated, estimates, estimate, counted, counts, counting, gave, gives, recorded, records, lists, described,
        describes, recalled, recalls, by the count, in its account, in their account, speaks of, speak of, spoke of,
        spoken of, fears, fear, feared, believes, believe, documented, has it, have it, alleges, allege, alleged that,
        suggests, suggested, warns, warned that, argue, calls it, called it, complained, by its own account,
        by its account, by their account, by their own account, has written, have written
    """,
    "es": """
        según, dijo, dicen, dice, dijeron, informó, informaron, informa, afirmó, afirmaron, afirma, aseguró,
        aseguraron, asegura, denunció, denunciaron, denuncia, declaró, declararon, señaló, señalaron, señala,
        anunció, anunciaron, sostuvo, sostiene, sostienen, indicó, indicaron, de acuerdo con, reportó, reportaron,
        confirmó, confirmaron, citado por, a juicio de, en palabras de, portavoz, comunicado, citaba, citaban, cita,
        citan, citando, citó, habla de, hablan de, habló de, hablaron de, hablaba de, calcula, calculan, calculó,
        calcularon, estima, estiman, estimó, estimaron, cifra, cifran, cifró, cifraron, teme, temen, relató, relataron,
        recuerda, recuerdan, recordó, recordaron,
        cuenta, cuentan, contó, contaron, cree, creen, documentó, documentaron, ha documentado, atribuye, atribuyen,
        a decir de, eleva, elevan, elevó
    """,
    "pt": """
        segundo, de acordo com, conforme, disse, disseram, diz, dizem, afirmou, afirmaram, afirma, informou,
        informaram, declarou, declararam, anunciou, relatou, relataram, garantiu, denunciou, porta-voz, nas palavras de,
        fala em, falam em, falou em, fala de, falou de, estima, estimam, estimou, calcula, calculam, calculou, teme,
        temem, conta, contam, contou, acredita, acreditam, documentou, sustenta, sustentam
    """,
    "fr": """
        selon, d'après, a dit, ont dit, dit, a déclaré, ont déclaré, déclare, a affirmé, ont affirmé, affirme,
        affirment, a annoncé, ont annoncé, annonce, a indiqué, ont indiqué, indique, a rapporté, rapporte, assure,
        soutient, soutiennent, porte-parole, aux dires de, parle de, parlent de, a parlé de, avait parlé de, évoque,
        évoquent, a évoqué, estime, estiment, a estimé, chiffre, chiffrent, a chiffré, craint, craignent, redoute,
        redoutent, raconte, racontent, a raconté, croit, croient, sur la foi de, à en croire, a recensé, a documenté,
        ont annoncé, a fait savoir, ont fait savoir, signale, a signalé
    """,
    "de": """
        laut, zufolge, nach angaben, sagte, sagten, sagt, sagen, erklärte, erklärten, erklärt, teilte, teilten,
        berichtete, berichteten, berichtet, meldete, meldeten, meldet, behauptete, behaupteten, behauptet, gab an,
        sprecher, sprecherin, so die, nach darstellung, beziffert, beziffern, bezifferte, schätzt, schätzen, schätzte,
        spricht von, sprechen von, sprach von, sprachen von, kommt auf, kommen auf, kam auf, seien, sei, habe, hätten,
        befürchtet, befürchten, fürchtet, fürchten, glaubt, glauben, dokumentierte, hat dokumentiert, schildert,
        schilderte, erzählt, erzählte, warnt, warnte, heißt es, hieß es
    """,
    "it": """
        secondo, ha detto, hanno detto, dice, dicono, ha dichiarato, hanno dichiarato, ha affermato, hanno affermato,
        afferma, ha riferito, hanno riferito, riferisce, ha annunciato, sostiene, sostengono, stando a, portavoce,
        parla di, parlano di, ha parlato di, stima, stimano, ha stimato, calcola, calcolano, teme, temono, racconta,
        raccontano, ha raccontato, crede, credono, a detta di, ha documentato
    """,
    "ru": """
        по словам, по данным, согласно, сказал, сказала, сказали, заявил, заявила, заявили, сообщил, сообщила,
        сообщили, сообщает, утверждает, утверждают, по сообщению, по утверждению, по версии, отметил, отметила
    """,
    "uk": """
        за словами, за даними, згідно з, сказав, сказала, сказали, заявив, заявила, заявили, повідомив, повідомила,
        повідомили, повідомляє, стверджує, стверджують, за повідомленням, за версією
    """,
    "ar": "وفقا, بحسب, حسب, قال, قالت, قالوا, ذكر, ذكرت, أعلن, أعلنت, أفاد, أفادت, صرح, صرحت, أكد, أكدت, زعم, زعمت",
    "zh": "据, 称, 表示, 说, 报道, 宣布, 指出, 声称, 援引",
    "nl": """
        volgens, zei, zeiden, zegt, zeggen, verklaarde, verklaarden, meldde, meldden, meldt, melden, aldus, beweerde,
        beweert, liet weten, woordvoerder
    """,
}
"""What tells that somebody else says so."""

DOUBTING = {
    "en": """
        alleged, allegedly, reportedly, apparently, probable, possible, presumed, presumably, suspected, purported,
        purportedly, supposed,
        supposedly, unconfirmed, likely, probably, possibly, perhaps, may have, might have, is thought, are thought,
        was thought, were thought, believed, is said, are said, claimed, appear to, appears to, appeared to, seem to,
        seems to, seemed to, by some accounts, is feared, are feared, were feared
    """,
    "es": """
        presunto, presunta, presuntos, presuntas, presuntamente, supuesto, supuesta, supuestos, supuestas,
        supuestamente, al parecer, aparentemente, probablemente, posiblemente, quizá, quizás, habría, habrían,
        sin confirmar, se cree, se presume, parece, parecen, parecía, parecían
    """,
    "pt": """
        suposto, suposta, supostos, supostas, supostamente, alegado, alegada, alegadamente, aparentemente,
        provavelmente, possivelmente, talvez, teria, teriam, presumível
    """,
    "fr": """
        présumé, présumée, présumés, présumées, supposé, supposée, supposément, apparemment, probablement, sans doute,
        peut-être, aurait, auraient, seraient, serait, semble, semblent, non confirmé, non confirmée
    """,
    "de": """
        mutmaßlich, mutmaßliche, mutmaßlichen, mutmaßlicher, angeblich, angebliche, angeblichen, offenbar,
        wahrscheinlich, vermutlich, möglicherweise, vielleicht, sollen, soll, scheint, scheinen, wohl, unbestätigt,
        unbestätigten
    """,
    "it": """
        presunto, presunta, presunti, presunte, presumibilmente, apparentemente, probabilmente, forse, sarebbe,
        sarebbero, avrebbe, avrebbero, non confermato
    """,
    "ru": "якобы, предположительно, вероятно, возможно, по-видимому, предполагаемый, предполагаемые, предполагаемых",
    "uk": "нібито, начебто, ймовірно, можливо, імовірно, ймовірний, ймовірні, підозрюваний",
    "ar": "يزعم, مزعوم, مزعومة, المزعوم, المزعومة, يعتقد, ربما, من المحتمل, على ما يبدو, يشتبه",
    "zh": "涉嫌, 据称, 疑似, 可能, 或许, 大概, 疑",
    "nl": "vermeend, vermeende, vermoedelijk, vermoedelijke, naar verluidt, waarschijnlijk, mogelijk, misschien, zou",
}
"""What tells that it is not sure."""


WORKED_OUT = {
    "en": """
        so, thus, that is, that makes, makes, making, in all, altogether, in total, a total of, all told, together,
        combined, added up, adds up, sum, other, others, rest, remaining, remainder, left, which leaves, difference
    """,
    "es": """
        en total, total de, en conjunto, juntos, suman, sumaban, es decir, o sea, así que, otros, otras, resto,
        restantes, los demás, las demás, diferencia
    """,
    "pt": "no total, total de, ao todo, juntos, somam, ou seja, outros, outras, restantes, os demais, diferença",
    "fr": "au total, en tout, total de, ensemble, soit, donc, autres, reste, restants, restantes, différence",
    "de": """
        insgesamt, zusammen, macht, also, das sind, übrigen, übrige, anderen, andere, restlichen, verbleibenden, summe,
        differenz
    """,
    "it": "in totale, in tutto, totale di, insieme, cioè, dunque, altri, altre, restanti, rimanenti, resto, differenza",
    "ru": "всего, итого, вместе, в сумме, то есть, остальные, остальных, другие, других, оставшиеся, разница",
    "uk": "усього, всього, разом, загалом, тобто, решта, решту, інші, інших, різниця",
    "ar": "المجموع, إجمالا, مجموعه, معا, أي, الباقون, الآخرون, الباقي",
    "zh": "共, 总共, 合计, 一共, 其余, 其他, 另外, 即",
    "nl": "in totaal, samen, dus, overige, anderen, andere, resterende, rest, verschil",
}
"""What tells that a figure is worked out from those before it."""

OFFSETS = {
    "en": "after, later, before, earlier, ago, on, since, long, old, into, away, apart, in a row, running",
    "es": "después, más tarde, antes, atrás, desde, más tarde, de anticipación, seguidos",
    "pt": "depois, mais tarde, antes, atrás, desde, seguidos",
    "fr": "après, plus tard, plus tôt, avant, auparavant, depuis, durant, de suite",
    "de": "später, danach, nach, vor, zuvor, davor, seit, lang",
    "it": "dopo, più tardi, prima, fa, da, di fila",
    "ru": "спустя, после, назад, до, раньше, позже, подряд",
    "uk": "потому, після, тому, до, раніше, пізніше, поспіль",
    "ar": "بعد, قبل, منذ, لاحقا",
    "zh": "后, 之后, 前, 之前, 以来",
    "nl": "later, na, nadien, voor, eerder, geleden, sinds, lang",
}
"""What stands behind a stretch of time that is counted from another time."""
OFFSETS_BEFORE = {
    "es": "hace, hacía, tras, después de, antes de",
    "pt": "há, havia, após, depois de, antes de",
    "fr": "il y a, après, avant",
    "de": "vor, nach, seit",
    "it": "dopo, da, tra",
    "ru": "через, за, спустя",
    "uk": "через, за",
    "ar": "بعد, قبل, منذ, خلال",
    "en": "after, within, the last, the past, the next",
    "nl": "na, sinds, binnen",
}
"""What stands before one."""


def counts_from_elsewhere(before: str, behind: str, code: str) -> bool:
    """Whether a stretch of time between these words is counted from another time: "two days later"."""
    after = re.match(rf"\W*(?:{_pattern(code, OFFSETS[code])})", behind, re.IGNORECASE)
    early = re.search(rf"(?:{_pattern(code, OFFSETS_BEFORE.get(code, ''))})\W*\Z", before, re.IGNORECASE)
    return bool(after or early)


def attributes(sentence: str, code: str) -> bool:
    """Whether a sentence of a language gives somebody's word for what it says."""
    return bool(_any_of(code, ATTRIBUTING[code]).search(sentence))


def doubts(sentence: str, code: str) -> bool:
    """Whether a sentence of a language says that it is not sure."""
    return bool(_any_of(code, DOUBTING[code]).search(sentence))


def works_out(sentence: str, code: str) -> bool:
    """Whether a sentence of a language says that it adds up, or gives the rest of something."""
    return bool(_any_of(code, WORKED_OUT[code]).search(sentence))


@cache
def _any_of(code: str, phrases: str) -> re.Pattern[str]:
    return re.compile(_pattern(code, phrases), re.IGNORECASE)


@cache
def _pattern(code: str, phrases: str) -> str:
    spaced = numbers_of(code).spaced
    before = r"(?<![^\W\d_])(?:[وف])?" if code == "ar" else r"(?<![^\W\d_])" if spaced else ""
    return f"{before}(?:{one_of(listed(phrases), spaced=spaced)})"
