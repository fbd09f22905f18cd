"""What goes with a yes rather than a no."""
