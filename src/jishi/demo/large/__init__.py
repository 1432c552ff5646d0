"""The demo world at the size of a city: the small world's goods and lives, many times over.

Shops and products are made anew through the catalogue's public functions, each set a copy of the small world's under
names of its own. Lives (people, their orders, payments, ledger, stock movements, reviews …) are copied row by row in
the database with ids of their own, which is the only way to a million orders in minutes. Since every life is copied
whole, what balanced in the small world balances in the large one; `make.check` asks ledger and stock whether it does.
"""
