"""The commands of `jishi`, one per module, loaded only when asked for: a role should not carry the others' code."""
