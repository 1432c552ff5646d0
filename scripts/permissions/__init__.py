"""Who may do what: `needs.toml` says it, `docs/permissions.md` shows it by position, a test holds the shop to it."""
