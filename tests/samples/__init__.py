"""Rulebooks and cases with one mistake each, and the answer to it; and one for each feature, with what follows."""
