"""matplotlib figures from results, for screen and paper alike."""
