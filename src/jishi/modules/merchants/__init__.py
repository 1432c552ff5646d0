"""Shops: who sells here.

Invariants: a shop's slug is unique and never reused; a closed shop sells nothing.
"""
