"""One item of a questionnaire looked at alone: how its answers are distributed, and its means by group."""
