"""The `proof` command from outside: which stories it reads, how it ends, and what it says of one that is wrong."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.command_line import run

FIRES = str(Path(__file__).parent / "proof" / "fires.yaml")
RIGHT = "The Harrow Gazette counted seven dead at Harrow Bridge, the Northern Wire nine.\n"
WRONG = "Seven people died at Harrow Bridge.\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def story(text: str, name: str = "story.md") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def test_it_ends_with_1_where_something_is_marked_as_gravely_as_asked() -> None:
    assert run("proof", story(RIGHT), FIRES).status == 0
    assert run("proof", story(WRONG), FIRES).status == 1
    assert run("proof", story(WRONG), FIRES, "--fail-on", "never").status == 0
    rounded = story("The mill fire at Harrow Bridge did damage of US$2.3 million.\n")
    assert run("proof", rounded, FIRES).status == 0
    assert run("proof", rounded, FIRES, "--fail-on", "warning").status == 1


def test_a_decision_in_the_log_counts() -> None:
    claims = story(Path(FIRES).read_text(encoding="utf-8"), "claims.yaml")
    found = json.loads(run("check", claims, "--format", "json").out)["findings"]
    finding = next(one["id"] for one in found if one["rule"] == "value-conflict")
    decide = ("--answer", "prefer", "--value", "9", "--reason", "counted twice", "--by", "Ana Ruiz")
    assert run("decide", finding, claims, *decide).status == 0
    said = run("proof", story(WRONG), claims)
    assert said.status == 1
    assert "against-decision" in said.out
    assert "Ana Ruiz decided to prefer 9" in " ".join(said.out.split())


def test_a_mark_can_be_let_stand_until_the_claims_change() -> None:
    claims = story(Path(FIRES).read_text(encoding="utf-8"), "claims.yaml")
    told = json.loads(run("proof", story(WRONG), claims, "--format", "json").out)
    (id_,) = [one["id"] for one in told["marks"] if one["mark"] == "disputed"]
    accept = ("--accept", id_, "--reason", "The caption says so.", "--by", "Ana Ruiz")
    assert run("proof", "story.md", claims, *accept[:2]).err.count("a decision needs a reason") == 1
    accepted = run("proof", "story.md", claims, *accept)
    assert (accepted.status, accepted.err) == (0, "")
    again = json.loads(run("proof", "story.md", claims, "--format", "json").out)
    assert [one["accepted"] for one in again["marks"] if one["id"] == id_] == ["The caption says so."]
    assert again["summary"]["accepted"] == 1
    assert "unused" not in run("check", claims, "--format", "json").out
    story(Path(claims).read_text(encoding="utf-8").replace("value: 9,", "value: 8,"), claims)
    assert run("proof", "story.md", claims).status == 1


@pytest.mark.parametrize("name", ["story.txt", "story.html", "-"])
def test_it_reads_what_stories_are_written_in(name: str) -> None:
    text = f"<p>{WRONG}</p>" if name.endswith("html") else WRONG
    if name != "-":
        story(text, name)
    assert "disputed: Seven" in run("proof", name, FIRES, stdin=text.encode()).out


def word(text: str) -> bytes:
    """The least that a Word file can be."""
    of, kind = "http://schemas.openxmlformats.org/", "application/vnd.openxmlformats-"
    document = f"{kind}officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{of}package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{kind}package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{document}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{of}package/2006/relationships"><Relationship Id="r" '
        f'Type="{of}officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{of}wordprocessingml/2006/main"><w:body><w:p><w:r>'
        f"<w:t>{text}</w:t></w:r></w:p></w:body></w:document>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        for name, part in parts.items():
            out.writestr(name, part)
    return made.getvalue()


def test_it_reads_word() -> None:
    pytest.importorskip("mammoth")
    Path("story.docx").write_bytes(word(WRONG.strip()))
    assert "disputed: Seven" in run("proof", "story.docx", FIRES).out


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("story.md", b"Seven [mill_fire/deads] died.\n", 'story.md:1:8: no fact is called "deads"; write "dead"'),
        ("none.md", None, "none.md cannot be read (No such file or directory); check the path"),
        ("story.docx", b"no zip", "story.docx cannot be read: it is no Word file; save it as .docx, or its text"),
        ("story.pdf", b"%PDF-nothing", "story.pdf cannot be read: "),
        ("story.txt", b"  \n", "story.txt cannot be read: there is not a word in it"),
    ],
)
def test_a_wrong_story_is_told_in_plain_words(name: str, data: bytes | None, said: str) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    ended = run("proof", name, FIRES)
    assert ended.status == 2
    assert said in ended.err
    assert "Traceback" not in ended.err
