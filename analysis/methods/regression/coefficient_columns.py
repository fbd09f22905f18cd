"""The columns of a linear model's coefficients and of its fit, alike in every table of them."""

from analysis.methods.table_builder import count, number, p_value, part

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
FIT = (number("r2", 3), number("r2_adj", 3), number("f"), count("df1"), count("df2"), p_value("f_p"))
