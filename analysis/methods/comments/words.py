"""What words citizens use: counted without those that say nothing of the subject (Indonesian and English stop words)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import pandas as pd

from analysis.methods.comments.spec import CommentsOptions
from analysis.methods.comments.stems import by_stem
from analysis.methods.table_builder import count, number, part, share, table
from analysis.table import Sample, Table

# A file a language, beside this one.
STOP_WORDS = re.compile(r"stop_words_[a-z]+\.txt")

# Letters, with hyphens and apostrophes inside: `loket`, `teman-teman`, `don't`.
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# The short form of a doubled word: `cepat2` is `cepat-cepat`.
DOUBLED = re.compile(r"\b([^\W\d_]+)2\b")


def comments_of(frame: pd.DataFrame, question: str) -> list[str]:
    """The comments that say anything, in the order of the rows."""
    if question not in frame.columns:
        return []
    return [text for cell in frame[question] if isinstance(cell, str) and (text := cell.strip())]


def overview_table(comments: Sequence[str], started: int, question: str) -> Table:
    """How many wrote something, and how much."""
    lengths = pd.Series([len(WORD.findall(comment)) for comment in comments], dtype="float64")
    row = (len(comments), len(comments) / started, int(lengths.sum()), lengths.median(), lengths.max())
    columns = (count("n"), share("share"), count("words"), number("median_words", 1), number("most_words", 0))
    sample = Sample(started=started, complete=len(comments), used=len(comments), rule="available")
    params = {"question": question}
    return table("lab_comments", columns, [row], method="comment_lengths", sample=sample, params=params)


def words_table(comments: Sequence[str], started: int, options: CommentsOptions, question: str) -> Table:
    """The words that occur in most comments: in how many, and how often in all; equal ones by letters."""
    spoken = [_subject_words(comment, options.shortest) for comment in comments]
    used = [word for words in spoken for word in words]
    base = _bases(used) if options.stems == "forms" else by_stem(used, options.stems)
    merged = [[base.get(word, word) for word in words] for words in spoken]
    within = Counter(word for words in merged for word in set(words))
    times = Counter(word for words in merged for word in words)
    ranked = sorted(within, key=lambda word: (-within[word], -times[word], word))[: options.words]
    return table(
        "lab_words",
        (part("word", "text"), count("n"), share("share"), count("times")),
        [(word, within[word], within[word] / len(comments), times[word]) for word in ranked],
        method="word_counts",
        sample=Sample(started=started, complete=len(comments), used=len(comments), rule="available"),
        params={"question": question, "shortest": options.shortest, "stems": options.stems},
    )


@cache
def stop_words() -> frozenset[str]:
    """The stop words of all languages together: citizens mix them."""
    folder = files("analysis.methods.comments")
    return frozenset(word for file in folder.iterdir() if STOP_WORDS.fullmatch(file.name) for word in _read(file))


def _read(file: Traversable) -> Iterator[str]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split()


def _subject_words(comment: str, shortest: int) -> list[str]:
    plain = DOUBLED.sub(r"\1-\1", comment.casefold()).replace("’", "'")
    return [word for word in WORD.findall(plain) if len(word) >= shortest and word not in stop_words()]


def _bases(words: Iterable[str]) -> dict[str, str]:
    """`pelayanannya` counts as `pelayanan` where that word is used too: -nya (his, hers, the) says nothing of the subject."""
    known = set(words)
    return {word: base for word in known if (base := word.removesuffix("nya")) != word and base in known}
