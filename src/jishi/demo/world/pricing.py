"""Prices as shops write them: 34.9, 168, 299, 1,299."""

from __future__ import annotations

import random

FEN = 100


def shelf_price(fen: int) -> int:
    """The nearest price that a shop would print, in fen: 4.9s and 9.9s below 100 yuan, then 8s and 9s, then 99s."""
    yuan = fen / FEN
    if yuan < 20:
        return max(round(yuan) * FEN - 10, 490)
    if yuan < 100:
        return round(yuan / 5) * 5 * FEN - 10
    if yuan < 1000:
        tens = round(yuan / 10) * 10
        return (tens - (1 if tens % 20 else 2)) * FEN
    if yuan < 3000:
        return (round(yuan / 50) * 50 - 1) * FEN
    return (round(yuan / 100) * 100 - 1) * FEN


def former_price(price: int, rng: random.Random) -> int:
    """What it cost before: a fifth to two fifths more, printed the same way, always above `price`."""
    before = shelf_price(price * rng.choice((118, 122, 125, 130, 135, 142)) // 100)
    return before if before > price else price + 10 * FEN


def cost_of(price: int, percent: int) -> int:
    """What the shop paid, rounded to ten fen and below the price."""
    return min(price * percent // 100 // 10 * 10, price - 10)
