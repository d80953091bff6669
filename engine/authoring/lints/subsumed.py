"""A202: a rule that adds nothing to another: whenever it fires, the other concludes the same, as surely."""

from __future__ import annotations

from collections.abc import Iterator

from engine.explanation.wording import listed
from engine.inference.condition_words import words
from engine.inference.judge import Bindings
from engine.language.catalogue import Page
from engine.language.clauses import Clause
from engine.language.condition import AtLeastOf, Compare, Condition, Constant, Count, Holds, Not
from engine.language.rulebook import Rulebook
from engine.language.value import Value, written
from engine.language.vocabulary import Pattern, Var

from ..invent import frozen
from .lint import Finding, Lint
from .linted import Linted

PAGE = Page(
    "A202",
    "This rule adds nothing to another",
    """\
- id: reward
  if:
    - <ally> trusts <leader>
  then: <leader> rewards <ally>
  because: <ally> has earned it.
- id: reward-in-talks
  if:
    - <ally> trusts <leader>
    - <ally> bargains with <leader>
  then: <leader> rewards <ally>
  because: <ally> has earned it, and asks for it.""",
    """\
- id: reward
  if:
    - <ally> trusts <leader>
  then: <leader> rewards <ally>
  certainty: possible
  because: <ally> has earned it.
- id: reward-in-talks
  if:
    - <ally> trusts <leader>
    - <ally> bargains with <leader>
  then: <leader> rewards <ally>
  because: <ally> has earned it, and asks for it.""",
    "The other rule asks for less and concludes the same, at least as surely. Either a condition is missing "
    "there, or this rule was meant to conclude something else, or to be surer.",
)


def find(linted: Linted) -> Iterator[Finding]:
    by_rule: dict[str, list[Clause]] = {}
    for clause in linted.program.clauses:
        by_rule.setdefault(clause.rule.id, []).append(clause)
    for rule in linted.own_rules:
        clauses = by_rule[rule.id]
        covering = [_covering(clause, linted) for clause in clauses]
        others = list(dict.fromkeys(clause.rule for clause in covering if clause is not None))
        if None in covering:
            continue
        scenario = next(frozen(clauses[0], linted.rulebook), None)
        facts = "; ".join(linted.rulebook.say(sentence) for sentence in scenario.facts) if scenario else ""
        names = listed([f"'{other.id}'" for other in others])
        yield Finding(
            f"The rule '{rule.id}' adds nothing to {names}.",
            rule.place,
            f"Whenever it fires, {names} concludes the same, as surely"
            + (f", as with these facts: {facts}." if facts else "."),
            "Ask for more in the other rule, make this one surer, or drop it.",
            tuple((repr(other.id), other.place) for other in others),
        )


def _covering(special: Clause, linted: Linted) -> Clause | None:
    """A clause of another rule that covers this one."""
    form = (special.conclusion.pattern.statement, special.conclusion.pattern.denied)
    others = (clause for clause in linted.concluding[form] if clause.rule is not special.rule)
    return next((other for other in others if _covers(other, special, linted)), None)


def _covers(general: Clause, special: Clause, linted: Linted) -> bool:
    """True if `general` fires whenever `special` does, with the same conclusion; of two alike, the earlier covers."""
    if general.rule.leads_to != special.rule.leads_to or general.conclusion.certainty < special.conclusion.certainty:
        return False
    cover = _Cover(linted.rulebook)
    if not cover.covers(general, special):
        return False
    alike = general.conclusion.certainty == special.conclusion.certainty and cover.covers(special, general)
    return not alike or general.rule.index < special.rule.index


class _Cover:
    """Lays the conditions of one clause over those of another; variables are carried over as their labels."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook

    def covers(self, general: Clause, special: Clause) -> bool:
        start = self._laid(general.conclusion.pattern, special.conclusion.pattern, {})
        if start is None:
            return False
        return any(self._rest(general, special, found) for found in self._lay(general.binding, special, 0, start))

    def _lay(self, wanted: tuple[Holds, ...], special: Clause, at: int, found: Bindings) -> Iterator[Bindings]:
        if at == len(wanted):
            yield found
            return
        for condition in special.binding:
            if condition.level >= wanted[at].level:
                longer = self._laid(wanted[at].pattern, condition.pattern, found)
                if longer is not None:
                    yield from self._lay(wanted, special, at + 1, longer)

    def _laid(self, wanted: Pattern, given: Pattern, found: Bindings) -> Bindings | None:
        """The variables of `wanted` so that it reads like `given`."""
        if (wanted.statement, wanted.denied) != (given.statement, given.denied):
            return None
        for mine, theirs in zip(wanted.args, given.args, strict=True):
            image = f"<{theirs.label}>" if isinstance(theirs, Var) else theirs
            if not isinstance(mine, Var):
                if isinstance(theirs, Var) or mine != theirs:
                    return None
            elif mine.label in found:
                if found[mine.label] != image:
                    return None
            else:
                found = {**found, mine.label: image}
        return found

    def _rest(self, general: Clause, special: Clause, found: Bindings) -> bool:
        """What binds is laid; now things held apart, what looks, and the exceptions."""
        if not self._apart(general, special, found):
            return False
        given = [c for c in special.conditions if not isinstance(c, Holds)]
        for wanted in general.conditions:
            if not isinstance(wanted, Holds) and not any(self._implied(wanted, each, found) for each in given):
                return False
        against = [*special.unless, *(c for c in given if isinstance(c, Not))]
        return all(any(self._excluded(each, other, found) for other in against) for each in general.unless)

    def _apart(self, general: Clause, special: Clause, found: Bindings) -> bool:
        """Different variables of the general clause must stand for different things in the special one."""
        theirs = {f"<{var.label}>": var for var in special.variables}
        listed = [var for var in general.variables if self.rulebook.kinds[var.kind].sort == "thing"]
        for at, one in enumerate(listed):
            for two in listed[at + 1 :]:
                if one.apart(two):
                    first, second = found.get(one.label), found.get(two.label)
                    if first == second or not self._differ(first, second, theirs):
                        return False
        return True

    @staticmethod
    def _differ(first: Value | None, second: Value | None, theirs: dict[str, Var]) -> bool:
        one, two = theirs.get(str(first)), theirs.get(str(second))
        if one is not None and two is not None:
            return one.apart(two)
        return one is None and two is None

    def _implied(self, wanted: Condition, given: Condition, found: Bindings) -> bool:
        """True if `given` cannot hold without `wanted`."""
        if isinstance(wanted, Not) and isinstance(given, Not):
            return self._laid(wanted.pattern, given.pattern, found) == found and wanted.level >= given.level
        if isinstance(wanted, Compare) and isinstance(given, Compare) and self._tighter(wanted, given, found):
            return True
        if isinstance(wanted, Count | AtLeastOf) and type(wanted) is type(given):
            assert isinstance(given, Count | AtLeastOf)
            fewer = self._said(wanted, found).replace(f"at least {wanted.number}", f"at least {given.number}", 1)
            return fewer == self._said(given, {}) and wanted.number <= given.number
        return self._said(wanted, found) == self._said(given, {})

    def _tighter(self, wanted: Compare, given: Compare, found: Bindings) -> bool:
        """`<years> is at least 10` leaves nothing that `<years> is at least 5` would refuse."""
        right, other = wanted.right, given.right
        if wanted.sign != given.sign or not isinstance(right, Constant) or not isinstance(other, Constant):
            return False
        if isinstance(right.value, str) or isinstance(other.value, str) or not isinstance(wanted.left, Var):
            return False
        if not isinstance(given.left, Var) or found.get(wanted.left.label) != f"<{given.left.label}>":
            return False
        if wanted.sign in (">=", ">"):
            return right.value <= other.value
        return wanted.sign in ("<=", "<") and right.value >= other.value

    def _excluded(self, exception: Condition, other: Condition, found: Bindings) -> bool:
        """True if the special clause does not fire either where an exception of the general one holds."""
        if isinstance(exception, Holds) and isinstance(other, Holds | Not):
            same = self._laid(exception.pattern, other.pattern, found)
            return same == found and exception.level >= other.level
        return not isinstance(other, Not) and self._said(exception, found) == self._said(other, {})

    def _said(self, condition: Condition, found: Bindings) -> str:
        shown: Bindings = {label: written(value) for label, value in found.items()}
        return words(condition, shown, self.rulebook)


LINT = Lint(PAGE, "warning", find)
