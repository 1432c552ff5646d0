"""Every statement on the tables of shipping."""

PLANS = "SELECT shop_id, plan FROM shipping.plans WHERE shop_id = ANY($1::uuid[])"

SET_PLAN = """
INSERT INTO shipping.plans (shop_id, plan, updated_at) VALUES ($1, $2, $3)
ON CONFLICT (shop_id) DO UPDATE SET plan = excluded.plan, updated_at = excluded.updated_at
"""

ENSURE_PLAN = "INSERT INTO shipping.plans (shop_id, plan, updated_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
