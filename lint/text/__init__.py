"""Characters: decoding, lines, words, sentences, and the map from prose back to source."""
