"""How a language says whose word something is, as data: what stands before a speaker, and what one does.

"According to the fire chief" has its speaker behind it, "the fire chief said" before it. Both only lead a reader to
the words; whose word a claim is a person says. All words are in lower case; a list is a string with commas.
"""

from __future__ import annotations

from typing import NamedTuple


class VoiceWords(NamedTuple):
    """One language's words around a speaker."""

    before: str
    """What has its speaker behind it: "according to"."""
    says: str
    """What a speaker does, in the forms that news have: "said"."""
    ends: str
    """What ends the words for a speaker: "that", "who"."""
    likely: str
    """What makes a statement likely only."""
    alleged: str
    """What makes it alleged only."""


WORDS = {
    "en": VoiceWords(
        "according to, in the words of, by the count of, in the account of, as counted by, quoting, citing",
        """
        said, says, say, told, reported, reports, claimed, claims, stated, announced, declared, insisted, maintained,
        confirmed, estimated, counted, testified, acknowledged, admitted, added, wrote
        """,
        "that, who, which, on, in, at, after, when, while, and, but, by, for, as, to, there, it, from",
        """
        likely, probably, possibly, perhaps, apparently, may have, might have, is thought, are thought, was thought,
        were thought, believed, presumed, presumably
        """,
        """
        alleged, allegedly, reportedly, purported, purportedly, supposed, supposedly, unconfirmed, is said, are said,
        claimed
        """,
    ),
    "es": VoiceWords(
        "según, de acuerdo con, a juicio de, en palabras de, citado por, citando a",
        """
        dijo, dijeron, dice, dicen, informó, informaron, informa, afirmó, afirmaron, afirma, aseguró, aseguraron,
        denunció, denunciaron, declaró, declararon, señaló, señalaron, anunció, anunciaron, sostuvo, indicó, indicaron,
        reportó, reportaron, confirmó, confirmaron
        """,
        "que, quien, quienes, en, cuando, mientras, y, pero, al, a, por, durante, este, el lunes, el martes",
        "probablemente, posiblemente, quizá, quizás, al parecer, aparentemente, habría, habrían, se cree, se presume",
        """
        presunto, presunta, presuntos, presuntas, presuntamente, supuesto, supuesta, supuestos, supuestas,
        supuestamente, sin confirmar
        """,
    ),
    "pt": VoiceWords(
        "segundo, de acordo com, conforme, nas palavras de",
        """
        disse, disseram, diz, dizem, afirmou, afirmaram, informou, informaram, declarou, declararam, anunciou,
        anunciaram, relatou, relataram, garantiu, denunciou, confirmou
        """,
        "que, quem, em, quando, enquanto, e, mas, por, durante, nesta, neste",
        "provavelmente, possivelmente, talvez, aparentemente, teria, teriam, presumível",
        "suposto, suposta, supostos, supostas, supostamente, alegado, alegada, alegadamente",
    ),
    "fr": VoiceWords(
        "selon, d'après, aux dires de, de l'aveu de",
        """
        a dit, ont dit, a déclaré, ont déclaré, déclare, a affirmé, ont affirmé, affirme, affirment, a annoncé,
        ont annoncé, annonce, a indiqué, ont indiqué, indique, a rapporté, rapporte, assure, a confirmé
        """,
        "que, qui, en, quand, tandis, et, mais, à, lors, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche",
        "probablement, sans doute, peut-être, apparemment, aurait, auraient",
        "présumé, présumée, présumés, présumées, supposé, supposée, supposément, non confirmé, non confirmée",
    ),
    "de": VoiceWords(
        "laut, nach angaben, nach darstellung, so die, so der",
        """
        sagte, sagten, sagt, sagen, erklärte, erklärten, erklärt, teilte, teilten, berichtete, berichteten, berichtet,
        meldete, meldeten, meldet, behauptete, behaupteten, bestätigte, bestätigten
        """,
        "dass, der, wurden, wurde, sind, waren, am, im, in, und, aber, es, seien, sei, gab, kamen, starben, mit",
        "wahrscheinlich, vermutlich, möglicherweise, vielleicht, offenbar",
        "mutmaßlich, mutmaßliche, mutmaßlichen, mutmaßlicher, angeblich, angebliche, angeblichen, unbestätigt",
    ),
    "it": VoiceWords(
        "secondo, stando a, a detta di",
        """
        ha detto, hanno detto, dice, dicono, ha dichiarato, hanno dichiarato, ha affermato, hanno affermato, afferma,
        ha riferito, hanno riferito, riferisce, ha annunciato, sostiene, sostengono, ha confermato
        """,
        "che, chi, in, quando, mentre, e, ma, durante, a, lunedì, martedì",
        "probabilmente, forse, apparentemente, sarebbe, sarebbero, avrebbe, avrebbero, presumibilmente",
        "presunto, presunta, presunti, presunte, non confermato",
    ),
    "ru": VoiceWords(
        "по словам, по данным, согласно, по сообщению, по утверждению, по версии",
        """
        сказал, сказала, сказали, заявил, заявила, заявили, сообщил, сообщила, сообщили, сообщает, утверждает,
        утверждают, отметил, отметила, подтвердил, подтвердила
        """,
        "что, который, которая, в, на, когда, и, но, о",
        "вероятно, возможно, по-видимому, предположительно",
        "якобы, предполагаемый, предполагаемые, предполагаемых",
    ),
    "uk": VoiceWords(
        "за словами, за даними, згідно з, за повідомленням, за версією",
        """
        сказав, сказала, сказали, заявив, заявила, заявили, повідомив, повідомила, повідомили, повідомляє,
        стверджує, стверджують, підтвердив, підтвердила
        """,
        "що, який, яка, в, у, на, коли, і, але, про",
        "ймовірно, імовірно, можливо",
        "нібито, начебто, ймовірний, ймовірні, підозрюваний",
    ),
    "ar": VoiceWords(
        "وفقا ل, بحسب, حسب, نقلا عن",
        "قال, قالت, قالوا, ذكر, ذكرت, أعلن, أعلنت, أفاد, أفادت, صرح, صرحت, أكد, أكدت",
        "أن, إن, الذي, التي, في, و",
        "ربما, من المحتمل, على ما يبدو, يعتقد",
        "يزعم, مزعوم, مزعومة, المزعوم, المزعومة, يشتبه",
    ),
    "zh": VoiceWords(
        "据, 援引",
        "表示, 称, 说, 宣布, 指出, 声称, 通报, 证实",
        "在, 于, 共, 有, 已",
        "可能, 或许, 大概",
        "涉嫌, 据称, 疑似",
    ),
    "nl": VoiceWords(
        "volgens, aldus",
        "zei, zeiden, zegt, zeggen, verklaarde, verklaarden, meldde, meldden, meldt, melden, beweerde, bevestigde",
        "dat, die, in, op, en, maar, werden, werd, zijn, waren, kwamen, vielen",
        "waarschijnlijk, mogelijk, misschien, vermoedelijk, vermoedelijke",
        "vermeend, vermeende, naar verluidt",
    ),
}
