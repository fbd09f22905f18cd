"""What a questionnaire's parts must be to each other: one function a rule, each given the draft and yielding its faults."""
