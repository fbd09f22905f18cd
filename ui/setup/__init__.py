"""Field control: what is surveyed, where, by whom, how many are wanted, and how far it is. For the supervisor."""
