"""Why a sentence holds, or does not: explanations are frozen values, and printing is someone else's job.

    Trace -> proof (the surest, shortest, earliest) -> how -> wording -> text | JSON | screen

Everything is read from the trace; nothing is evaluated again. All words stand in `wording`.
"""
