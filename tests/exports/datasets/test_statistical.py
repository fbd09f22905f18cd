"""Labels cut to what SPSS and Stata hold."""

from exports.datasets.statistical import cut


def test_labels_are_cut_by_bytes_between_letters() -> None:
    assert cut("Puas\n sekali", bytes_=80) == "Puas sekali"
    short = cut("é" * 100, bytes_=80)
    assert short == "é" * 38 + "…"
    assert len(short.encode()) <= 80
