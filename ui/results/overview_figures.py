"""The large figures of the overview, each with how sure it is beneath."""

from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QFrame

from analysis.table import Note
from exports.words.codes import skm_class
from exports.words.headline import gap_means, key_figures, main_battery, overall_score
from exports.words.index_sentences import class_chances
from exports.words.limits import with_limits
from exports.words.names import battery_name
from exports.words.numbers import interval, number, signed
from instruments.i18n import _
from ui.jobs.published_findings import Published
from ui.results.overview_paragraph import trust
from ui.widgets.layout import GRID, card, column, row
from ui.widgets.spoken_words import Label, as_it_is


def figures(published: Published) -> list[QFrame]:
    """Index, gap (or the mean answer, or CSI) and responses, as many as there are."""
    return [_figure(*one) for one in (*_index(published), *_gap(published), *_mean(published), _responses(published))]


Figure = tuple[str, str, tuple[str, ...]]  # name, figure, what stands beneath


def _figure(name: str, figure: str, beneath: tuple[str, ...]) -> QFrame:
    top = row(Label(as_it_is(name), role="strong", wrap=True), Label(as_it_is(figure), role="figure"), spacing=GRID)
    top.setStretch(0, 1)
    lines = [Label(as_it_is(line), role="caption", wrap=True) for line in beneath if line]
    return card(column(top, *lines, 1, spacing=0), padding=GRID + 4)


def _index(published: Published) -> Iterator[Figure]:
    skm = published.shown.analysis.skm
    if skm is None or skm.ikm_rounded is None or skm.class_ is None:
        return
    name = _("IKM, class {letter}").format(letter=skm_class(skm.class_))
    yield name, number(skm.ikm_rounded), (_confidence(skm.interval, skm.notes), class_chances(skm))


def _confidence(ends: object, notes: Iterable[Note]) -> str:
    lower, upper = getattr(ends, "lower", None), getattr(ends, "upper", None)
    if lower is None:
        is_alike = any(note.code == "no_variance" for note in notes)
        return _("no interval: the same for every respondent") if is_alike else _("no interval: too few answers")
    return with_limits(_("{confidence} confidence interval {interval}"), interval=interval(lower, upper))


def _gap(published: Published) -> Iterator[Figure]:
    analysis = published.shown.analysis
    means, gap = gap_means(analysis), overall_score(analysis, "gap")
    if means is None or gap is None:
        return
    sentence = _("expected {expectation}, experienced {perception}")
    both = sentence.format(expectation=number(means[0]), perception=number(means[1]))
    yield _("Gap"), signed(means[2]), (_confidence(gap, gap.notes), both)


def _mean(published: Published) -> Iterator[Figure]:
    """Where nothing was expected: how the service is found."""
    analysis = published.shown.analysis
    battery = main_battery(analysis)
    score = overall_score(analysis, battery)
    if gap_means(analysis) is None and analysis.skm is None and score is not None:
        yield (
            _("{battery}, mean").format(battery=battery_name(battery)),
            number(score.mean),
            (_confidence(score, score.notes),),
        )
    if analysis.skm is None and analysis.priorities is not None and analysis.priorities.csi is not None:
        yield *key_figures(analysis)[-1], ()


def _responses(published: Published) -> Figure:
    n, target = published.shown.n, published.target
    name = _("Responses, of {target} planned").format(target=number(target, 0)) if target else _("Responses")
    return name, number(n, 0), (trust(published),)
