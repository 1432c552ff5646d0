"""The shop as its visitors see it: browsing, product pages, wish lists, help, and what a phone needs to keep it.

Owns the blocks of the home page, the articles of the help centre and wish lists. Everything else is read from the
modules through their public functions. GET pages never write; what is shown to all is rendered once and kept, what is
personal comes as slots or as fragments that a page asks for when it is open.
"""
