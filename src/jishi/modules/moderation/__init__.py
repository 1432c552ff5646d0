"""Words that are not welcome, and the one queue in which people look at what was held back or reported.

Invariants: a word is kept once, however it is written; an item is decided once, by one person (compare-and-set); at
most one item per subject waits; deciding is announced in the same transaction, so that what owns the subject obeys.

The owner of a text asks `screen` before keeping it. *Refuse* means it is not kept at all, *hold* that it is kept unseen
until somebody decides, *publish* that everybody may see it. The owner listens to `ItemDecided`.
"""
