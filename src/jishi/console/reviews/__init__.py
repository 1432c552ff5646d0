"""Reviews and questions, as the people of the shops see them: read, reply, answer."""
