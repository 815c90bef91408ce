"""`discrepancies quotes`: the quotes held against the sources' texts, and what no claim covers."""

from __future__ import annotations

from dataclasses import replace

import click

from discrepancies.commands.options import decisions_option, paths_argument, texts_option
from discrepancies.commands.running import (
    DEFAULT_PATH,
    OPEN,
    decided,
    decisions_path,
    load,
    printing,
    style,
    telling_what_is_wrong,
    writing,
)


@click.command("quotes")
@paths_argument
@texts_option
@decisions_option
@click.option("--coverage", is_flag=True, help="Count the figures and names of each text that quotes cover.")
@click.option("--missing", is_flag=True, help="The same, and list those that no quote covers.")
@click.option("--draft", is_flag=True, help="Write claims for those instead, as YAML to complete.")
@click.option("--pin", is_flag=True, help="Write each text's SHA-256 into the claims files instead.")
def command(
    paths: tuple[str, ...],
    texts: str | None,
    decisions: str | None,
    coverage: bool,
    missing: bool,
    draft: bool,
    pin: bool,
) -> int:
    """Check the quotes against the sources' texts; show what no claim covers."""
    _at_most_one(draft=draft, pin=pin)
    if draft:
        return _draft(paths, texts)
    if pin:
        return _pin(paths, texts)
    from discrepancies.formats import quotes as quoting
    from discrepancies.pipeline import check as check_dossier

    dossier = replace(load(paths, texts, decisions), every_quote=True)
    log = decided(decisions_path(paths, decisions), named=bool(decisions))
    report = check_dossier(dossier, select=quoting.rules(coverage=coverage or missing), decisions=log)
    with printing() as out:
        quoting.render(report, out, style(), coverage=coverage or missing, missing=missing)
    return OPEN if report.fails("error") or (texts and quoting.awaited(dossier)) else 0


def _at_most_one(**options: bool) -> None:
    if sum(options.values()) > 1:
        raise click.UsageError(f"{' and '.join(map('--{}'.format, options))} cannot be used together")


def _draft(paths: tuple[str, ...], texts: str | None) -> int:
    from discrepancies.evidence.coverage import coverages
    from discrepancies.evidence.drafts import drafts

    dossier = load(paths, texts, claimless=True)
    with printing() as out:
        out.writelines(drafts(dossier, coverages(dossier)))
    return 0


def _pin(paths: tuple[str, ...], texts: str | None) -> int:
    from discrepancies.formats import quotes as quoting
    from discrepancies.save.pinning import pin

    dossier = load(paths, texts)
    with writing(), telling_what_is_wrong():
        written = pin(paths or (DEFAULT_PATH,), dossier, dossier.texts)
    with printing() as out:
        quoting.render_pinned(written, out)
    return 0
