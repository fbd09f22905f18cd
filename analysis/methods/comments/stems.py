"""Words by their stem: `pelayanan`, `dilayani` and `melayani` are one, which stands under the form that is used most.

The stemmers are Snowball's: the Indonesian one after Tala (2003), the English one after Porter (Porter2). They cut by rules and
know no dictionary, so that a letter which a prefix has swallowed stays lost: `menunggu` is not joined with `ditunggu`.
"""

from collections import Counter
from collections.abc import Iterable

from snowballstemmer import stemmer


def by_stem(words: Iterable[str], language: str) -> dict[str, str]:
    """Word → the form under which it is counted: the most frequent of those with its stem, else the first by letters.

    Args:
        words: as often as they are used.
        language: `indonesian` or `english`.
    """
    used = Counter(words)
    cut = stemmer(language)
    forms: dict[str, list[str]] = {}
    for word in used:
        forms.setdefault(cut.stemWord(word), []).append(word)
    shown = {stem: min(same, key=lambda word: (-used[word], word)) for stem, same in forms.items()}
    return {word: shown[stem] for stem, same in forms.items() for word in same}
