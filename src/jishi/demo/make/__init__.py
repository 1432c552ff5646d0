"""Turns the demo world's data into rows and pictures, through the public functions of the modules."""
