"""Whether the questionnaire measures the same in every group, before means are compared."""
