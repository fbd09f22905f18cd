"""The question as the citizen meets it: on the interviewer's screen, in the kiosk, on paper."""
