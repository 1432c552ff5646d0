"""File formats of catalogues. Pure: rows of text in, products and complaints out, and back.

What a file says is judged product by product. A product whose rows cannot be understood comes out as a `Refusal`
that carries its rows as they came, so that they can be handed back with the reason.
"""
