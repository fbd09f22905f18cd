"""What an item costs where it fails, and what it brings where it excels: Kano's kinds."""
