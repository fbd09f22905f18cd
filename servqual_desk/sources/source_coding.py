"""Sources coded by people: codes of the same codebook for a passage or the whole source, any number of coders.

It answers as `CommentCoding` does about one comment question, so that a coder goes through both in the same way.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from instruments.i18n import language
from servqual_desk.responses.comment_coding import Comment, need_coder
from servqual_desk.sources.sources import Sources
from servqual_desk.store.clock import now
from servqual_desk.store.project_file import ProjectPart
from servqual_desk.store.row_numbers import row_number

QUESTION = "*sources"  # stands where a comment question's name does; no question's name begins with a star


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A code that a coder gave: to a passage, or to the whole source where `quote` is ""; code None: read, and none fits."""

    source: int
    coder: str
    code: str | None
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What one coder made of one source."""

    codes: list[str] = field(default_factory=list)
    quotes: list[tuple[str, str]] = field(default_factory=list)


class SourceCoding(ProjectPart):
    """What coders made of the sources of a survey."""

    def comments(self, _variable: str, coder: str) -> tuple[Comment, ...]:
        """Every source with this coder's codes and quotes, oldest first; `response` is its number as text."""
        read: dict[int, _Read] = {}
        for one in self.table():
            if one.coder == coder:
                _take(read.setdefault(one.source, _Read()), one)
        found = Sources(self.project).list()
        nothing = _Read()
        return tuple(
            Comment(
                response=str(source.id),
                text=f"{source.title}\n\n{source.words(language())}".strip(),
                codes=tuple(sorted(set(read.get(source.id, nothing).codes))),
                done=source.id in read,
                quotes=tuple(read.get(source.id, nothing).quotes),
            )
            for source in found
        )

    def give(self, source: str, _variable: str, coder: str, codes: Iterable[str]) -> None:
        """Let the coder's codes of a source be these (perhaps none); passages of codes that stay are kept.

        Raises:
            DataError: nobody is named, or the source is gone.
        """
        number, wanted = self._source(source, coder), set[str | None](codes)
        with self.project.transaction():
            given = {one.code for one in self.table() if (one.source, one.coder) == (number, coder)}
            for code in given - (wanted or {None}):
                self._delete(number, coder, code)
            for code in sorted(wanted - given, key=str):
                self._insert(Passage(source=number, coder=coder, code=code))
            if not wanted and None not in given:
                self._insert(Passage(source=number, coder=coder, code=None))

    def take_back(self, source: str, _variable: str, coder: str) -> None:
        """Take off all that the coder gave; the source then counts as not yet coded by them."""
        with self.project.transaction():
            self.project.database.table("passage").delete_where("source = ? AND coder = ?", [int(source), coder])

    def code_passage(self, source: str, coder: str, code: str, quote: str) -> None:
        """Give a passage this code.

        Raises:
            DataError: nobody is named, or the source is gone.
        """
        passage = Passage(source=self._source(source, coder), coder=coder, code=code, quote=quote.strip())
        with self.project.transaction():
            if passage not in self.table():
                self._delete(passage.source, coder, None)
                self._insert(passage)

    def coders(self, _variable: str = QUESTION) -> tuple[str, ...]:
        return tuple(sorted({one.coder for one in self.table()}))

    def table(self) -> tuple[Passage, ...]:
        """Everything that was given, oldest first; what one coder gave on two laptops stands once, and is no “none fits”."""
        rows = self.project.database.conn.execute("SELECT source, coder, code, quote FROM passage ORDER BY id")
        every = dict.fromkeys(Passage(source=row[0], coder=row[1], code=row[2], quote=row[3]) for row in rows)
        coded = {(one.source, one.coder) for one in every if one.code is not None}
        return tuple(one for one in every if one.code is not None or (one.source, one.coder) not in coded)

    def _source(self, source: str, coder: str) -> int:
        need_coder(coder)
        return Sources(self.project).get(int(source)).id

    def _insert(self, passage: Passage) -> None:
        kept = {"source": passage.source, "coder": passage.coder, "code": passage.code, "quote": passage.quote}
        self.project.database.table("passage").insert({"id": row_number(), **kept, "at": now()})

    def _delete(self, source: int, coder: str, code: str | None) -> None:
        where = "source = ? AND coder = ? AND code IS ?"
        self.project.database.table("passage").delete_where(where, [source, coder, code])


def _take(read: _Read, one: Passage) -> None:
    if one.code is not None:
        read.codes.append(one.code)
        if one.quote:
            read.quotes.append((one.code, one.quote))
