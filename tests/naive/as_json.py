"""A naive run as the JSON of `foedus run --json`, as far as it says what follows and why.

Left out is what only words or files tell (titles, sources, `because`), and what the shown proof decides
(`assumes` of a conclusion, `rests`). Effects have no stratum and no wave here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.language.condition import (
    AllOf,
    AnyOf,
    Arithmetic,
    AtLeastOf,
    Compare,
    Condition,
    Constant,
    Count,
    Holds,
    Not,
    Operand,
)
from engine.language.rulebook import Sentence
from engine.language.value import written
from engine.language.vocabulary import Pattern, Var

from .evaluator import Env, Naive, Step, flat, in_order

Json = dict[str, Any]
CERTAINTY = {1: "possible", 2: "likely", 3: "certain"}
SIGNS = {">=": "is at least", "<=": "is at most", ">": "is more than", "<": "is less than", "=": "is", "!=": "is not"}


def as_json(run: Naive) -> Json:
    concluded = list(dict.fromkeys(step.conclusion for step in run.steps))
    return {
        "facts": [_fact(run, sentence) for sentence in run.stated],
        "conclusions": [_conclusion(run, sentence) for sentence in concluded],
        "steps": [_step(run, step) for step in run.steps],
        "leads_to": [_effect(run, step) for step in run.effects],
        "conflicts": _conflicts(run),
        "questions": [_question(run, number) for number in range(len(run.book.questions))],
        "assumptions": [run.book.say(sentence) for sentence in run.assumptions()],
    }


def _fact(run: Naive, sentence: Sentence) -> Json:
    return {
        "sentence": run.book.say(sentence._replace(denied=False)),
        "standing": "denied" if sentence.denied else "stated",
        "certainty": CERTAINTY[run.stated[sentence]],
    }


def _conclusion(run: Naive, sentence: Sentence) -> Json:
    found: Json = {
        "sentence": run.book.say(sentence),
        "certainty": CERTAINTY[run.sure[sentence]],
        "claim": run.book.statements[sentence.statement].claim,
        "steps": run.concluded_by(sentence),
    }
    if sentence in run.stated:
        found["also_stated"] = True
    if sentence.denied:
        found["denies"] = run.book.say(sentence._replace(denied=False))
    return found


def _step(run: Naive, step: Step) -> Json:
    found: Json = {
        "step": step.number,
        "rule": step.clause.rule.id,
        "bindings": {var.label: written(step.env[var]) for var in step.clause.variables},
        "stratum": step.stratum,
        "wave": step.wave,
        "premises": premises(run, step),
        "concludes": run.book.say(step.conclusion),
        "denies": run.book.say(step.conclusion._replace(denied=False)) if step.conclusion.denied else None,
        "certainty": CERTAINTY[step.certainty],
        "new": step.new,
    }
    if step.circular:
        found["circular"] = True
    concessions = [shown(run, step.clause.rule.even_if[at], step.env) for at in run.even_though(step)]
    if concessions:
        found["even_though"] = concessions
    return found


def _effect(run: Naive, step: Step) -> Json:
    found = _step(run, step)
    found["leads_to"] = found.pop("concludes")
    for key in ("step", "stratum", "wave", "new"):
        del found[key]
    return found


def premises(run: Naive, step: Step) -> list[Json]:
    found = []
    for condition in step.clause.conditions:
        if isinstance(condition, Holds):
            sentence = run.ground(condition.pattern, step.env)
            standing = "stated" if sentence in run.stated else "concluded"
            premise = _premise(run, sentence, standing, run.concluded_by(sentence))
            premise["certainty"] = CERTAINTY[run.sure[sentence]]
        elif isinstance(condition, Not):
            premise = _absent(run, run.ground(condition.pattern, step.env), int(condition.level))
        else:
            premise = _group(run, condition, step.env, run.absent(condition, step.env))
            premise["certainty"] = CERTAINTY[run.strength(condition, step.env, run.sure, run.sure)]
        found.append(premise)
    for condition in step.clause.rule.unless:
        if isinstance(condition, Holds):
            premise = _absent(run, run.ground(condition.pattern, step.env), int(condition.level))
        else:
            premise = _group(run, condition, step.env, run.absent_exception(condition, step.env))
            premise["counted"] = []
        premise["part"] = "unless"
        found.append(premise)
    return found


def _premise(run: Naive, sentence: Sentence, standing: str, steps: list[int]) -> Json:
    return {"sentence": run.book.say(sentence), "standing": standing, "steps": steps}


def _absent(run: Naive, sentence: Sentence, level: int) -> Json:
    standing = run.standing(sentence, level)
    if standing == "denied":
        denial = sentence._replace(denied=True)
        return _premise(run, sentence, standing, run.concluded_by(denial)) | {"certainty": CERTAINTY[run.sure[denial]]}
    if standing == "weaker":
        return _premise(run, sentence, standing, run.concluded_by(sentence)) | {
            "certainty": CERTAINTY[run.sure[sentence]]
        }
    premise = _premise(run, sentence, standing, [])
    instead = run.instead(sentence)
    if instead:
        premise["instead"] = [run.book.say(other) for other in instead]
        premise["surely"] = bool(run.instead(sentence, strictly=True))
    return premise


def _group(run: Naive, condition: Condition, env: Env, absent: list[tuple[Sentence, int]]) -> Json:
    premise: Json = {"sentence": shown(run, condition, env), "standing": "holds", "steps": [], "counted": []}
    if isinstance(condition, Count) and condition.how != "no":
        premise["counted"] = [written(value) for value in run.counted(condition, env)]
    if isinstance(condition, AtLeastOf):
        premise["counted"] = [
            shown(run, part, env) for part in condition.conditions if run.list_strength([part], env, run.sure, run.sure)
        ]
    assumed = run.silent(absent)
    if assumed:
        premise["assumes"] = [run.book.say(sentence) for sentence in assumed]
    return premise


def _conflicts(run: Naive) -> list[Json]:
    """One for each group of sentences; of several values where there can be one, all together."""
    pairs = run.conflicts()
    groups = {(kind, sentences) for kind, sentences in pairs if kind != "one"}
    for sentence in {s for kind, sentences in pairs if kind == "one" for s in sentences}:
        groups.add(("one", frozenset({sentence, *run.other_values(sentence)})))
    found = []
    for kind, sentences in groups:
        listed = sorted(sentences, key=run.book.say)
        found.append(
            {
                "kind": kind,
                "sentences": [run.book.say(sentence) for sentence in listed],
                "steps": [run.concluded_by(sentence) for sentence in listed],
            }
        )
    return sorted(found, key=repr)


def _question(run: Naive, number: int) -> Json:
    question = run.book.questions[number]
    sides: list[list[Sentence]] = [run.answer(p) if p is not None else [] for p in (question.yes, question.no)]
    answers = {(True, False): "yes", (False, True): "no", (True, True): "both", (False, False): "open"}
    return {
        "ask": question.ask.text,
        "answer": answers[bool(sides[0]), bool(sides[1])],
        "yes": sorted(number for sentence in sides[0] for number in run.concluded_by(sentence)),
        "no": sorted(number for sentence in sides[1] for number in run.concluded_by(sentence)),
    }


# Conditions in words


def shown(run: Naive, condition: Condition, env: Env) -> str:
    """A condition with the names that are bound filled in; parts are joined by "; "."""
    if isinstance(condition, Holds):
        return ("" if condition.level == 1 else f"{CERTAINTY[condition.level]}: ") + pattern(
            run, condition.pattern, env
        )
    if isinstance(condition, Not):
        level = "" if condition.level == 1 else f"{CERTAINTY[condition.level]}: "
        return "not: " + level + pattern(run, condition.pattern, env)
    if isinstance(condition, Compare):
        return f"{_operand(condition.left, env)} {SIGNS[condition.sign]} {_operand(condition.right, env)}"
    if isinstance(condition, AtLeastOf):
        return f"at least {condition.number} of: {_joined(run, condition.conditions, env)}"
    if isinstance(condition, AllOf):
        return f"all: {_joined(run, flat(condition.conditions), env)}"
    if isinstance(condition, AnyOf):
        branches = [
            _joined(run, branch, env) if len(branch) == 1 else f"all: {_joined(run, branch, env)}"
            for branch in condition.branches
        ]
        return f"any: {'; '.join(branches)}"
    number = f" {condition.number}" if condition.how == "at least" else ""
    head = f"{condition.how}{number} <{condition.var.label}>: "
    if condition.has:
        return f"{head}of: {_joined(run, condition.of, env)}; has: {_joined(run, condition.has, env)}"
    return head + _joined(run, condition.of, env)


def _joined(run: Naive, conditions: Sequence[Condition], env: Env) -> str:
    return "; ".join(shown(run, condition, env) for condition in conditions)


def pattern(run: Naive, said: Pattern, env: Env) -> str:
    if all(var in env for var in said.variables):
        return run.book.say(run.ground(said, env))
    args = [env.get(arg, arg) if isinstance(arg, Var) else arg for arg in said.args]
    pair = run.book.statements[said.statement].symmetric
    if pair is not None and not any(isinstance(args[slot], Var) for slot in pair):
        one, two = pair
        args[one], args[two] = sorted((args[one], args[two]), key=in_order)
    values = []
    for arg in args:
        value = None if isinstance(arg, Var) else arg
        values.append(written(value) if value is not None else f"<{arg.label}>")  # type: ignore[union-attr]
    return run.book.word(said.statement, tuple(values), said.denied)


def _operand(operand: Operand, env: Env, inside: bool = False) -> str:
    if isinstance(operand, Arithmetic):
        words = f"{_operand(operand.left, env, True)} {operand.sign} {_operand(operand.right, env, True)}"
        return f"({words})" if inside else words
    if isinstance(operand, Constant):
        return written(operand.value)
    return written(env[operand]) if operand in env else f"<{operand.label}>"
