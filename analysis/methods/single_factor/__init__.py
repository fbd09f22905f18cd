"""Whether one factor lies under all answers, as where people answer every question in one mood."""
