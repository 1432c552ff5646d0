"""Jishi 集市: social commerce in one system."""
