"""The page of sources: documents, observations, trials and interviews, informants, findings and propositions."""
