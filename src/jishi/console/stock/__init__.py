"""Stock: levels, movements, places, counts, transfers."""
