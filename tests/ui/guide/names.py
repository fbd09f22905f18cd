"""The names that the guide gives to what is pressed and looked at, chapter by chapter."""

import re
from collections.abc import Iterator

# Bold or in italics, and no words of ours: keys, and what other programs call theirs.
KEY = re.compile(r"F\d+|Enter|Esc|Delete|Backspace|(Ctrl|Shift|Alt)\b.*|[↓A-Z0-9?✓✗]")
ELSEWHERE = {
    *(
        "Windows.",
        "Linux.",
        "Shell Launcher",
        "Custom user interface",
        "Allow edge swipe",
        "Google Forms",
        "KoboToolbox",
    ),
    *(
        "Responses",
        "Jawaban",
        "Link to Sheets",
        "Tautkan ke Spreadsheet",
        "Data › Downloads",
        "Data › Unduh",
        "CSV",
        "XLS",
        "XML",
    ),
    *("File › Download › Comma-separated values (.csv)", "Microsoft Excel (.xlsx)"),
    *("Stempel waktu", "Comma-separated values (.csv)"),
}
# Headings of a paragraph, and sentences that are only stressed.
STRESSED = {
    *("It cannot hold the keys of the operating system", "Tombol milik sistem operasi tidak dapat ditahannya"),
    *("The wrong file?", "Salah berkas?", "A box to tick", "Kotak centang"),
    *("Left", "Middle", "Right", "Kiri", "Tengah", "Kanan", "Codes", "Kode"),
    *("A question that only some are asked", "Pertanyaan untuk sebagian orang"),
    *("Gap", "Kesenjangan", "IKM", "Huruf"),
}
# What the tour does not come to: a list that opens in a cell, a part of a page too long for a screen, and the like.
SELDOM = {
    *(
        "Plan follow-up",
        "Buat rencana tindak lanjut",
        "Read on",
        "Lanjut baca",
        "…, joined to …",
        "…, digabung dengan …",
    ),
    *("Ask it only if …", "Tanyakan hanya bila …"),
    *("Record the refusal", "Catat penolakan"),  # the box of who does not consent: tests/ui/test_interview.py
}
IN_ITALICS = ("import", "own-questionnaire")  # these two chapters write names so


def names_in(chapter: str, text: str) -> Iterator[str]:
    """The names of what the window shows; what begins with a small letter is stressed, and no name."""
    marked = re.findall(r"\*\*([^*]+)\*\*", text)
    if chapter in IN_ITALICS:
        marked += re.findall(r"(?<![*\w])\*([^*\n]+)\*(?![*\w])", text)
    for name in dict.fromkeys(marked):
        is_name = name[0].isupper() or name[0] in "…“"
        if is_name and not KEY.fullmatch(name) and name not in ELSEWHERE | STRESSED | SELDOM:
            yield name


def pattern_of(name: str) -> re.Pattern[str]:
    """What the window says where the guide has this name: a number stands for any, … within it for some words."""
    words = re.escape(name)
    words = re.sub(r"\d+", r"\\d+", words)
    words = re.sub(r"(?<=\\ )…(?=\\ )", ".+", words)
    return re.compile(re.sub(r"^…,\\ ", ".*", words))
