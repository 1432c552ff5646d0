"""The demo world, made through the public functions of the modules."""
