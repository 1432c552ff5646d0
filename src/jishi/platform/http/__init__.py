"""HTTP: the gate around every request, pages, problems, cookies, limits."""
