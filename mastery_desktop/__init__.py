"""Mastery Desktop leads a school team through a planning workshop on mastery-based education."""

__version__ = "0.1.0"
