"""What the workers do, and what a person does about work that failed for good.

Invariant: nothing of a payload or an error that may name a person leaves this package unmasked.
"""
