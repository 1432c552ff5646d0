"""Products as their keepers see them: the table, the editor, categories."""
