"""One builder for the questionnaires of all tests: a part a call, joined to the text of a questionnaire file.

Words are English alone (`"Speed"`) or Indonesian and English (`("Kecepatan", "Speed")`), the same throughout a questionnaire.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

Words = str | tuple[str, str]


def document(id_: str, *parts: str, title: Words, version: str = "1.0.0") -> str:
    """The text of a questionnaire file; `title` tells its languages."""
    languages = ["en"] if isinstance(title, str) else ["id", "en"]
    head = _lines(
        format=1, id=id_, version=version, languages=languages, title=_words(title), citation="Made for tests."
    )
    return "\n".join(["", head, *parts])


def scale(
    id_: str, low: int, high: int, labels: Mapping[int, Words] | None = None, missing: Mapping[str, Words] | None = None
) -> str:
    """An answer scale; `missing` are its non-answers."""
    ends = {"min": low, "max": high}
    said = {"labels": _said(labels), "missing": _said(missing)}
    return _part(f"[scales.{id_}]", **ends, **{name: table for name, table in said.items() if table})


def battery(id_: str, suffix: str, scale: str, stem: Words) -> str:
    return _part("[[batteries]]", id=id_, suffix=suffix, scale=scale, stem=_words(stem))


def dimension(id_: str, title: Words, **more: Any) -> str:
    return _part("[[dimensions]]", id=id_, **more, title=_words(title))


def item(id_: str, dimension: str, text: Words, **more: Any) -> str:
    return _part("[[items]]", id=id_, dimension=dimension, **more, text=_words(text))


def weights(prompt: Words, **more: Any) -> str:
    return _part("[weights]", total=100, **more, prompt=_words(prompt))


def question(id_: str, kind: str, text: Words, *, choices: Mapping[str, Words] | None = None, **more: Any) -> str:
    """A question; `choices` by their id."""
    offered = [{"id": choice, "label": _words(label)} for choice, label in (choices or {}).items()]
    return _part(
        "[[questions]]", id=id_, kind=kind, **more, text=_words(text), **({"choices": offered} if offered else {})
    )


def _part(head: str, **keys: Any) -> str:
    return f"{head}\n{_lines(**keys)}"


def _lines(**keys: Any) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in keys.items())


def _words(said: Words) -> dict[str, str]:
    return {"en": said} if isinstance(said, str) else {"id": said[0], "en": said[1]}


def _said(labels: Mapping[Any, Words] | None) -> dict[str, Any]:
    return {str(value): _words(said) for value, said in (labels or {}).items()}


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_value(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(_value(inner) for inner in value) + "]"
    return json.dumps(value, ensure_ascii=False)


CONSENT = question(
    "willing",
    "choice",
    ("Bersedia?", "Willing?"),
    role="consent",
    required=True,
    choices={"yes": ("Ya", "Yes"), "no": ("Tidak", "No")},
)
