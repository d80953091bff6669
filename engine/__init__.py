"""Foedus: facts, rules and explanations are the same sentences."""
