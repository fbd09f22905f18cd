"""The methods of the lab on a terminal: what each answers, what may be chosen, and why a questionnaire cannot give one."""

from collections.abc import Iterator

from analysis.methods import METHODS, Method, controls
from analysis.methods.fields import Described
from exports.words.lab_methods import lab_method_name, lab_method_not_for, lab_method_sentence, option_help, option_name
from exports.words.option_types import default_words, type_words
from instruments.i18n import _
from instruments.model import Instrument
from ui.jobs.method_settings import why_not


def listing(instrument: Instrument) -> str:
    """Every method with its options, in words."""
    return "\n\n".join("\n".join(_about(method, instrument)) for method in METHODS.values())


def _about(method: Method, instrument: Instrument) -> Iterator[str]:
    yield _("{id}: {name}").format(id=method.id, name=lab_method_name(method.id))
    yield f"  {lab_method_sentence(method.id)}"
    yield f"  {lab_method_not_for(method.id)}"
    reason = why_not(method, instrument)
    if reason:
        yield "  " + _("Not with this questionnaire. {reason}").format(reason=reason)
        return
    for described in controls(method.options):
        yield from _option(method, described, instrument)


def _option(method: Method, described: Described, instrument: Instrument) -> Iterator[str]:
    """The option's id and name, what it takes and its default, then its help."""
    yield f"    {described.name}: {option_name(method.id, described.name)}"
    takes = _("{type}; default: {default}").format(
        type=type_words(described.control, instrument), default=default_words(described, instrument)
    )
    yield f"        {takes}"
    yield f"        {option_help(method.id, described.name)}"
