"""A document is laid out by hand just as a YAML emitter does it, so that logs of all versions look alike."""

from __future__ import annotations

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from discrepancies.decisions import as_written
from discrepancies.decisions.laid_out import document
from tests.decisions.logs import LINE, entry

ODD = st.text(alphabet=[*"'\"-?:,[]{}#&*!|>%@`.=~+<_ \\/07aenoyNulétÜ“”😀\u200c\u00ad"], min_size=1, max_size=6)
WORDS = st.sampled_from(
    ["yes", "No", "null", "1e3", "0x1F", "12:30", "2024-01-02", ".inf", "---", "...", "- a", "a #b"]
)
TEXTS = (ODD | LINE | WORDS).map(str.strip).filter(bool)


def emitted(key: str, value: object) -> str:
    """As PyYAML writes a key and its value on one line."""

    def node(value: object) -> yaml.Node:
        if isinstance(value, dict):
            pairs = [(node(name), node(item)) for name, item in value.items()]
            return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=True)
        if isinstance(value, list):
            return yaml.SequenceNode("tag:yaml.org,2002:seq", [node(item) for item in value], flow_style=True)
        return yaml.ScalarNode("tag:yaml.org,2002:str", str(value))

    line = yaml.MappingNode("tag:yaml.org,2002:map", [(node(key), node(value))], flow_style=False)
    text: str = yaml.serialize(line, Dumper=yaml.SafeDumper, allow_unicode=True, width=float("inf"))
    return text.rstrip("\n")


@settings(max_examples=500)
@given(TEXTS, st.dictionaries(TEXTS, TEXTS, min_size=1, max_size=2), st.lists(TEXTS, max_size=2))
@example("yes", {"?": "a: b", ":": "-"}, ["- a", "-a", "a#b", "?b"])
def test_every_text_is_quoted_as_an_emitter_quotes_it(text: str, source: dict[str, str], names: list[str]) -> None:
    made = entry("0" * 12, reason=text, by=text)._replace(subject=text, sources={"wire": source}, rests_on=tuple(names))
    lines = document(made).splitlines()
    finding: dict[str, object] = {
        "evidence": made.evidence,
        "rule": made.rule,
        "event": made.event,
        "fact": made.fact,
        "subject": text,
    }
    finding |= {"sources": {"wire": source}} | ({"rests_on": names} if names else {})
    assert emitted("reason", text) in lines
    assert emitted("by", text) in lines
    assert f"{emitted('finding', finding)} # {made.at}" in lines


def test_what_has_lines_or_a_tab_stands_in_double_quotes() -> None:
    lines = document(entry(reason='one\n"two"\tthree')).splitlines()
    assert 'reason: "one\\n\\"two\\"\\tthree"' in lines
    assert as_written.document(document(entry(reason="one\ntwo"))) == entry(reason="one\ntwo")
