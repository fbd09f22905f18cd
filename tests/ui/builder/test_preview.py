"""The preview shows the chosen part, on each of the three ways, and follows what is typed."""

from PySide6.QtGui import QImage

from tests.ui.builder.author import Author, shortcut


def picture(author: Author) -> QImage:
    return author.view.preview.picture.toImage()


def test_the_picture_follows_the_part_the_words_and_the_way(author: Author) -> None:
    preview = author.view.preview
    author.person.wait(lambda: not preview.picture.isNull())
    consent = picture(author)
    author.choose(("items", 0))
    author.person.wait(lambda: picture(author) != consent)
    item = picture(author)
    author.words("en", "Easy?")
    author.person.wait(lambda: picture(author) != item)
    item = picture(author)
    shortcut(author.person, "Alt+2")
    author.person.wait(lambda: picture(author) != item)
    shortcut(author.person, "Alt+3")
    author.person.wait(lambda: picture(author).height() > picture(author).width())  # a page


def test_while_something_is_wrong_the_last_sound_picture_stays_and_says_so(author: Author) -> None:
    author.choose(("items", 0))
    author.words("en", "")
    assert author.person.reads("The preview follows once the faults are corrected.")
