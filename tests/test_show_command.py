"""`discrepancies show` from outside, where there is little to show."""

from pathlib import Path

from tests.command_line import run


def test_show_writes_nothing_of_a_fact_that_nobody_answers(tmp_path: Path) -> None:
    claims = tmp_path / "claims.yaml"
    claims.write_text("""
facts: {killed: {asks: How many?, kind: count}, hurt: {asks: How many?, kind: count}}
sources: {a: {event: e, claims: [{fact: killed, value: 3}]}}
""")
    assert run("show", "hurt", str(claims)).status == 0
