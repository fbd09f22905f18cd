"""The columns of a model's coefficients, alike in every table of them."""

from analysis.methods.table_builder import number, p_value, part

COEFFICIENT = (
    part("term", "term"),
    number("b", 3),
    number("se", 3),
    number("beta", 3),
    number("t"),
    p_value("p"),
    number("lower", 3),
    number("upper", 3),
)
