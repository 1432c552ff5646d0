"""Who moderates."""

from jishi.modules.team.contracts import Permission

MODERATE = Permission.REVIEWS_MODERATE
"""Words and queue are the operating company's: no merchant holds this."""
