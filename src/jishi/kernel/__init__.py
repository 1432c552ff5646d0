"""Pure building blocks: money, ids, clock, errors, actors, pages of results. No I/O."""
