"""The blank questionnaire on paper: the questions, codes and keys of the screen, and a number that ties it to its entry."""
