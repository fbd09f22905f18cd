"""The follow-up page: the plan, goals and events, risks, recommendations."""
