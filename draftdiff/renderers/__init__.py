"""Renderers: a comparison to text or bytes. They decide looks, never facts."""
