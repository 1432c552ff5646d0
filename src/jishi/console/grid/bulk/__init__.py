"""Doing one thing with many rows: asked once, done in the worker, seen while it goes on.

Invariants: a row is done at most once per run and its outcome is written in the transaction that did it, so a killed
worker loses one step at most and the next one goes on from there; what the person may do is asked anew at every step.
"""
