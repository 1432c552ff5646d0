"""Pictures: taken in, checked, re-encoded, served in several widths. Nothing is ever served as it was sent.

Invariants: a picture is addressed by the hash of its content; equal pictures are stored once; renditions come only in
the widths and formats listed in the contracts, are made on first demand, and never change under their address.

AVIF renditions are made on demand too, with the encoder's lowest effort: measured on one core that takes 16 ms at
640 px and 62 ms at 1440 px, less than WebP at our quality takes, and is still a quarter smaller. So no page has to
know whether an AVIF file is there yet, and no queue of slow encodings can build up.
"""
