"""The design system: templates, component macros, styles and scripts that every page is made of.

`assets.asset` and `icons.icon` are the two functions templates need; `python -m jishi.ui.build` makes
the files they look up. See README.md in this folder for the macros.
"""
