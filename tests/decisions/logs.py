"""Decisions at hand for the tests: small ones, made of nothing but what is varied."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from hypothesis import strategies as st

from discrepancies.decisions import Deed, Document, Entry, write
from discrepancies.model import ANSWERS, DOINGS, Decision

ID, OTHER = "0123456789ab", "ba9876543210"
CLAIMS = (
    {"event": "mill_fire", "fact": "dead", "source": "gazette", "value": "7", "quote": "seven: dead"},
    {"event": "mill_fire", "fact": "dead", "source": "wire", "value": "at least 9", "scope": "everyone"},
)


def decision(answer: str = "unconfirmed", **given: str) -> Decision:
    needed = {"explained": {"because": "scope"}, "prefer": {"value": "7"}, "range": {"value": "7 to 9"}}
    said = {"reason": "nobody counted", "by": "Ana Ruiz", "at": "2024-05-06T10:00:00Z"}
    said |= needed.get(answer, {}) | given
    because, value, whom, until = (said.get(key) for key in ("because", "value", "whom", "until"))
    return Decision(answer, because, value, said["reason"], said["by"], said["at"], whom, until)  # type: ignore[arg-type]


def deed(does: str, says: str, *, id_: str = ID, **given: str) -> Deed:
    said = {"by": "Bo Li", "at": "2024-05-06T11:00:00Z"} | given
    about = id_, id_[::-1], "value-conflict", "mill_fire", "dead", None, None
    return Deed(*about, does, says, said["by"], said["at"], said.get("until"))  # type: ignore[arg-type]


def entry(id_: str = ID, answer: str = "unconfirmed", *, evidence: str | None = None, **given: str) -> Entry:
    return Entry(
        id=id_,
        evidence=evidence or id_[::-1],
        rule="value-conflict",
        event="mill_fire",
        fact="dead",
        scope=None,
        subject=None,
        claims=CLAIMS,
        decision=decision(answer, **given),
        sources={"wire": {"published": "2024-05-02", "derives_from": "agency, gazette"}},
    )


def decide(log: Path, one: Entry, *, after: Entry | None = None) -> Entry:
    """Write a decision, made in view of another; gives it as it was written."""
    (written,) = write(log, [one], {one.id: after.mark if after else ""})
    assert isinstance(written, Entry)
    return written


# No hidden characters, which an answer is not let through with, and none that white space is tidied of.
LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff")
LINE = st.text(LETTERS, min_size=1, max_size=40).map(lambda text: " ".join(text.split())).filter(bool)
REASON = st.lists(st.text(LETTERS, max_size=40).map(str.rstrip), min_size=1, max_size=4).map("\n".join)
REASON = REASON.map(str.strip).filter(bool)
IDS = st.text("0123456789abcdef", min_size=12, max_size=12)
TIMES = st.builds(
    "{:%Y-%m-%dT%H:%M:%S}{}".format,
    st.datetimes(min_value=datetime(1000, 1, 1)),
    st.sampled_from(["Z", "+00:00", "-04:00", "+05:45"]),
)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Any decision that the program could have written."""
    made = entry(
        draw(IDS),
        draw(st.sampled_from(ANSWERS)),
        evidence=draw(IDS),
        reason=draw(REASON),
        by=draw(LINE),
        at=draw(TIMES),
    )
    claim = st.fixed_dictionaries(
        {"source": LINE, "event": LINE, "fact": LINE, "value": LINE}, optional={"quote": LINE}
    )
    event, fact, scope, subject = (draw(st.none() | LINE) for _ in range(4))
    return made._replace(
        event=event,
        fact=fact,
        scope=scope,
        subject=subject,
        claims=tuple(draw(st.lists(claim, max_size=3))),
        rests_on=tuple(draw(st.lists(LINE, max_size=2))),
        sources={},
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any document that the program could have written, but for what an approval or an undo is of."""
    batch, until = draw(st.none() | IDS), draw(st.none() | st.just("2024-06-01"))
    made = draw(entries())
    if draw(st.booleans()):
        ask = made.decision.answer == "ask"
        said = made.decision._replace(whom=draw(st.none() | LINE), until=until) if ask else made.decision
        source = st.fixed_dictionaries({}, optional={"published": LINE, "by": LINE, "derives_from": LINE})
        sources = draw(
            st.dictionaries(LINE.filter(lambda key: not key.startswith("x-")), source.filter(bool), max_size=2)
        )
        return made._replace(decision=said, batch=batch, sources=sources)
    does = draw(st.sampled_from(DOINGS))
    says = draw(IDS if does in ("approve", "undo") else REASON if does == "comment" else LINE)
    about = made.event, made.fact, made.scope, made.subject
    end = until if does == "assign" else None
    return Deed(made.id, made.evidence, made.rule, *about, does, says, made.by, made.at, end, batch)
