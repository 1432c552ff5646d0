"""The pages one buys through: cart, checkout, the way to and from paying, orders.

Thin over `modules/orders`, `payments` and `identity`: these pages read forms, call public functions and show contracts.
Every page is a link or a form first; htmx only saves the reload. Nothing a browser sends is a price.
"""
