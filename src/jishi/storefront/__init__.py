"""Pages that mix modules, for shoppers and creators."""
