"""What came of what was planned: the change of what an action is about, and goals against results."""
