"""Shop-wide settings in the console."""
