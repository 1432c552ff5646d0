"""One drawing function per archetype, by department."""
