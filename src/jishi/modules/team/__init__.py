"""Staff: who of the accounts works here, and with which permissions.

Invariants: permissions come from named sets; taking a set away takes effect with the next request.
"""
