"""What one version of a questionnaire has otherwise than another, in sentences: `item t1: wording changed (en)`."""

from collections.abc import Iterator, Mapping
from typing import Any

from instruments.i18n import N_, _
from instruments.model import Instrument
from instruments.writing import Document, document_of

Table = Mapping[str, Any]

_PARTS = {
    "scales": N_("scale {id}"),
    "batteries": N_("battery {id}"),
    "families": N_("family {id}"),
    "dimensions": N_("dimension {id}"),
    "items": N_("item {id}"),
    "questions": N_("question {id}"),
}
_ORDERS = {
    "batteries": N_("the batteries stand in another order"),
    "dimensions": N_("the dimensions stand in another order"),
    "items": N_("the items stand in another order"),
    "questions": N_("the questions stand in another order"),
}
_WORDS = ("text", "title", "heading", "stem", "prompt", "citation", "label")
_WORDING = {
    "text": N_("wording changed ({languages})"),
    "label": N_("wording changed ({languages})"),
    "title": N_("title changed ({languages})"),
    "heading": N_("heading changed ({languages})"),
    "stem": N_("stem changed ({languages})"),
    "prompt": N_("instruction changed ({languages})"),
    "citation": N_("source changed ({languages})"),
}
_KEYS = {
    "id": N_("identifier"),
    "version": N_("version"),
    "languages": N_("languages"),
    "minutes": N_("minutes"),
    "edition": N_("edition"),
    "min": N_("smallest answer"),
    "max": N_("largest answer"),
    "suffix": N_("suffix"),
    "scale": N_("scale"),
    "family": N_("family"),
    "dimension": N_("dimension"),
    "reverse": N_("reverse-scored"),
    "batteries": N_("batteries"),
    "total": N_("points"),
    "kind": N_("kind"),
    "role": N_("role"),
    "required": N_("required"),
    "show_if": N_("asked if"),
    "not_before": N_("first day"),
    "not_after": N_("last day"),
    "refuses": N_("declines"),
}
_DEFAULTS = {"reverse": False, "required": False, "refuses": False, "role": "profile", "family": "", "show_if": ""}


def differences(before: Instrument, after: Instrument) -> tuple[str, ...]:
    """One sentence a difference, in the language in force; none where the content is the same."""
    return document_differences(document_of(before), document_of(after))


def document_differences(before: Document, after: Document) -> tuple[str, ...]:
    """As `differences`, of documents that need not be sound yet."""
    head = [{key: value for key, value in one.items() if key not in (*_PARTS, "weights")} for one in (before, after)]
    found = [_("questionnaire: {what}").format(what=what) for what in _changes(*head)]
    for section, name in _PARTS.items():
        found += _section(section, name, *(_named(one.get(section)) for one in (before, after)))
    return (*found, *_weights(before.get("weights"), after.get("weights")))


def _named(parts: Any) -> dict[str, Table]:
    """The tables of a section by their ids, in the file's order."""
    if isinstance(parts, Mapping):
        return dict(parts)
    return {str(part.get("id", "")): part for part in parts or ()}


def _section(section: str, name: str, before: dict[str, Table], after: dict[str, Table]) -> Iterator[str]:
    for id_ in (*before, *(one for one in after if one not in before)):
        part = _(name).format(id=id_)
        if id_ not in after:
            yield _("{part}: removed").format(part=part)
        elif id_ not in before:
            yield _("{part}: added").format(part=part)
        else:
            for what in _changes(before[id_], after[id_]):
                yield _("{part}: {what}").format(part=part, what=what)
    if section in _ORDERS and [one for one in before if one in after] != [one for one in after if one in before]:
        yield _(_ORDERS[section])


def _weights(before: Table | None, after: Table | None) -> Iterator[str]:
    part = _("points")
    if before is None or after is None:
        if before is not None or after is not None:
            yield (_("{part}: added") if before is None else _("{part}: removed")).format(part=part)
        return
    for what in _changes(before, after):
        yield _("{part}: {what}").format(part=part, what=what)


def _changes(before: Table, after: Table) -> Iterator[str]:
    for key in dict.fromkeys((*before, *after)):
        old, new = (one.get(key, _DEFAULTS.get(key)) for one in (before, after))
        if old == new:
            continue
        if key in _WORDS:
            yield _(_WORDING[key]).format(languages=", ".join(_changed_words(old, new)))
        elif key == "choices":
            yield from _answers(N_("choice {id}"), _labelled(old), _labelled(new))
        elif key in ("labels", "missing"):
            name = N_("label of {id}") if key == "labels" else N_("non-answer {id}")
            yield from _answers(name, _said(old), _said(new))
        else:
            yield _value_change(key, old, new)


def _labelled(choices: Any) -> dict[str, Table]:
    return {id_: {key: value for key, value in one.items() if key != "id"} for id_, one in _named(choices).items()}


def _said(words: Any) -> dict[str, Table]:
    return {code: {"label": text} for code, text in (words or {}).items()}


def _answers(name: str, before: dict[str, Table], after: dict[str, Table]) -> Iterator[str]:
    yield from _section("", name, before, after)
    if [one for one in before if one in after] != [one for one in after if one in before]:
        yield _("the answers stand in another order")


def _changed_words(old: Any, new: Any) -> list[str]:
    """Which languages differ; of an item with a wording a battery, `battery language`."""
    ours, theirs = _flat(old), _flat(new)
    return [key for key in dict.fromkeys((*ours, *theirs)) if ours.get(key) != theirs.get(key)]


def _flat(words: Any) -> dict[str, str]:
    if not isinstance(words, Mapping):
        return {} if words is None else {"*": str(words)}
    flat: dict[str, str] = {}
    for key, value in words.items():
        flat |= (
            {f"{key} {inner}": text for inner, text in value.items()} if isinstance(value, Mapping) else {key: value}
        )
    return flat


def _value_change(key: str, old: Any, new: Any) -> str:
    name = _(_KEYS[key]) if key in _KEYS else key
    if old in (None, ""):
        return _("{key} is now “{new}”").format(key=name, new=_shown(new))
    if new in (None, ""):
        return _("{key} “{old}” is gone").format(key=name, old=_shown(old))
    return _("{key} changed from “{old}” to “{new}”").format(key=name, old=_shown(old), new=_shown(new))


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
