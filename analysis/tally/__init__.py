"""What adds up: counts of whole-number answers, from which results are finished without the rows."""
