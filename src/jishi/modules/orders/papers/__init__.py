"""Papers of orders, as PDF: what is put into parcels, and what is asked for afterwards. Pure: no SQL, no HTTP."""
