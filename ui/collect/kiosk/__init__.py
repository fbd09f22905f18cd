"""The kiosk: a citizen answers alone, on the full screen, with a finger."""
