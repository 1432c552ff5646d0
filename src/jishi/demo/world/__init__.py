"""Texts and figures of the demo world: shops, goods, people and ninety days of baskets, from one seed."""
