"""Python checks, a file per rule family. Words, levels and sources stay on the cards."""
