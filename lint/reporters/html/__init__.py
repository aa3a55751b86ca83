"""The HTML audit: a page for each article and an index, complete in themselves, readable offline and without scripts."""
