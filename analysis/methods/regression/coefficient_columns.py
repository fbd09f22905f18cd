"""The columns of a linear model's coefficients and of its fit, alike in every table of them."""

from analysis.methods.table_builder import alike, count, number, p_value, part

COEFFICIENT = (
    part("term", "term"),
    *alike(number, "b", "se", "beta", decimals=3),
    number("t"),
    p_value("p"),
    *alike(number, "lower", "upper", decimals=3),
)
FIT = (number("r2", 3), number("r2_adj", 3), number("f"), count("df1"), count("df2"), p_value("f_p"))
