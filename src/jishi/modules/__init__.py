"""Bounded contexts, each in a folder of its own; a module imports only lower ones (see .importlinter)."""
