"""The facts a dossier declares: each question with the terms, aliases and scopes its answers may use."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from discrepancies.kinds import FIGURES
from discrepancies.language.folding import fold
from discrepancies.language.spelling import suggestion
from discrepancies.load.fields import Fields, fields, pairs
from discrepancies.load.keys import SECTIONS
from discrepancies.load.problems import Problems
from discrepancies.load.scopes import scopes_of
from discrepancies.load.tree import Entries, Items, Node, Scalar
from discrepancies.model import ABOUT, Fact, OverTime, Term, Tolerance

LIST_THEM = "list the possible answers: terms: [one, another]"


def fact(key: Scalar, node: Node, problems: Problems) -> Fact | None:
    """A fact, or None where too little of it is there to read values by."""
    what = f'the fact "{key.text}"'
    given = fields(what, key.at, node, SECTIONS["facts"].keys, problems)
    if given is None:
        return None
    kind, asks = given.text("kind"), given.text("asks")
    if kind is None or asks is None:
        return None
    _only_for_kind(what, kind, given, problems)
    terms = given.special.get("terms")
    if kind == "category" and "terms" not in given.special:
        problems.add(key.at, f"{what} is of kind category and has no terms", LIST_THEM)
    numbered = _terms(what, terms, problems) if kind == "category" else ()
    if kind == "category" and not numbered:
        return None
    _over_time_fits(what, kind, given, problems)
    return Fact(
        key=key.text,
        asks=asks,
        kind=kind,
        at=key.at,
        unit=given.text("unit"),
        over_time=_over_time(given),
        future=given.text("future") == "true",
        difference=given.text("difference") == "true",
        about=Decimal(about.rstrip(" %")) / 100 if (about := given.text("about")) else ABOUT,
        tolerance=_tolerance(what, kind, given, problems),
        several=given.text("several") == "true",
        matters=int(given.text("matters") or 0) or None,
        scopes=scopes_of(what, given.special.get("scopes"), problems),
        terms=numbered,
        form=given.text("form"),
        aliases=_aliases(what, kind, given.special.get("aliases"), numbered, problems),
    )


def _over_time(given: Fields) -> OverTime:
    """How its answer may change; `cumulative` is an older word for what grows."""
    written = given.text("over_time") or ("grows" if given.text("cumulative") == "true" else "fixed")
    return cast("OverTime", written)


def _over_time_fits(what: str, kind: str, given: Fields, problems: Problems) -> None:
    over_time, cumulative = given.texts.get("over_time"), given.texts.get("cumulative")
    if over_time and cumulative:
        wrong = f"{what} has both over_time and cumulative"
        problems.add(cumulative.at, wrong, "take this key out: over_time: grows says the same")
    if over_time and over_time.text in ("grows", "shrinks") and kind not in FIGURES:
        wrong = f"{what} is of kind {kind}, which neither grows nor shrinks"
        problems.add(over_time.at, wrong, "write varies, or fixed")


def _tolerance(what: str, kind: str, given: Fields, problems: Problems) -> Tolerance | None:
    """How far two answers may differ; metres are for coordinates alone, and nothing else is for these."""
    written = given.texts.get("tolerance")
    if written is None:
        return None
    if written.text.endswith("m") != (kind == "coordinates"):
        wrong = f'"{written.text}" is no tolerance of {what}, which is of kind {kind}'
        instead = (
            "write metres, such as 50 m" if kind == "coordinates" else "write a number, a percentage or as written"
        )
        problems.add(written.at, wrong, instead)
        return None
    if written.text.endswith("%"):
        return Tolerance(Decimal(written.text.rstrip(" %")) / 100, "share")
    if written.text == "as written":
        return Tolerance(Decimal(1), "last digit")
    return Tolerance(Decimal(written.text.rstrip(" m")))


def _only_for_kind(what: str, kind: str, given: Fields, problems: Problems) -> None:
    for name, key in SECTIONS["facts"].keys.items():
        found = given.texts.get(name) or given.special.get(name)
        if found is not None and kind not in key.kinds:
            kinds = ", ".join(key.kinds)
            wrong = f'{what} is of kind {kind}, which has no key "{name}"'
            problems.add(found.at, wrong, f"take it out: it is for {kinds} only")


def _terms(what: str, node: Node, problems: Problems) -> tuple[Term, ...]:
    """The tree of terms numbered in pre-order, each with the number of its last descendant."""
    names: list[Scalar] = []
    last: list[int] = []

    def walk(node: Node) -> None:
        if isinstance(node, Scalar):
            if node.text:
                names.append(node)
                last.append(len(names) - 1)
        elif isinstance(node, Items):
            for item in node.items:
                walk(item)
        elif isinstance(node, Entries):
            for name, below in node.entries:
                number = len(names)
                walk(name)
                walk(below)
                last[number] = len(names) - 1

    walk(node)
    if node is not None and not names:
        problems.add(node.at, f"{what} has no terms", LIST_THEM)
    first: dict[str, Scalar] = {}
    for name in names:
        folded = fold(name.text)
        if not folded:
            problems.add(name.at, f'the term "{name.text}" has neither letter nor digit', "write it in words")
        elif folded in first:
            other = first[folded]
            wrong = f'the term "{name.text}" is the same as "{other.text}" in line {other.at.line}'
            problems.add(name.at, wrong, "take one of the two out: case and accents make no difference")
        first.setdefault(folded, name)
    return tuple(Term(name.text, number, last[number]) for number, name in enumerate(names))


def _aliases(what: str, kind: str, node: Node, terms: tuple[Term, ...], problems: Problems) -> Mapping[str, str]:
    """Each alias, folded, to the term or name it stands for, as declared."""
    declared = {fold(term.name): term.name for term in terms}
    known = [term.name for term in terms]
    aliases: dict[str, str] = {}
    for alias, target in pairs(what, "aliases", node, "another word: the term", problems):
        if not isinstance(target, Scalar) or not target.text:
            if target is not None:
                wrong = f'the alias "{alias.text}" must stand for one term or name'
                problems.add(target.at, wrong, f"write {alias.text}: and that term or name")
            continue
        folded, meant = fold(alias.text), fold(target.text)
        if not folded:
            problems.add(alias.at, f'the alias "{alias.text}" has neither letter nor digit', "write it in words")
        elif kind == "category" and meant not in declared:
            wrong = f'the alias "{alias.text}" stands for "{target.text}", which is no term'
            problems.add(target.at, wrong, suggestion(target.text, known, "declare it under terms"))
        elif folded in declared and folded != meant:
            wrong = f'the alias "{alias.text}" is itself the term "{declared[folded]}"'
            problems.add(alias.at, wrong, "take the alias or the term out")
        elif folded in aliases:
            wrong = f'the alias "{alias.text}" is given twice'
            problems.add(alias.at, wrong, "take one of the two out: case and accents make no difference")
        elif folded != meant:
            aliases[folded] = declared.get(meant, target.text)
    for alias, target in pairs(what, "aliases", node if kind != "category" else None, "", problems):
        if isinstance(target, Scalar) and fold(target.text) in aliases:
            final = aliases[fold(target.text)]
            wrong = f'the alias "{alias.text}" stands for "{target.text}", which is itself an alias'
            problems.add(target.at, wrong, f'write "{final}"')
    return aliases
