"""healthlint checks health articles for quality and safety before they are published."""

__version__ = "0.1.0"
