"""Random small rulebooks and cases, as the text of files, and what of the language each of them exercises."""
