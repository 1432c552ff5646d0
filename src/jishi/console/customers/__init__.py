"""The people who buy, as the operating company sees them.

Invariant: e-mail addresses, phone numbers and streets are masked, but for those who may see them, who ask for it and
are written into the audit log.
"""
