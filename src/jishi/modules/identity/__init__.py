"""Accounts, the ways to prove who one is, sessions, addresses, consent.

Invariants: an e-mail or phone belongs to one account; secrets are stored as hashes only; a session token works until it
is signed out, expires or its account is closed; what a code proves it proves once.
"""
