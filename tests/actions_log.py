"""Reads a job's log as the runner of GitHub Actions does: which lines are commands, and what they say."""

from __future__ import annotations

from typing import NamedTuple

_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


class Command(NamedTuple):
    """One command of the log."""

    name: str
    properties: dict[str, str]
    data: str


def commands(log: str) -> list[Command]:
    """The commands in a log, every line of which has to be one.

    The runner takes a line for a command that begins, white space aside, with two colons, and else one that has
    `##[` anywhere; it takes the properties apart before it undoes what is escaped, the percent sign last.
    """
    lines = log.split("\n")
    assert lines.pop() == ""
    return [_command(line) for line in lines]


def _command(line: str) -> Command:
    assert line.startswith("::"), line
    assert "\r" not in line
    head, _, data = line[2:].partition("::")
    name, _, properties = head.partition(" ")
    pairs = (one.split("=", 1) for one in properties.split(","))
    return Command(name, {key: _undone(value, _PROPERTY) for key, value in pairs if value}, _undone(data, _DATA))


def _undone(text: str, escapes: tuple[tuple[str, str], ...]) -> str:
    for escape, character in escapes:
        text = text.replace(escape, character)
    return text
