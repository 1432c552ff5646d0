"""Products, their variants, categories, brands, prices and how they are written.

Invariants: a product is stored whole or not at all; every variant has one value for each option of its product and no
two variants the same ones; a SKU is unique in its shop; amounts are minor units of the shop platform's currency;
`cost` never leaves the catalogue but for staff who may see it.
"""
