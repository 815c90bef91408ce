"""The log held against what a check finds now: what is settled, what is open, and what became of the rest.

A decision holds as long as what it was made on is the same. Once that changes the finding is open again, and the
editor is told what changed: the claims, what their sources say of themselves, or what else the rule went by.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from discrepancies.claims import edits
from discrepancies.decisions.deeds import same_name
from discrepancies.decisions.log import Log
from discrepancies.load.dossier import Dossier
from discrepancies.model import NOBODY, SETTLING, Decision, Deed, Entry, Finding, Handled, State
from discrepancies.wording import listed

if TYPE_CHECKING:
    from discrepancies.model import Source

NEEDING_TEXTS = frozenset(
    {"quote-not-found", "quote-disagrees", "language-not-read", "text-changed", "figure-unclaimed"}
)
"""The rules that say nothing of a source whose text is not at hand."""

_NOTHING_TOLD = "what it rests on is no longer the same"

_NUMBERS: WeakKeyDictionary[Dossier, defaultdict[tuple[str | None, ...], list[int]]] = WeakKeyDictionary()


def entry(dossier: Dossier, finding: Finding, decision: Decision) -> Entry:
    """What the log keeps of a decision: with it the finding, and the claims and all else it rests on."""
    claims = claims_of(dossier, finding)
    said = {key: _of_source(dossier.sources.get(key)) for key in sorted({claim["source"] for claim in claims})}
    return Entry(
        *finding[:3],
        event=finding.event,
        fact=finding.fact,
        scope=finding.scope,
        subject=finding.subject,
        claims=tuple(claims),
        decision=decision,
        sources={key: says for key, says in said.items() if says},
        rests_on=tuple(" ".join(words.split()) for words in finding.rests_on),
    )


def applied(dossier: Dossier, findings: Sequence[Finding], log: Log) -> tuple[Finding, ...]:
    """The findings with their state, the decision that counts, of a stale one what changed since, and what was done.

    What is as severe as the log's four eyes look at is settled only once another has approved of what was decided.
    """
    return tuple(_held_against(dossier, one, log) if log.history(one.id) else one for one in findings)


def closed(dossier: Dossier, log: Log, ids: Collection[str], ran: Collection[str]) -> tuple[Entry, ...]:
    """The decisions that count and whose finding is gone, by id, where what would find it had its say.

    `ids` are those of all findings there are, `ran` the rules that looked for them.
    """
    gone = (decided for id_, decided in sorted(log.current.items()) if id_ not in ids and decided.rule in ran)
    return tuple(decided for decided in gone if looked_for(dossier, decided))


def looked_for(dossier: Dossier, decided: Entry) -> bool:
    """Whether what would find it again had its say: a rule that needs texts is silent where one is missing."""
    if decided.rule not in NEEDING_TEXTS:
        return True
    sources = _sources(decided) or {decided.subject or ""}
    return (sources & dossier.sources.keys()) <= dossier.texts.keys()


def _held_against(dossier: Dossier, finding: Finding, log: Log) -> Finding:
    decided, handled = log.current.get(finding.id), _handled(log, finding.id)
    if decided is None:
        return finding._replace(handled=handled)
    if decided.evidence != finding.evidence:
        changed = changes(dossier, decided, entry(dossier, finding, decided.decision))
        return finding._replace(state="stale", decision=decided.decision, changed=changed, handled=handled)
    settles = decided.decision.answer in SETTLING
    waits = settles and finding.severity in log.four_eyes and not handled.approved_by
    state: State = "settled" if settles and not waits else "open"
    handled = handled._replace(awaits_approval=waits)
    return finding._replace(state=state, decision=decided.decision, handled=handled)


def _handled(log: Log, id_: str) -> Handled:
    """What the log says of a finding besides what was decided."""
    decided, assigned = log.current.get(id_), log.assigned(id_)
    deeds = [one for one in log.in_force(id_) if isinstance(one, Deed)]
    approvals = [one.by for one in deeds if one.does == "approve" and decided and one.says == decided.mark]
    others = [by for by in approvals if decided and not same_name(by, decided.by)]
    return Handled(
        assigned=assigned.says if assigned and assigned.says != NOBODY else None,
        until=assigned.until if assigned else None,
        comments=sum(one.does == "comment" for one in deeds),
        approved_by=tuple(dict.fromkeys(others)),
    )


def changes(dossier: Dossier, decided: Entry, now: Entry) -> tuple[str, ...]:
    """What is no longer as it was when it was decided, a plain sentence each; nothing where all is the same.

    What of it was only rearranged is told as far as the dossier, as it is today, lets one tell.
    """
    if decided.evidence == now.evidence:
        return ()
    return tuple(_changed(dossier, decided, now)) or (_NOTHING_TOLD,)


def _changed(dossier: Dossier, decided: Entry, now: Entry) -> Iterator[str]:
    yield from _claims_changed(dossier, decided.claims, now.claims, asked=not now.fact)
    for source in sorted(_sources(decided) & _sources(now)):
        yield from _source_changed(source, decided.sources.get(source, {}), now.sources.get(source, {}))
    before, after = set(decided.rests_on), set(now.rests_on)
    yield from _rested_on(now, sorted(before - after), sorted(after - before))


def _claims_changed(
    dossier: Dossier, before: Sequence[Mapping[str, str]], after: Sequence[Mapping[str, str]], *, asked: bool
) -> Iterator[str]:
    """Of a claim that is gone from the dossier, that it was edited or removed; of any other, that it left or came.

    The log holds the claims of a finding, not those of the dossier: one that came may have been there all along, and
    one that left may be there still, for rules set claims aside and take them up again.
    """
    resting = Counter(map(edits.content, after))
    for change in edits.between(before, after):
        left, came = change.before, change.after
        if left and _made(dossier, left) <= resting[edits.content(left)]:
            yield edits.said(change, asked=asked)
        else:
            yield from (edits.rested(claim, again=claim is came, asked=asked) for claim in (left, came) if claim)


def _source_changed(source: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    says = {"published": "published {}", "by": "by {}", "derives_from": "derived from {}"}
    for key, words in says.items():
        was, now = before.get(key), after.get(key)
        if was != now:
            told = f"now {words.format(now)}" if now else f"no longer {words.format(was)}"
            yield f"{source} is {told}{f' instead of {was}' if was and now else ''}"


def _rested_on(finding: Entry, gone: Sequence[str], come: Sequence[str]) -> Iterator[str]:
    if not gone and not come:
        return
    if finding.rule in NEEDING_TEXTS:
        yield f"the text of {finding.subject} is another one"
    elif gone and come:
        yield f"it rested on “{listed(gone)}” and now on “{listed(come)}”"
    else:
        yield f"it now rests on “{listed(come)}” too" if come else f"it no longer rests on “{listed(gone)}”"


def claims_of(dossier: Dossier, finding: Finding | Entry) -> list[dict[str, str]]:
    """The claims of a finding; of one that is gone, all on what it was about."""
    if isinstance(finding, Entry):
        about = {(claim["event"], claim["fact"]) for claim in finding.claims}
        numbers = [number for asked, those in _numbers(dossier).items() if asked[1:] in about for number in those]
    else:
        numbers = dossier.claims["claim"].to_numpy()[list(finding.rows)].tolist() if finding.rows else []
    return edits.of_dossier(dossier, numbers)


def _made(dossier: Dossier, claim: Mapping[str, str]) -> int:
    """How often a claim stands in the dossier."""
    numbers = _numbers(dossier).get((claim["source"], claim["event"], claim["fact"]), ())
    return edits.of_dossier(dossier, numbers).count(dict(claim))


def _numbers(dossier: Dossier) -> Mapping[tuple[str | None, ...], Sequence[int]]:
    """The claims of each source on each event's fact."""
    if dossier not in _NUMBERS:
        found = _NUMBERS[dossier] = defaultdict(list)
        asked = (dossier.written.columns[key] for key in ("source", "event", "fact"))
        for number, question in enumerate(zip(*asked, strict=True)):
            found[question].append(number)
    return _NUMBERS[dossier]


def _sources(decided: Entry) -> set[str]:
    return {claim["source"] for claim in decided.claims}


def _of_source(source: Source | None) -> dict[str, str]:
    """What a source says of itself that a finding's evidence has."""
    if source is None:
        return {}
    given = {"published": source.published, "by": source.by, "derives_from": ", ".join(sorted(source.derives_from))}
    return {key: text for key, text in given.items() if text}
