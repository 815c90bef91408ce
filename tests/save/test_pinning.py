"""Pinning writes the SHA-256 of a text into its claims file, and not one character besides."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import discrepancies
from discrepancies.load.problems import InputError
from discrepancies.save.pinning import Pinned, pin

TEXT = "At least nine people died.\n"
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()
OLD = "0123456789abcdef" * 4
HEAD = "facts: {killed: {asks: How many, kind: count}}\n"
CLAIMS = "[{fact: killed, value: 9}]"

# What stands in the file under "sources:", and what stands there afterwards; $ is the new SHA-256.
LAYOUTS = {
    "no text": (
        "  bell:\n    event: e  # of 2024\n\n    # what it says\n    claims: CLAIMS\n",
        "  bell:\n    event: e  # of 2024\n    text: {sha256: $}\n\n    # what it says\n    claims: CLAIMS\n",
    ),
    "claims first": (
        "  bell:\n      claims: CLAIMS\n      event: e\n",
        "  bell:\n      text: {sha256: $}\n      claims: CLAIMS\n      event: e\n",
    ),
    "a block of text before": (
        "  bell:\n    event: e\n    title: |\n      Fire\n    claims: CLAIMS\n",
        "  bell:\n    event: e\n    title: |\n      Fire\n    text: {sha256: $}\n    claims: CLAIMS\n",
    ),
    "several lines before": (
        "  bell:\n    event: e\n    title: Fire\n      at the mill\n    claims: CLAIMS\n",
        "  bell:\n    event: e\n    title: Fire\n      at the mill\n    text: {sha256: $}\n    claims: CLAIMS\n",
    ),
    "a list before": (
        "  other: {claims: []}\n  bell:\n    event: e\n    derives_from:\n    - other\n    claims: CLAIMS\n",
        (
            "  other: {claims: []}\n"
            "  bell:\n    event: e\n    derives_from:\n    - other\n    text: {sha256: $}\n    claims: CLAIMS\n"
        ),
    ),
    "no line's end": (
        "  bell:\n    claims: CLAIMS\n    event: e\n    text: {}",
        "  bell:\n    claims: CLAIMS\n    event: e\n    text: {sha256: $}",
    ),
    "nothing after text": (
        "  bell:\n    event: e\n    text:  # none yet\n    claims: CLAIMS\n",
        "  bell:\n    event: e\n    text: {sha256: $}  # none yet\n    claims: CLAIMS\n",
    ),
    "braces": ("  bell: {event: e, claims: CLAIMS}\n", "  bell: {event: e, text: {sha256: $}, claims: CLAIMS}\n"),
    "braces, claims first": (
        "  bell: {claims: CLAIMS, event: e}\n",
        "  bell: {text: {sha256: $}, claims: CLAIMS, event: e}\n",
    ),
    "JSON": (
        '  {"bell": {"event": "e", "text": {"file": "bell.txt"}, "claims": CLAIMS}}\n',
        '  {"bell": {"event": "e", "text": {"file": "bell.txt", sha256: $}, "claims": CLAIMS}}\n',
    ),
    "text in braces": (
        "  bell:\n    event: e\n    text: { file: 'bell.txt' }  # kept\n    claims: CLAIMS\n",
        "  bell:\n    event: e\n    text: { file: 'bell.txt', sha256: $ }  # kept\n    claims: CLAIMS\n",
    ),
    "text in braces over lines": (
        "  bell:\n    event: e\n    text: {\n      file: bell.txt,  # kept\n    }\n    claims: CLAIMS\n",
        "  bell:\n    event: e\n    text: {\n      file: bell.txt, sha256: $,  # kept\n    }\n    claims: CLAIMS\n",
    ),
    "text in lines": (
        "  bell:\n    event: e\n    text:\n        file: bell.txt  # kept\n\n    claims: CLAIMS\n",
        "  bell:\n    event: e\n    text:\n        file: bell.txt  # kept\n        sha256: $\n\n    claims: CLAIMS\n",
    ),
    "another": (
        f"  bell:\n    event: e\n    text: {{sha256: {OLD.upper()}, file: bell.txt}}\n    claims: CLAIMS\n",
        "  bell:\n    event: e\n    text: {sha256: $, file: bell.txt}\n    claims: CLAIMS\n",
    ),
    "another in quotes": (
        f"  bell:\n    event: e\n    text:\n      sha256: '{OLD}'  # of May\n    claims: CLAIMS\n",
        "  bell:\n    event: e\n    text:\n      sha256: '$'  # of May\n    claims: CLAIMS\n",
    ),
    "another in a block": (
        f"  bell:\n    event: e\n    text:\n      sha256: >-\n        {OLD}\n    claims: CLAIMS\n",
        "  bell:\n    event: e\n    text:\n      sha256: >-\n        $\n    claims: CLAIMS\n",
    ),
    "another in escapes": (
        f'  bell:\n    event: e\n    text: {{sha256: "\\x30{OLD[1:]}"}}\n    claims: CLAIMS\n',
        '  bell:\n    event: e\n    text: {sha256: "$"}\n    claims: CLAIMS\n',
    ),
}


def texts_in(folder: Path, *names: str) -> Path:
    for name in names or ("bell.txt",):
        (folder / "texts").mkdir(exist_ok=True)
        (folder / "texts" / name).write_text(TEXT)
    return folder / "texts"


def pinned(path: Path, texts: Path) -> list[Pinned]:
    dossier = discrepancies.load(str(path), texts=texts)
    return pin(dossier.paths, dossier, dossier.texts)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_file_differs_only_there(tmp_path: Path, layout: str, line_end: str, mark: str) -> None:
    def whole(entry: str) -> bytes:
        text = f"{mark}# invented\n{HEAD}sources:\n{entry}".replace("CLAIMS", CLAIMS).replace("$", SHA256)
        return text.replace("\n", line_end).encode()

    before, after = LAYOUTS[layout]
    path = tmp_path / "claims.yaml"
    path.write_bytes(whole(before))
    (only,) = pinned(path, texts_in(tmp_path))
    assert path.read_bytes() == whole(after)
    had = OLD if layout.startswith("another") else None
    assert only == Pinned("bell", "bell.txt", SHA256, had, str(path))
    assert pinned(path, tmp_path / "texts") == []
    assert path.read_bytes() == whole(after)


def test_the_parser_in_python_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CBaseLoader")
    for before, after in LAYOUTS.values():
        path = tmp_path / "claims.yaml"
        path.write_text(f"{HEAD}sources:\n{before.replace('CLAIMS', CLAIMS)}")
        pinned(path, texts_in(tmp_path))
        assert path.read_text() == f"{HEAD}sources:\n{after.replace('CLAIMS', CLAIMS)}".replace("$", SHA256)


ODD = {
    "a key alone": "  bell: {event: e, text, claims: CLAIMS}\n",
    "a key with a question mark": "  bell:\n    ? text\n    event: e\n    claims: CLAIMS\n",
    "claims with a question mark": "  bell:\n    ? claims\n    : CLAIMS\n    event: e\n",
}


@pytest.mark.parametrize("entry", ODD.values(), ids=ODD)
def test_where_there_is_no_safe_place_it_says_what_to_write(tmp_path: Path, entry: str) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text(f"{HEAD}sources:\n{entry.replace('CLAIMS', CLAIMS)}")
    before = path.read_bytes()
    with pytest.raises(discrepancies.InputError) as raised:
        pinned(path, texts_in(tmp_path))
    assert f'write "text: {{sha256: {SHA256}}}" there yourself' in str(raised.value)
    assert path.read_bytes() == before


def test_several_files_and_sources(tmp_path: Path) -> None:
    entry = "{{event: e, claims: {claims}}}  # kept\n"
    sources = {"a.yaml": ("one", "two"), "b.yaml": ("three",), "c.yaml": ("four",)}
    for name, keys in sources.items():
        body = "".join(f"  {key}: {entry.format(claims=CLAIMS)}" for key in keys)
        (tmp_path / name).write_text(("" if name != "a.yaml" else HEAD) + f"sources:\n{body}")
    last = (tmp_path / "c.yaml").read_bytes()
    dossier = discrepancies.load(
        *(str(tmp_path / name) for name in sources), texts=texts_in(tmp_path, "one.txt", "two.md", "three.txt")
    )
    assert [(one.source, one.text) for one in pin(dossier.paths, dossier, dossier.texts)] == [
        ("one", "one.txt"),
        ("two", "two.md"),
        ("three", "three.txt"),
    ]
    assert (tmp_path / "a.yaml").read_text().count(f", text: {{sha256: {SHA256}}}, claims") == 2
    assert (tmp_path / "c.yaml").read_bytes() == last
    assert {path.name for path in tmp_path.iterdir()} == {*sources, "texts"}


ENTRY = f"  bell: {{event: e, claims: {CLAIMS}}}\n"


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    path = tmp_path / "claims.yaml"
    path.write_text(f"{HEAD}sources:\n{ENTRY}")
    return path


def changed(path: Path, change: Callable[[str], str]) -> str:
    dossier = discrepancies.load(str(path), texts=texts_in(path.parent))
    path.write_text(change(path.read_text()))
    now = path.read_bytes()
    with pytest.raises(discrepancies.InputError) as raised:
        pin(dossier.paths, dossier, dossier.texts)
    assert path.read_bytes() == now
    return str(raised.value)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("value: 9", "value: 8"),
        lambda text: f"# moved\n{text}",
        lambda text: f"{text}  b: {{claims: []}}\n",
    ],
    ids=["a value", "a line", "a source"],
)
def test_a_file_that_has_changed_since_is_left_alone(claims: Path, change: Callable[[str], str]) -> None:
    assert "the dossier has changed since it was read; run the command again" in changed(claims, change)


def test_one_that_no_longer_can_be_read_is_left_alone(claims: Path) -> None:
    assert "claims.yaml:1:" in changed(claims, lambda text: text.replace("facts", "fact"))


def test_standard_input_cannot_be_written_to(claims: Path) -> None:
    with claims.open("rb") as stdin:
        dossier = discrepancies.load("-", texts=texts_in(claims.parent), stdin=stdin)
    with pytest.raises(discrepancies.InputError, match="standard input cannot be written to"):
        pin(dossier.paths, dossier, dossier.texts)


def test_a_link_and_the_rights_of_the_file_stay_as_they_are(claims: Path, tmp_path: Path) -> None:
    claims.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(claims.name)
    assert len(pinned(link, texts_in(tmp_path))) == 1
    assert link.is_symlink()
    assert SHA256 in claims.read_text()
    assert claims.stat().st_mode & 0o7777 == 0o640


def test_a_full_disk_leaves_all_files_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [tmp_path / "a.yaml", tmp_path / "b.yaml"]
    for number, path in enumerate(paths):
        path.write_text((HEAD if number == 0 else "") + f"sources:\n{ENTRY.replace('bell', f's{number}')}")
    dossier = discrepancies.load(*map(str, paths), texts=texts_in(tmp_path, "s0.txt", "s1.txt"))
    before = [path.read_bytes() for path in paths]

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        pin(dossier.paths, dossier, dossier.texts)
    assert [path.read_bytes() for path in paths] == before
    assert {path.name for path in tmp_path.iterdir()} == {"a.yaml", "b.yaml", "texts"}


KEYS = {
    "event": "e",
    "title": 'Fire: "nine" # died',
    "publisher": "Marrow\nLane",
    "derives_from": ["other"],
    "x-note": {"a": ["b", {"c": ""}]},
    "ignore": {"555 0142": "a phone"},
}
TEXTS = st.fixed_dictionaries(
    {}, optional={"file": st.just("bell.txt"), "lines": st.just("1-1"), "sha256": st.just(OLD)}
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    keys=st.permutations([*KEYS, "text", "claims"]),
    text=st.none() | TEXTS,
    flow=st.sampled_from([None, True, False]),
    style=st.sampled_from([None, '"', "'", "|", ">"]),
    width=st.sampled_from([20, 80]),
    indent=st.integers(2, 7),
    comments=st.booleans(),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_however_it_is_written_it_differs_only_there_and_loads(
    tmp_path: Path,
    keys: list[str],
    text: dict[str, str] | None,
    flow: bool | None,
    style: str | None,
    width: int,
    indent: int,
    comments: bool,
    line_end: str,
) -> None:
    whole = {**KEYS, "text": text, "claims": [{"fact": "killed", "value": "9"}]}
    entry = {key: whole[key] for key in keys if whole[key] is not None}
    tree = {
        "facts": {"killed": {"asks": "?", "kind": "count"}},
        "sources": {"other": {"claims": []}, "bell": entry},
    }
    document = yaml.dump(
        tree,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=flow,
        default_style=style,
        width=width,
        indent=indent,
    )
    if comments and not style:
        document = "".join(
            f"{line}  # kept\n# kept too\n" if line.endswith((",", ":")) else f"{line}\n"
            for line in document.splitlines()
        )
    path = tmp_path / "claims.yaml"
    path.write_bytes(document.replace("\n", line_end).encode())
    assert [one.source for one in pinned(path, texts_in(tmp_path))] == ["bell"]
    before, after = document.replace("\n", line_end), path.read_bytes().decode()
    at = after.index(SHA256)
    assert after.count(SHA256) == 1
    if OLD in before:
        assert after == before.replace(OLD, SHA256)
    else:
        start = next(n for n in range(len(after)) if before[n : n + 1] != after[n])
        grown = len(after) - len(before)
        cuts = [n for n in range(start + 1) if before == after[:n] + after[n + grown :] and n <= at < n + grown]
        assert cuts or text == {}
        assert grown < len(SHA256) + 40
    again = discrepancies.load(str(path), texts=tmp_path / "texts")
    assert again.sources["bell"].text is not None
    assert again.sources["bell"].text.sha256 == SHA256
    findings = discrepancies.check(again, select=["text-changed"]).flagged
    assert findings == ()


def test_a_source_that_only_a_table_names_has_no_place_for_it(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("facts: {dead: {asks: How many?, kind: count}}\n")
    (tmp_path / "claims.csv").write_text("source,event,fact,value\nbell,e,dead,7\n")
    paths = [str(tmp_path / name) for name in ("facts.yaml", "claims.csv")]
    dossier = discrepancies.load(*paths, texts=texts_in(tmp_path))
    with pytest.raises(InputError, match="can be written into YAML only; declare the source in a YAML file"):
        pin(paths, dossier, dossier.texts)
    assert (tmp_path / "claims.csv").read_text() == "source,event,fact,value\nbell,e,dead,7\n"
