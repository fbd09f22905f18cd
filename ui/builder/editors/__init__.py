"""What a value of the questionnaire is changed with: words side by side, a line, a number, choices, a condition."""
