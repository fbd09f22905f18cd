"""Comments coded by people: the codebook as a tree, several codes a comment, any number of coders."""

from collections.abc import Iterable
from dataclasses import dataclass

from instruments.i18n import _, ngettext
from servqual_desk.errors import DataError
from servqual_desk.store.clock import now
from servqual_desk.store.event_log import Event
from servqual_desk.store.project_file import ProjectPart
from servqual_desk.store.response_guard import require_status


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One code of the codebook.

    Attributes:
        parent: the code that it stands under.
        dimension: the instrument's that it speaks of.
        memo: what it means, and when it is given and when not.
    """

    code: str
    title: str
    parent: str | None = None
    dimension: str | None = None
    memo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment to be coded, with the codes that one coder gave it; `done` even where none fits.

    `quotes` are passages with their codes; a comment is coded whole and has none, a source may have them.
    """

    response: str
    text: str
    codes: tuple[str, ...]
    done: bool
    quotes: tuple[tuple[str, str], ...] = ()


def need_coder(name: str) -> None:
    """Refuse a coding that nobody signs.

    Raises:
        DataError: the name is empty.
    """
    if not name.strip():
        raise DataError(_("Enter the coder's name, so that two coders can be compared."))


class CommentCoding(ProjectPart):
    """The codebook of a project and what its coders made of one comment question."""

    # The codebook

    def codebook(self) -> tuple[Code, ...]:
        """The codes in their order; a parent may stand anywhere."""
        rows = self._rows("SELECT code, title, parent, dimension, memo FROM code ORDER BY place, code")
        return tuple(
            Code(code=row[0], title=row[1], parent=row[2], dimension=row[3], memo=row[4] or "") for row in rows
        )

    def dimensions(self) -> dict[str, str]:
        """The dimension of each code that has one: its own, else that of the nearest code above it."""
        book = {code.code: code for code in self.codebook()}
        found = dict[str, str]()
        for code in book.values():
            above: Code | None = code
            while above is not None and above.dimension is None:
                above = book[above.parent] if above.parent else None
            if above is not None and above.dimension is not None:
                found[code.code] = above.dimension
        return found

    def save_code(self, code: Code, *, who: str | None = None) -> None:
        """Add a code or change one.

        Raises:
            DataError: code or title is empty, the parent is unknown, or the code would stand under itself.
        """
        if not code.code.strip() or not code.title.strip():
            raise DataError(_("A code needs a short name and a title."))
        self._refuse_circle(code)
        with self.project.transaction():
            self._rows(
                """INSERT INTO code (code, title, parent, dimension, memo, place)
                   VALUES (?, ?, ?, ?, ?, (SELECT COALESCE(MAX(place), 0) + 1 FROM code))
                   ON CONFLICT (code) DO UPDATE SET title = excluded.title, parent = excluded.parent,
                   dimension = excluded.dimension, memo = excluded.memo""",
                code.code.strip(),
                code.title.strip(),
                code.parent,
                code.dimension,
                code.memo.strip() or None,
            )
            self.project.log(Event(kind="code", variable=code.code, new=code.title, who=who))

    def remove_code(self, code: str, *, who: str | None = None) -> None:
        """Take an unused code out of the book.

        Raises:
            DataError: a comment has it, or another code stands under it.
        """
        given = self._one("SELECT count(*) FROM coding WHERE code = ?", code)
        if given:
            raise DataError(
                ngettext(
                    "“{code}” cannot be removed: {n} comment uses it. Remove it there first.",
                    "“{code}” cannot be removed: {n} comments use it. Remove it there first.",
                    given,
                ).format(code=code, n=given)
            )
        marked = self._one("SELECT count(DISTINCT source) FROM passage WHERE code = ?", code)
        if marked:
            raise DataError(
                ngettext(
                    "“{code}” cannot be removed: {n} source uses it. Remove it there first.",
                    "“{code}” cannot be removed: {n} sources use it. Remove it there first.",
                    marked,
                ).format(code=code, n=marked)
            )
        if self._one("SELECT count(*) FROM code WHERE parent = ?", code):
            raise DataError(
                _("“{code}” cannot be removed: other codes belong under it. Move them first.").format(code=code)
            )
        with self.project.transaction():
            self.project.database.table("code").delete(code)
            self.project.log(Event(kind="code", variable=code, old=code, who=who))

    # Coding

    def comments(self, variable: str, coder: str) -> tuple[Comment, ...]:
        """Every comment of finished responses on one question, with this coder's codes, in the order of entry."""
        self._need_comment_question(variable)
        codes: dict[str, tuple[str, ...]] = {}
        for response, code in self._rows(
            "SELECT response, code FROM coding WHERE variable = ? AND coder = ? ORDER BY code", variable, coder
        ):
            codes[response] = (*codes.get(response, ()), code)
        done = {
            row[0] for row in self._rows("SELECT response FROM coded WHERE variable = ? AND coder = ?", variable, coder)
        }
        rows = self._rows(
            f"""SELECT r.uuid, a."{variable}" FROM response AS r JOIN "{self.project.table}" AS a ON a.response = r.uuid
                WHERE r.status = 'finished' AND a."{variable}" IS NOT NULL ORDER BY r.id"""
        )
        return tuple(
            Comment(response=uuid, text=text, codes=codes.get(uuid, ()), done=uuid in done) for uuid, text in rows
        )

    def give(self, response: str, variable: str, coder: str, codes: Iterable[str]) -> None:
        """Put these codes (perhaps none) in place of those that the coder gave the comment before."""
        self._need_comment_question(variable)
        need_coder(coder)
        codes = sorted(set(codes))
        given = {"response": response, "variable": variable, "coder": coder, "at": now()}
        with self.project.transaction():
            require_status(self.project, response, "finished")
            self._forget(response, variable, coder)
            self.project.database.table("coding").insert_all(given | {"code": code} for code in codes)
            self.project.database.table("coded").insert(given)
            self.project.log(
                Event(kind="coded", response=response, variable=variable, new=";".join(codes) or None, who=coder)
            )

    def take_back(self, response: str, variable: str, coder: str) -> None:
        """Take all the coder's codes off a comment, which then counts as not yet coded by them."""
        with self.project.transaction():
            require_status(self.project, response, "finished")
            self._forget(response, variable, coder)
            self.project.log(Event(kind="uncoded", response=response, variable=variable, who=coder))

    def coders(self, variable: str) -> tuple[str, ...]:
        """Who has coded this question."""
        return tuple(
            row[0] for row in self._rows("SELECT DISTINCT coder FROM coded WHERE variable = ? ORDER BY coder", variable)
        )

    def table(self, variable: str) -> tuple[tuple[str, str, str | None], ...]:
        """(response, coder, code), one row a code given; code None where a coder found none fitting. For the analysis."""
        rows = self._rows(
            """SELECT d.response, d.coder, c.code FROM coded AS d JOIN response AS r ON r.uuid = d.response
               LEFT JOIN coding AS c ON c.response = d.response AND c.variable = d.variable AND c.coder = d.coder
               WHERE d.variable = ? AND r.status = 'finished' ORDER BY r.id, d.coder, c.code""",
            variable,
        )
        return tuple((row[0], row[1], row[2]) for row in rows)

    # Inside

    def _forget(self, response: str, variable: str, coder: str) -> None:
        for table in ("coding", "coded"):
            self.project.database.table(table).delete_where(
                "response = ? AND variable = ? AND coder = ?", [response, variable, coder]
            )

    def _refuse_circle(self, code: Code) -> None:
        parents = {known.code: known.parent for known in self.codebook()}
        above = code.parent
        if above is not None and above not in parents:
            raise DataError(_("There is no code “{parent}” to be the parent.").format(parent=above))
        while above is not None:
            if above == code.code:
                raise DataError(_("“{code}” cannot be its own parent.").format(code=code.code))
            above = parents[above]

    def _need_comment_question(self, variable: str) -> None:
        texts = [question.id for question in self.project.instrument.questions if question.traits.own_words]
        if variable not in texts:
            raise DataError(_("There is no question “{column}” answered in words.").format(column=variable))
