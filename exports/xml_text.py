"""Words as XML can hold them: codebooks, lists of codes, word-processor files and ReportLab's paragraphs are XML."""

import re

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(words: str) -> str:
    """The words without the characters that XML 1.0 forbids (control characters, halves of a pair, U+FFFE)."""
    return _NO_XML.sub("", words)
