"""What the tests of data files share."""

from collections.abc import Iterator

import pandas as pd
import pytest

from instruments.i18n import use_language


@pytest.fixture
def english() -> Iterator[None]:
    with use_language("en"):
        yield


@pytest.fixture
def frame() -> pd.DataFrame:
    """Answers to `little_survey` as `Project.frame(non_answers=True)` gives them: of every kind, missing, and awkward."""
    return pd.DataFrame(
        {
            "t1_e": pd.Series([5, "dk", None, 7], dtype="object"),
            "e1_e": [1.0, 2.0, None, 3.0],
            "t1_p": pd.Series([4, "no", 1, None], dtype="object"),
            "w_tangibles": [60.0, None, 0.0, 50.0],
            "w_empathy": [40.0, None, 100.0, 50.0],
            "sex": pd.Categorical(["f", "m", None, "f"], categories=["f", "m"]),
            "channels": ["counter;online", None, "online", "counter"],
            "age": [31.0, None, 17.0, 80.0],
            "hours": [0.1 + 0.2, 5.0, None, 1e20],
            "visited": ["2026-11-02", None, "1930-01-31", "2024-02-29"],
            "overall": [100.0, 0.0, None, 62.0],
            "comment": ["=1+1", "'=SUM(A1)", None, "Dua\nbaris, “kutip” & é 😀"],
            "sqd_uuid": [f"{number:08d}-5a6e-4f6d-9f6e-6b1f6a1f2a3b" for number in range(4)],
            "sqd_started_at": ["2026-11-21T03:14:03.120+00:00"] * 4,
            "sqd_enumerator": ["@ana", None, "-budi", "P1"],
            "sqd_source": ["simulated", "interview", "import", "import"],
        }
    )
