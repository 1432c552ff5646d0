"""After-sales as buyers meet it: asking from the order page, following a case, writing to the shop."""
