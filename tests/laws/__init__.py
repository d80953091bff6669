"""Laws of the language and of its answers, one to a file."""
