# The five units of league.R: the one-way analysis of variance of their respondents, and the intraclass correlation from it.
units <- list(
  a = c(92, 94, 89, 95, 91, 93), b = c(90, 93, 91, 94, 88, 95), c = c(70, 75, 80, 66, 72, 79, 71),
  d = c(74, 69, 77, 70, 73), e = c(50, 55, 48, 61, 52, 54)
)
data <- stack(units)
squares <- summary(aov(values ~ ind, data))[[1]][["Mean Sq"]]
n <- lengths(units)
n0 <- (sum(n) - sum(n^2) / sum(n)) / (length(n) - 1)
cat("within", format(squares[2], digits = 15), "\n")
cat("icc", format((squares[1] - squares[2]) / (squares[1] + (n0 - 1) * squares[2]), digits = 15), "\n")
cat("mean", format(mean(data$values), digits = 15), "\n")
