"""The guide's chapters: who each is for, and which page of the window asks for it."""

from msgspec import Struct

from instruments.i18n import N_


class Chapter(Struct, frozen=True, kw_only=True):
    """A file `<id>.<language>.md` of this folder; `pages` are those of the window on which F1 opens it."""

    id: str
    title: str
    pages: tuple[str, ...] = ()


CHAPTERS: tuple[Chapter, ...] = (
    Chapter(id="enumerator", title=N_("Guide for the enumerator"), pages=("collect",)),
    Chapter(id="unit-head", title=N_("Guide for the unit head"), pages=("start", "results", "follow_up")),
    Chapter(
        id="supervisor", title=N_("Guide for the supervisor and IT"), pages=("setup", "responses", "merge", "city")
    ),
    Chapter(id="academic", title=N_("Guide for the academic"), pages=("lab", "coding", "sources")),
    Chapter(id="kiosk", title=N_("The kiosk")),
    Chapter(id="import", title=N_("Bringing answers in"), pages=("data",)),
    Chapter(id="own-questionnaire", title=N_("A questionnaire of your own"), pages=("builder",)),
    Chapter(id="troubleshooting", title=N_("When there is a message")),
)


def chapter_of(page: str) -> str:
    """The chapter that tells of a page of the window; the enumerator's where none does."""
    return next((one.id for one in CHAPTERS if page in one.pages), CHAPTERS[0].id)
