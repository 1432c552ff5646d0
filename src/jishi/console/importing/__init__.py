"""Catalogue files come in and go out: upload, look, map, run, report; and the export that reads back the same.

A file is kept as UTF-8 in parts, so that any worker can go on with it; an import advances in steps, each one
transaction that writes products, stock, complaints and the position reached. Killed anywhere, it goes on with the
next step; run again, it changes nothing. Saving products belongs to the catalogue, counting pieces to inventory.
"""
