"""What the papers' method works with beside answers: documents, observations and interviews of informants, coded and compared."""
