"""The demo world: pictures and texts as data, and (elsewhere in this package) its loading through public functions."""
