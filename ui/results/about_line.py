"""Which responses the pages are about, in words: the wave, how many, when, and what limits them."""

from collections.abc import Iterator

from exports.words.filter_words import condition_words
from exports.words.numbers import number
from instruments.i18n import _, ngettext
from servqual_desk.project import Project
from servqual_desk.store.field_names import field_names
from servqual_desk.store.present_values import present_waves
from servqual_desk.words.wave_order import WAVE
from ui.jobs.analyse_project import Findings


def about_words(findings: Findings, project: Project) -> str:
    """`Wave II 2026 · 212 responses · 3 August 2026 to 28 August 2026 · only Sex: Female`."""
    return " · ".join(part for part in _parts(findings, project) if part)


def _parts(findings: Findings, project: Project) -> Iterator[str]:
    names, wave = field_names(project), findings.where.get(WAVE)
    if isinstance(wave, str):
        yield names.get(WAVE, {}).get(wave) or wave
    elif len(present_waves(project)) > 1:
        yield _("All waves")
    yield ngettext("{n} response", "{n} responses", findings.n).format(n=number(findings.n, 0))
    yield when_words(findings)
    conditions = {column: values for column, values in findings.where.items() if column != WAVE}
    if conditions:
        yield _("only {conditions}").format(
            conditions=", ".join(condition_words(conditions, findings.instrument, names))
        )


def when_words(findings: Findings) -> str:
    """The first and the last day of the interviews; that they are not stated, where no answer carries its own."""
    from exports.report.period import span_words

    return span_words(findings.days) or _("period not stated")
