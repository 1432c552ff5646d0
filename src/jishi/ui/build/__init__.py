"""Builds the browser's files: `python -m jishi.ui.build [--watch]`.

Reads assets/ and every template, writes dist/: fingerprinted files, their precompressed copies,
manifest.json (name -> fingerprinted name), icons.json and the service worker. Does nothing when no
input changed since the last build.
"""
