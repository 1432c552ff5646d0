"""The pages on which one reads and writes reviews, asks and answers.

Thin over `modules/reviews`. What stands on the product's page is asked for by the open page when one scrolls to it, so
that the page itself stays the same for everybody; every list and form works without a script as a page of its own.
"""
