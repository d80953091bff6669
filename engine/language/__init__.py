"""Text to model: a file becomes a tree with places, the tree a shape, the shape a rulebook or a case.

    document -> shapes -> vocabulary, statements -> grammar -> conditions -> rules -> clauses -> strata

Nouns: place, value, vocabulary, condition, rulebook, case, problem. Passes: read_*, clauses, safety, strata.
Problems are collected, never raised one at a time; `library` is the way in.
"""
