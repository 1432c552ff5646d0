"""Carriers, each in a file of its own, behind one port."""
