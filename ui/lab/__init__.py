"""The lab: choose a method and its options at the left, see its tables and charts at the right. Kept with the project."""
