"""Pictures: taken in, checked, re-encoded, served in several widths. Nothing is ever served as it was sent.

Invariants: a picture is addressed by the hash of its content; equal pictures are stored once; renditions come only in
the widths and formats listed here.
"""
