"""Tools for those who work on Jishi; not part of the product."""
