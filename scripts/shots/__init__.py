"""Pictures of the main pages of a running shop, in two sizes, two themes and two languages."""
