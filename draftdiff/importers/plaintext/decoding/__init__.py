"""Bytes to lines: the encoding, lines as a person reads them, and what layout, margins and Markdown did to them."""
