"""What a response is found by in a table that names single ones."""

import numpy as np
import numpy.typing as npt
import pandas as pd


def response_names(frame: pd.DataFrame) -> npt.NDArray[np.object_]:
    """Each response's uuid, else its row in the data (the first is 1), shape (n,)."""
    if "sqd_uuid" in frame.columns:
        return frame["sqd_uuid"].astype(str).to_numpy(dtype=object)
    return np.array([str(row) for row in range(1, len(frame) + 1)], dtype=object)
