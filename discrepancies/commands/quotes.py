"""`discrepancies quotes`: the quotes held against the sources' texts, and what no claim covers."""

from __future__ import annotations

from dataclasses import replace

import click

from discrepancies.commands import OPEN
from discrepancies.commands.options import Asked, dossier_options, options, told
from discrepancies.commands.running import decided, load, printing, style, telling_what_is_wrong, writing


@click.command("quotes")
@options(dossier_options)
@click.option("--coverage", is_flag=True, help="Count the figures and names of each text that quotes cover.")
@click.option("--missing", is_flag=True, help="The same, and list those that no quote covers.")
@click.option("--draft", is_flag=True, help="Write claims for those instead, as YAML to complete.")
@click.option("--pin", is_flag=True, help="Write each text's SHA-256 into the claims files instead.")
@told
def command(asked: Asked, coverage: bool, missing: bool, draft: bool, pin: bool) -> int:
    """Check quotes against their texts; show what no claim covers."""
    _refuse_both(draft=draft, pin=pin)
    if draft:
        return _draft(asked)
    if pin:
        return _pin(asked)
    from discrepancies.formats import quotes as quoting
    from discrepancies.pipeline import check as check_dossier

    dossier = replace(load(asked), every_quote=True)
    log = decided(asked.log, named=bool(asked.decisions), four_eyes=asked.four_eyes)
    report = check_dossier(dossier, select=quoting.rules(coverage=coverage or missing), decisions=log)
    with printing() as out:
        quoting.render(report, out, style(), coverage=coverage or missing, missing=missing)
    return OPEN if report.fails("error") or (asked.texts and quoting.awaited(dossier)) else 0


def _refuse_both(*, draft: bool, pin: bool) -> None:
    if draft and pin:
        raise click.UsageError("--draft and --pin cannot be used together")


def _draft(asked: Asked) -> int:
    from discrepancies.evidence.coverage import coverages
    from discrepancies.evidence.drafts import drafts

    dossier = load(asked, claimless=True)
    with printing() as out:
        out.writelines(drafts(dossier, coverages(dossier)))
    return 0


def _pin(asked: Asked) -> int:
    from discrepancies.formats import quotes as quoting
    from discrepancies.load.files import Reading
    from discrepancies.save.pinning import pin

    dossier = load(asked)
    with writing(), telling_what_is_wrong():
        written = pin(asked.files, dossier, dossier.texts, Reading(columns=asked.columns))
    with printing() as out:
        quoting.render_pinned(written, out)
    return 0
