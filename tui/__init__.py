"""The terminal interface of Foedus.

    library ──sections──> Home          what can be opened
    library ──topics────> Case          the facts, with the user's answers in place
    library ──read──────> Reading ────> Walk, Why, find   a finished run, walked with a cursor

`reading` is the contract with whatever evaluates; `view` makes rows of plain values; `paint` draws rows at a
width; `sentences` lists them; `screens` hold one place or sheet each; `frame` is what they have in common;
`actions`, `places` and `now` say in one table each what can be done and where; `store` keeps the answers.
What takes its time is a `later.Later`, worked out in a worker.
"""
