"""Pages that mix modules, for operators and merchants."""
