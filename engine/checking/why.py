"""`check_why`: an answer of `foedus why --json` against the run that it explains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from engine.language.case import Case
from engine.language.rulebook import Rulebook

from .claims import Claims, Json
from .complaints import complaints
from .near import NearChecker
from .proofs import ProofChecker
from .words import quoted


def check_why(rulebook: Rulebook, case: Case, run_json: Json, why_json: Json) -> list[str]:
    """Complaints about a how or a why-not as sentences; none if it is right."""
    return complaints(lambda: why_complaints(Claims(rulebook, case, run_json), why_json))


def check_whys(rulebook: Rulebook, case: Case, run_json: Json, whys_json: Iterable[Json]) -> list[str]:
    """Complaints about many answers on one run, which is read once."""
    claims = Claims(rulebook, case, run_json)
    return [complaint for why in whys_json for complaint in complaints(partial(why_complaints, claims, why))]


def why_complaints(claims: Claims, why: Json) -> Iterator[str]:
    """Complaints about one answer."""
    words = why["sentence"]
    sentence = claims.said.get(words)
    holds = sentence is not None and sentence in claims.table
    if why["holds"] is not holds:
        yield f"{quoted(words)} {'holds' if holds else 'does not hold'}."
        return
    told = [conflict["sentences"] for conflict in why["conflicts"]]
    if told != [c["sentences"] for c in claims.run["conflicts"] if words in c["sentences"]]:
        yield f"The conflicts of {quoted(words)} are not those of the run."
    if not holds:
        yield from NearChecker(claims).check(why["why_not"], words)
        return
    checker = ProofChecker(claims)
    yield from checker.root(why["how"], words)
    conclusion = next((c for c in claims.run["conclusions"] if c["sentence"] == words), None)
    told_whole = conclusion is not None and checker.complete and "by" in why["how"]
    if told_whole and checker.assumed(words) != set(conclusion["assumes"] if conclusion else ()):
        yield f"The proof of {quoted(words)} assumes {quoted(sorted(checker.assumed(words)))}; the run says otherwise."
    if "ways" in why:
        yield from _ways(claims, words, why["ways"])


def _ways(claims: Claims, words: str, ways: list[Json]) -> Iterator[str]:
    """One proof for each step that concludes the sentence and does not come back to it."""
    steps = [claims.by_number[number] for number in claims.concluded.get(claims.said[words], ())]
    wanted = {step.number for step in steps if not claims.is_circular(step)}
    told = [way["by"]["step"] for way in ways]
    if set(told) != wanted or len(told) != len(wanted):
        yield f"There is a way to {quoted(words)} by each of the steps {quoted(sorted(wanted))}."
    for way in ways:
        yield from ProofChecker(claims).root(way, words, any_way=True)
