"""The community inside the shop: feeds, notes, comments, people. The routes are in `pages`."""
