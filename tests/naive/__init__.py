"""Evaluators that share no inference with the engine, so that both cannot be wrong in the same way."""
