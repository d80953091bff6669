"""Ways of spoiling an answer, and a small case in whose answers there is much to spoil."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from functools import lru_cache
from typing import Any

from engine.explanation.as_json import run_json
from engine.inference.trace import Trace

Json = dict[str, Any]
Spoil = Callable[[Any], object]

PACT = """
kinds:
  state: [leader, ally, outsider]
  alliance: []
  years: number
  view: {choice: [symbolic, useful]}
names:
  state: {Alba: [], Beta: [], Ceres: [], Delos: []}
  alliance: {the Pact: []}
statements:
  - say: <leader> leads <alliance>
  - say: <ally> belongs to <alliance>
  - {say: <ally> trusts <leader>, deny: <ally> does not trust <leader>, opposite: <ally> fears <leader>}
  - {say: <ally> fears <leader>, deny: <ally> does not fear <leader>}
  - {say: <ally> views <alliance> as <view>, one: <view>}
  - say: <alliance> has existed for <years> years
  - say: <ally> follows <leader>
  - say: <ally> grumbles
  - {say: <ally> obeys <leader>, deny: <ally> does not obey <leader>}
  - {say: <alliance> lasts, deny: <alliance> does not last}
  - say: <ally> arms
  - say: <ally> is alone
questions:
  - {ask: Will it last?, yes: <alliance> lasts, no: <alliance> does not last}
rules:
  - id: follow
    if: [<leader> leads <alliance>, <ally> belongs to <alliance>, <ally> trusts <leader>]
    unless: [{certain: <ally> grumbles}]
    then: <ally> follows <leader>
    because: <ally> trusts <leader>.
  - {id: habit, if: [<ally> follows <leader>], then: <ally> trusts <leader>}
  - id: lasting
    if:
      - <leader> leads <alliance>
      - at least 2 <ally>: [<ally> follows <leader>, not: <ally> is alone]
      - <alliance> has existed for <years> years
      - <years> is at least 10
    even if: [<ally> grumbles]
    then: <alliance> lasts
    certainty: likely
  - id: obedience
    if: [<ally> follows <leader>, not: <ally> fears <leader>, not: {likely: <ally> grumbles}]
    then: <ally> obeys <leader>
  - {id: symbol, if: [<ally> views <alliance> as symbolic], then: {not: <alliance> lasts}}
  - {id: answer, if: [<ally> arms, <ally> trusts <leader>], leads to: <leader> arms}
"""
CASE = """
facts:
  - Alba leads the Pact
  - Beta belongs to the Pact
  - Ceres belongs to the Pact
  - {say: Beta trusts Alba, by: a witness}
  - likely: Ceres trusts Alba
  - not: Ceres fears Alba
  - possible: Ceres grumbles
  - Delos fears Alba
  - the Pact has existed for 12 years
  - Ceres views the Pact as symbolic
  - Ceres views the Pact as useful
  - Beta arms
"""


@lru_cache(maxsize=8)
def told(trace: Trace) -> Json:
    return run_json(trace, "test")


def spoilt(answer: Any, spoil: Spoil) -> Any:
    found = deepcopy(answer)
    spoil(found)
    assert found != answer, "The corruption should change something."
    return found


def put(*path: Any) -> Spoil:
    """Put the last of `path` at the place that the others name."""
    *places, last, value = path

    def spoil(json: Any) -> None:
        for place in places:
            json = json[place]
        json[last] = value

    return spoil


def drop(*path: Any) -> Spoil:
    """Take away what is at a place."""
    *places, last = path

    def spoil(json: Any) -> None:
        for place in places:
            json = json[place]
        del json[last]

    return spoil


def swap(first: int, second: int, *places: Any) -> Spoil:
    """Change two things of a list for one another."""

    def spoil(json: Any) -> None:
        for place in places:
            json = json[place]
        json[first], json[second] = json[second], json[first]

    return spoil


def also(*path: Any) -> Spoil:
    """Put one thing more at the end of a list."""
    *places, value = path

    def spoil(json: Any) -> None:
        for place in places:
            json = json[place]
        json.append(value)

    return spoil


def again(*places: Any) -> Spoil:
    """Tell the last of a list a second time."""

    def spoil(json: Any) -> None:
        for place in places:
            json = json[place]
        json.append(deepcopy(json[-1]))

    return spoil
