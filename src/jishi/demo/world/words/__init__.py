"""The hand-written vocabulary of the demo world, one file per department or subject; no logic lives here."""
