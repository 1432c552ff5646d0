"""Pictures of the demo world: drawn as vectors from a small description, the same bytes-worth of drawing every time."""
