"""After-sales in the console: the list, a case with all that is known of it, and what staff do."""
