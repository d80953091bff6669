"""The user's questions about a case, each answered as a frozen value; text and JSON stand beside it."""
