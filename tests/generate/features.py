"""What of the language a run exercised: judged by the rules that fired, not by what stood in the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engine.language.condition import AllOf, AnyOf, Arithmetic, AtLeastOf, Compare, Condition, Count, Holds, Not
from engine.language.rulebook import Rule
from tests.naive.evaluator import Clause, Form, Naive, form_of, inside, variables_of

ALL = (
    # Rulebooks and cases
    *("uses", "who", "another spelling", "a name without its the", "a deny wording in a fact"),
    *("another wording in a fact", "another wording in a rule", "a denied fact", "a disputed fact"),
    *("a fact with a certainty", "numbers", "choice words", "symmetric", "opposite", "one value"),
    *("rules of several statuses",),
    # Conditions of rules that fired
    *("not", "not: likely", "likely or certain", "denied", "likely: denied", "any", "any with all"),
    *("comparison", "arithmetic", "comparison of names", "at least n", "no", "every", "most"),
    *("a count with an outer variable", "a count with a local variable", "not inside a count"),
    *("at least n of", "any inside at least n of", "two branches of any fired", "a variable that may be anybody"),
    # Exceptions and concessions of rules that fired
    *("unless", "unless: level", "unless: all", "unless: any", "unless: count", "unless: at least n of"),
    *("unless: denied", "unless: comparison", "unless with a variable of its own", "even if"),
    *("even if that holds", "an exception that stopped a rule"),
    # Conclusions
    *("several conclusions", "a conclusion with its own certainty", "a concluded denial", "leads to"),
    *("an unsure rule", "linear recursion", "recursion that is not linear", "mutual recursion"),
    # What came of it
    *("two strata", "three strata", "five waves", "a conclusion in several ways", "a concluded fact"),
    *("an assumption", "an assumption inside a count", "an absence that was denied", "an absence that is weaker"),
    *("an absence explained by another sentence", "a circular step", "an instance that rests on itself"),
    *("instances that are one", "a conflict: denied", "a conflict: opposite", "a conflict: one"),
    *("an answer: yes", "an answer: no", "an answer: both", "an answer: open", "division by zero"),
)


def features(naive: Naive, tags: Iterable[str] = ()) -> set[str]:
    """The features that a run had, with those that its files are tagged with."""
    found = set(tags)
    fired = {step.clause for step in [*naive.steps, *naive.effects]}
    for clause in fired:
        found |= _of_clause(clause, naive)
    branches: dict[Rule, set[int]] = {}
    for clause in fired:
        branches.setdefault(clause.rule, set()).add(clause.branch)
    if any(len(numbers) > 1 for numbers in branches.values()):
        found.add("two branches of any fired")
    if len({rule.status for rule in branches}) > 1:
        found.add("rules of several statuses")
    return (found | _recursion(fired) | _of_run(naive)) & set(ALL)


def _of_clause(clause: Clause, naive: Naive) -> set[str]:
    rule, found = clause.rule, set()
    outer = set(clause.variables)
    for condition in clause.conditions:
        found |= _of_condition(condition, outer)
    if any(isinstance(condition, AnyOf) for condition in rule.conditions):
        found.add("any")
        groups = [branch for c in rule.conditions if isinstance(c, AnyOf) for branch in c.branches]
        if any(len(branch) > 1 for branch in groups):
            found.add("any with all")
    for condition in rule.unless:
        found |= {"unless", *_of_exception(condition)}
        if any(var not in outer for var in variables_of(condition)) and not isinstance(condition, Count):
            found.add("unless with a variable of its own")
    if rule.even_if:
        found.add("even if")
    if len(rule.then) > 1:
        found.add("several conclusions")
        if any(conclusion.certainty != rule.certainty for conclusion in rule.then):
            found.add("a conclusion with its own certainty")
    if clause.conclusion.pattern.denied:
        found.add("a concluded denial")
    if rule.leads_to:
        found.add("leads to")
    if rule.certainty < 3:
        found.add("an unsure rule")
    states = [var for var in clause.variables if var.kind == "state"]
    if len(states) > 1 and any(var.anybody for var in states):
        found.add("a variable that may be anybody")
    sorts = {naive.book.kinds[var.kind].sort for var in clause.variables}
    found |= {name for name, sort in (("numbers", "number"), ("choice words", "choice")) if sort in sorts}
    if any(naive.book.statements[c.pattern.statement].symmetric for c in clause.conditions if isinstance(c, Holds)):
        found.add("symmetric")
    return found


def _of_condition(condition: Condition, outer: set[object]) -> set[str]:
    found: set[str] = set()
    if isinstance(condition, Holds):
        if condition.level > 1:
            found.add("likely: denied" if condition.pattern.denied else "likely or certain")
        if condition.pattern.denied:
            found.add("denied")
    elif isinstance(condition, Not):
        found.add("not: likely" if condition.level > 1 else "not")
    elif isinstance(condition, Compare):
        found.add("comparison")
        if isinstance(condition.left, Arithmetic) or isinstance(condition.right, Arithmetic):
            found.add("arithmetic")
        if any(var.kind == "state" for var in variables_of(condition)):
            found.add("comparison of names")
    elif isinstance(condition, Count):
        found.add(condition.how)
        if condition.how == "at least":
            found.add("at least n")
        inner = set(variables_of(condition))
        if inner & outer:
            found.add("a count with an outer variable")
        if inner - outer - {condition.var}:
            found.add("a count with a local variable")
        if any(isinstance(part, Not) for part in inside(condition)):
            found.add("not inside a count")
    elif isinstance(condition, AtLeastOf):
        found.add("at least n of")
        if any(isinstance(part, AnyOf) for part in condition.conditions):
            found.add("any inside at least n of")
    return found


def _of_exception(condition: Condition) -> set[str]:
    if isinstance(condition, Holds):
        words = ["level"] if condition.level > 1 else []
        words += ["denied"] if condition.pattern.denied else []
    else:
        kinds = {AllOf: "all", AnyOf: "any", Count: "count", AtLeastOf: "at least n of", Compare: "comparison"}
        words = [kinds.get(type(condition), "not")]
    return {f"unless: {word}" for word in words}


def _recursion(fired: Iterable[Clause]) -> set[str]:
    """Which sorts of recursion the fired clauses make up."""
    arcs: dict[Form, set[Form]] = {}
    uses: list[tuple[Form, list[Form]]] = []
    for clause in fired:
        if clause.rule.leads_to:
            continue
        head = form_of(clause.conclusion.pattern)
        used = [form_of(c.pattern) for c in clause.conditions if isinstance(c, Holds)]
        arcs.setdefault(head, set()).update(used)
        uses.append((head, used))

    def below(form: Form) -> set[Form]:
        seen: set[Form] = set()
        waiting = list(arcs.get(form, ()))
        while waiting:
            at = waiting.pop()
            if at not in seen:
                seen.add(at)
                waiting += arcs.get(at, ())
        return seen

    found: set[str] = set()
    for head, used in uses:
        same = [form for form in used if head in {form} | below(form)]
        if head in used:
            found.add("linear recursion" if len(same) == 1 else "recursion that is not linear")
        elif same:
            found.add("mutual recursion")
    return found


def _of_run(naive: Naive) -> set[str]:
    found: set[str] = set()
    strata = {step.stratum for step in naive.steps}
    waves = max((step.wave for step in naive.steps), default=0)
    concluded = [step.conclusion for step in naive.steps]
    found |= {name for name, least in (("two strata", 2), ("three strata", 3)) if len(strata) >= least}
    if waves >= 5:
        found.add("five waves")
    if len(set(concluded)) < len(concluded):
        found.add("a conclusion in several ways")
    if set(concluded) & set(naive.stated):
        found.add("a concluded fact")
    if naive.assumptions():
        found.add("an assumption")
    for step in naive.steps:
        for sentence, level in naive.absences(step):
            standing = naive.standing(sentence, level)
            found |= {f"an absence that was {standing}", f"an absence that is {standing}"}
            if standing == "not stated" and naive.instead(sentence):
                found.add("an absence explained by another sentence")
        if _counted_absence(naive, step.clause.conditions):
            found.add("an assumption inside a count")
        if naive.even_though(step):
            found.add("even if that holds")
    if any(step.circular for step in naive.steps):
        found.add("a circular step")
    if naive.dropped:
        found.add("an instance that rests on itself")
    if naive.merged:
        found.add("instances that are one")
    if naive.divided_by_zero:
        found.add("division by zero")
    if naive.stopped:
        found.add("an exception that stopped a rule")
    found |= {f"a conflict: {kind}" for kind, _ in naive.conflicts()}
    for sentence in naive.sure:
        if not sentence.denied:
            found |= {"opposite"} if naive.opposites(sentence) else set()
            found |= {"one value"} if naive.book.statements[sentence.statement].one is not None else set()
    for question in naive.book.questions:
        sides = [pattern is not None and bool(naive.answer(pattern)) for pattern in (question.yes, question.no)]
        answer = {(True, False): "yes", (False, True): "no", (True, True): "both"}.get((sides[0], sides[1]), "open")
        found.add(f"an answer: {answer}")
    return found


def _counted_absence(naive: Naive, conditions: Sequence[Condition]) -> bool:
    return any(
        isinstance(c, Count) and c.how != "no" and any(isinstance(part, Not) for part in inside(c)) for c in conditions
    )


def report(counts: dict[str, int], runs: int) -> str:
    """How many of the runs had each feature, the rarest first."""
    listed = sorted(ALL, key=lambda name: (counts.get(name, 0), name))
    return "\n".join(f"{counts.get(name, 0):6} {counts.get(name, 0) * 100 / runs:5.1f} %  {name}" for name in listed)
