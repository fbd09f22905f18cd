"""What the change of one field makes of the document: most set a value, some bring other things along."""

from typing import Any

from instruments.editing.answering import with_batteries, with_kind, with_languages, with_own_wordings
from instruments.editing.places import with_value
from instruments.editing.renaming import renamed
from instruments.toml_lines import Place
from instruments.writing import Document
from ui.builder.part_fields import Field


def changed(
    document: Document, place: Place, field: Field, value: Any, *, known_as: str = ""
) -> tuple[Document, Place]:
    """The document after a field of the part at the place got this value, and the part's place then; see `renamed`."""
    if field.kind == "languages":
        return with_languages(document, value), place
    if field.kind == "own_wordings":
        return with_own_wordings(document, place, bool(value)), place
    if field.kind == "ticks":
        return with_batteries(document, place, value), place
    if field.options == "kinds":
        return with_kind(document, place, value), place
    if field.kind == "name" or field.options == "batteries":
        return _renamed(document, place, str(value or ""), known_as)
    key = field.key if place == ("title",) else (*place, *field.key)
    return with_value(document, key, None if field.options == "roles" and value == "profile" else value), place


def _renamed(document: Document, place: Place, new: str, known_as: str) -> tuple[Document, Place]:
    changed = renamed(document, place, new, known_as=known_as)
    is_named = place[0] in ("scales", "families") and new in changed[str(place[0])]  # its name is its place
    return changed, (place[0], new) if is_named else place
