"""Pure rules of shipping: provinces, zones, prices."""
