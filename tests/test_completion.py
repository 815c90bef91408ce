"""What the shell offers when it completes a command."""

import pytest
from click.testing import CliRunner

from discrepancies.cli import cli


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("discrepancies sch", {"schema"}),
        ("discrepancies check --fail-on w", {"warning"}),
        ("discrepancies check --select value", {"value-conflict"}),
        ("discrepancies check --ignore echo,self", {"echo,self-contradiction"}),
        ("discrepancies rules single", {"single-source"}),
        ("discrepancies rules nothing", set()),
    ],
)
def test_the_shell_completes(words: str, offered: set[str]) -> None:
    asked = {
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
        "_DISCREPANCIES_COMPLETE": "bash_complete",
    }
    done = CliRunner().invoke(cli, prog_name="discrepancies", env=asked)
    assert set(done.stdout.split()) == {f"plain,{word}" for word in offered}
