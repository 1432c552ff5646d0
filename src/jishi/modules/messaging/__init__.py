"""What people say to each other: conversations of two, groups, the room of each product, and questions to a shop.

A *room* is any of these. Its messages have numbers without gaps in the order of their commits (`seq`), and every
change of a message gives it the room's next `version`: who has seen everything up to a version asks for what came after
and has missed nothing (rule 27). Invariants: a message that a sender repeats with the same `client_id` is one message;
a person reads what came since they joined, never what they have removed; between two who have blocked each other
nothing passes, from the very commit of the block on.
"""
