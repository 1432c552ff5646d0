"""The queue of what was held or reported, and the list of words, for moderators."""
