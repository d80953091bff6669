"""Law: what follows does not depend on the order of facts, rules, names, statements or files."""

from __future__ import annotations

from random import Random
from typing import Any, cast

import pytest
import yaml

from tests.generate.as_yaml import Node, as_yaml
from tests.generate.choose import Seeded
from tests.generate.rulebooks import files

from .evaluators import ENGINES, Json, by_engine, case_of

QUICK, LONG = range(40, 50), range(400, 1000)


def loaded(text: str) -> dict[str, Any]:
    """A file as a tree in which every leaf is a word."""
    return cast(dict[str, Any], yaml.load(text, yaml.BaseLoader))


def shuffled(texts: dict[str, str], key: str, random: Random) -> dict[str, str]:
    """The same files with the list under one key in another order."""
    found = {}
    for name, text in texts.items():
        tree = loaded(text)
        if isinstance(tree.get(key), list):
            random.shuffle(tree[key])
        found[name] = as_yaml(cast(dict[str, Node], tree))
    return found


def facts_in_any_order(seed: int) -> None:
    texts = files(Seeded(seed)).texts
    one, two = case_of(texts), case_of(shuffled(texts, "facts", Random(seed)))
    for engine in ENGINES:
        answers = [in_no_order(by_engine(case, engine)) for case in (one, two)]
        for key, value in answers[0].items():
            if key not in ("facts", "conflicts"):  # told in the order of the case, and of what became known
                assert value == answers[1][key], (
                    f"Seed {seed}, {engine}: '{key}' hangs on the order in which the facts are told."
                )
        assert same_conflicts(answers[0]) == same_conflicts(answers[1]), (
            f"Seed {seed}, {engine}: the conflicts hang on the order in which the facts are told."
        )


def in_no_order(answer: Json) -> Json:
    """The same, with the disputed facts of each conclusion sorted: they too are told in the order of the case."""
    told = [{**one, "disputed": sorted(one.get("disputed", ()))} for one in answer["conclusions"]]
    return {**answer, "conclusions": told}


def same_conflicts(answer: Json) -> list[Any]:
    return sorted((one["kind"], sorted(one["sentences"])) for one in answer["conflicts"])


def what_follows(answer: Json) -> Any:
    """Conclusions, certainties and conflicts, without any order."""
    sure = {(c["sentence"], c["certainty"]) for c in answer["conclusions"]}
    return sure, same_conflicts(answer), {a["sentence"] for a in answer["assumptions"]}


def test_facts_in_any_order_give_the_same_run() -> None:
    for seed in QUICK:
        facts_in_any_order(seed)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_many_facts_in_any_order_give_the_same_run() -> None:
    for seed in LONG:
        facts_in_any_order(seed)


@pytest.mark.parametrize("key", ["rules", "statements"])
def test_rules_and_statements_in_any_order_conclude_the_same(key: str) -> None:
    for seed in QUICK:
        texts = files(Seeded(seed)).texts
        answers = [by_engine(case_of(t), "compiled") for t in (texts, shuffled(texts, key, Random(seed)))]
        assert what_follows(answers[0])[:2] == what_follows(answers[1])[:2], (
            f"Seed {seed}: conclusions, certainties and conflicts do not hang on the order of {key}."
        )


def test_a_rulebook_in_several_files_concludes_the_same() -> None:
    for seed in QUICK:
        texts = files(Seeded(seed)).texts
        if "base.yaml" in texts:
            continue
        tree = loaded(texts["main.yaml"])
        rules = tree.pop("rules", [])
        parts = {"book/b.yaml": as_yaml(tree)}
        for at, rule in enumerate(rules):
            parts[f"book/{'ac'[at % 2]}{at}.yaml"] = as_yaml({"rules": [rule]})
        case = texts["case.yaml"].replace("rulebook: main.yaml", "rulebook: book")
        answers = [by_engine(case_of(t), "compiled") for t in (texts, {**parts, "case.yaml": case})]
        assert what_follows(answers[0])[:2] == what_follows(answers[1])[:2], (
            f"Seed {seed}: the same rules in a folder of files conclude the same."
        )
