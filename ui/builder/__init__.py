"""The questionnaire builder: what is asked at the left, its words in the middle, the citizen's screen at the right."""
