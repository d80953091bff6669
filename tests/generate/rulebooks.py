"""A random rulebook (sometimes two, one of which uses the other) and a case, as the text of files.

Every form of sentence, a statement or its denial, is given a rank. A rule concludes forms of its rank or
above, uses forms up to its rank and looks only at forms below it: so strata can always be found. With
`ranked=False` this is forgotten now and then, and a good part of the rulebooks must be refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .as_yaml import Node, as_yaml
from .choose import Chooser, chance, pick, weighted

VERBS = [
    ("trusts", "trust", "trusted"),
    ("guards", "guard", "guarded"),
    ("funds", "fund", "funded"),
    ("visits", "visit", "visited"),
    ("warns", "warn", "warned"),
    ("taxes", "tax", "taxed"),
    ("courts", "court", "courted"),
    ("shelters", "shelter", "sheltered"),
    ("insults", "insult", "insulted"),
    ("arms", "arm", "armed"),
    ("envies", "envy", "envied"),
    ("praises", "praise", "praised"),
]
NAMES: dict[str, dict[str, list[str]]] = {
    "state": {
        "Delos": [],
        "the Beta Union": ["Beta", "BU"],
        "Alba": ["the Alban Realm"],
        "Élan": [],
        "NATO": [],
        "Mars": ["the Red One"],
    },
    "alliance": {"the Pact": ["Pact of Delos"], "NATO": []},
}
ROLES = {
    "state": ["state", "leader", "ally", "outsider"],
    "alliance": ["alliance"],
    "years": ["years"],
    "view": ["view"],
}
WORDS = ["low", "middle", "high"]
NUMBERS = ["3", "7", "0", "10", "7.5", "-2"]
LEVELS = ["certain", "likely", "possible"]


@dataclass
class Statement:
    """A statement to be declared. `{0}` in a wording is its first slot."""

    labels: list[str]
    kinds: list[str]
    say: str
    deny: str = ""
    also: str = ""
    symmetric: tuple[int, int] | None = None
    one: int | None = None
    opposite: str = ""
    marks: dict[str, str] = field(default_factory=dict)
    rank: int = 0
    denial_rank: int = 0
    filled: set[bool] = field(default_factory=set)

    def words(self, wording: str, fillers: Sequence[str]) -> str:
        return wording.format(*fillers)


@dataclass
class Files:
    """The text of the files, by name, and tags for what only the text shows."""

    texts: dict[str, str]
    tags: set[str]

    def __repr__(self) -> str:
        return "\n".join(f"--- {name}\n{text}" for name, text in self.texts.items())


def files(choose: Chooser, ranked: bool = True) -> Files:
    """Random files: `case.yaml`, `main.yaml` and sometimes `base.yaml`, which the main rulebook uses."""
    return _Writer(choose, ranked).files()


class _Writer:
    def __init__(self, choose: Chooser, ranked: bool) -> None:
        self.choose, self.ranked = choose, ranked
        self.tags: set[str] = set()
        self.verbs = list(VERBS)
        count = choose.number(3, 4)
        pool = list(NAMES["state"])
        self.names = {"state": [], "alliance": ["the Pact"]}
        for _ in range(count):
            self.names["state"].append(pool.pop(choose.number(0, len(pool) - 1)))
        if chance(choose, 40):
            self.names["alliance"].append("NATO")
        self.who = [pool[0]] if chance(choose, 30) else []
        self.statements: list[Statement] = []
        self.rules: list[dict[str, Node]] = []

    # Statements

    def files(self) -> Files:
        choose = self.choose
        shapes = ["two", "two", "number", pick(choose, ["sym", "two", "view"])]
        kinds = {"two": 4, "sym": 5, "one": 3, "number": 3, "view": 4, "joins": 3, "none": 2, "owes": 2}
        shapes += [weighted(choose, kinds) for _ in range(choose.number(3, 6))]
        for at, shape in enumerate(shapes):
            statement = self.statement(shape)
            statement.rank = 0 if at < 4 else choose.number(1, 3)
            statement.denial_rank = choose.number(0, 3)
            self.statements.append(statement)
        for statement in self.statements:
            self.opposite(statement)
        self.facts = self.make_facts()
        if chance(choose, 30):
            self.recursion()
        if chance(choose, 30):
            self.pairs()
        targets = [(statement, False) for s in self.statements for statement in [s] * (6 if s.rank else 1)]
        targets += [(statement, True) for statement in self.statements]
        chosen = [pick(choose, targets) for _ in range(choose.number(7, 11))]
        for target, denied in sorted(chosen, key=lambda form: form[0].denial_rank if form[1] else form[0].rank):
            self.rule(target, denied)
        for at in range(len(self.rules)):
            if chance(choose, 40):
                self.rules.append(self.rules.pop(at))
        return Files(self.texts(), self.tags)

    def statement(self, shape: str) -> Statement:
        choose = self.choose
        third, base, passive = self.verbs.pop(0)
        pairs = [
            ["leader", "ally"],
            ["ally", "other ally"],
            ["ally 1", "ally 2"],
            ["state", "other state"],
            ["state", "leader"],
            ["outsider", "ally"],
        ]
        found: Statement
        if shape == "two":
            found = Statement(pick(choose, pairs), ["state"] * 2, f"{{0}} {third} {{1}}")
            found.also = f"{{1}} gets {passive} by {{0}}" if chance(choose, 40) else ""
            found.deny = f"{{0}} does not {base} {{1}}"
        elif shape == "sym":
            found = Statement(pick(choose, pairs[1:4]), ["state"] * 2, f"{{0}} and {{1}} {base} each other")
            found.deny = f"{{0}} and {{1}} do not {base} each other"
            found.symmetric = (0, 1)
            found.marks["symmetric"] = "true"
        elif shape == "one":
            kind = pick(choose, ["state", "alliance"])
            found = Statement([pick(choose, ROLES[kind])], [kind], f"{{0}} {third} at home")
            found.deny = f"{{0}} does not {base} at home"
        elif shape == "number":
            kind = pick(choose, ["state", "alliance"])
            found = Statement([pick(choose, ROLES[kind]), "years"], [kind, "years"], f"{{0}} {third} for {{1}} years")
            found.deny = f"{{0}} does not {base} for {{1}} years"
            found.one = 1 if chance(choose, 30) else None
        elif shape == "view":
            role = pick(choose, ["ally", "leader", "state"])
            found = Statement(
                [role, "alliance", "view"], ["state", "alliance", "view"], f"{{0}} {third} {{1}} as {{2}}"
            )
            found.deny = f"{{0}} does not {base} {{1}} as {{2}}"
            found.one = 2 if chance(choose, 60) else None
        elif shape == "joins":
            found = Statement(["ally", "alliance"], ["state", "alliance"], f"{{0}} {third} {{1}}")
            found.also = f"{{1}} gets {passive} by {{0}}" if chance(choose, 40) else ""
            found.deny = f"{{0}} does not {base} {{1}}"
        elif shape == "owes":
            labels = [*pick(choose, pairs), "years"]
            found = Statement(labels, ["state", "state", "years"], f"{{0}} {third} {{1}} for {{2}} years")
            found.also = f"for {{2}} years {{1}} gets {passive} by {{0}}" if chance(choose, 50) else ""
        else:
            found = Statement([], [], f"whoever {third} prospers")
        if chance(choose, 40):
            found.deny = ""
        if found.one is not None:
            found.marks["one"] = f"<{found.labels[found.one]}>"
        if chance(choose, 20):
            found.marks["claim"] = pick(choose, ["judgement", "norm", "forecast"])
        if chance(choose, 15):
            found.marks["lasts"] = "false"
        return found

    def opposite(self, statement: Statement) -> None:
        fitting = [
            other
            for other in self.statements
            if other is not statement and sorted(other.kinds) == sorted(statement.kinds) and statement.kinds
        ]
        if not fitting or not chance(self.choose, 40):
            return
        other = pick(self.choose, fitting)
        left = list(zip(statement.labels, statement.kinds, strict=True))
        labels = []
        for kind in other.kinds:
            at = self.choose.number(0, len([1 for _, k in left if k == kind]) - 1)
            label = [pair for pair in left if pair[1] == kind][at]
            left.remove(label)
            labels.append(f"<{label[0]}>")
        statement.opposite = other.words(other.say, labels)

    # Facts

    def value(self, kind: str, known: bool = True) -> str:
        if kind == "years":
            return pick(self.choose, NUMBERS)
        if kind == "view":
            return pick(self.choose, WORDS)
        return pick(self.choose, self.names[kind] + ([] if known or kind != "state" else self.who))

    def spelled(self, kind: str, name: str) -> str:
        """A name in one of its spellings."""
        others = NAMES.get(kind, {}).get(name, [])
        if others and chance(self.choose, 30):
            self.tags.add("another spelling")
            return pick(self.choose, others)
        if name.startswith("the ") and chance(self.choose, 20):
            self.tags.add("a name without its the")
            return name[4:]
        return name

    def make_facts(self) -> list[Node]:
        choose = self.choose
        found: list[Node] = []
        for statement in self.statements:
            at_rank = statement.rank == 0
            most = {0: 1, 1: 3, 2: 7, 3: 6}[len(statement.kinds)]
            for _ in range(choose.number(1, most) if at_rank else choose.number(0, 3) // 2):
                values = [self.value(kind, known=False) for kind in statement.kinds]
                if statement.symmetric:
                    one, two = statement.symmetric
                    if values[one] == values[two]:
                        continue
                elif len(values) > 1 and values[0] == values[1] and not chance(choose, 20):
                    continue
                found.append(self.fact(statement, values))
        return found or [self.fact(self.statements[0], ["Delos", "Alba"])]

    def fact(self, statement: Statement, values: list[str]) -> Node:
        choose = self.choose
        if any(value in self.who for value in values):
            self.tags.add("who")
        spelled = [self.spelled(kind, value) for kind, value in zip(statement.kinds, values, strict=True)]
        denied = chance(choose, 15)
        statement.filled.add(denied)
        level = pick(choose, ["likely", "possible", "likely", "certain"]) if chance(choose, 50) else ""
        wording = statement.say
        if statement.also and chance(choose, 30):
            wording = statement.also
            self.tags.add("another wording in a fact")
        node: Node = statement.words(wording, spelled)
        assert isinstance(node, str)
        node = node[0].upper() + node[1:] if chance(choose, 10) else node
        node = node + "." if chance(choose, 5) else node
        if denied:
            self.tags.add("a denied fact")
            if statement.deny and chance(choose, 50):
                node = statement.words(statement.deny, spelled)
                self.tags.add("a deny wording in a fact")
            else:
                node = {"not": node}
        if level:
            self.tags.add("a fact with a certainty")
            node = {level: node}
        elif isinstance(node, str) and chance(choose, 20):
            node = {"say": node}
        if isinstance(node, dict) and chance(choose, 40):
            node["by"] = "a witness"
            if chance(choose, 60):
                node["disputed"] = "true"
                self.tags.add("a disputed fact")
        return node

    # Rules

    def forms(self, rank: int, looking: bool) -> list[tuple[Statement, bool]]:
        """The forms that a rule of this rank may use, or look at."""
        if not self.ranked and chance(self.choose, 4):
            rank = 9
        return [
            (statement, denied)
            for statement in self.statements
            for denied in (False, True)
            if (statement.denial_rank if denied else statement.rank) <= rank - looking
        ]

    def rule(self, target: Statement, denied: bool) -> None:
        choose = self.choose
        rank = target.denial_rank if denied else target.rank
        maker = _RuleMaker(self, rank)
        maker.positives(weighted(choose, {1: 6, 2: 3, 3: 1}))
        maker.more()
        then: list[Node] = [maker.conclusion(target, denied)]
        if chance(choose, 25):
            others = [(s, d) for s, d in self.forms(9, False) if (s.denial_rank if d else s.rank) >= rank]
            for _ in range(choose.number(1, 2)):
                node = maker.conclusion(*pick(choose, others))
                then.append({pick(choose, LEVELS[::-1]): node} if chance(choose, 60) else node)
        effects = chance(choose, 12)
        self.add(maker, then, effects)
        if not effects:
            target.filled.add(denied)

    def add(self, maker: _RuleMaker, then: list[Node], effects: bool) -> None:
        choose = self.choose
        rule: dict[str, Node] = {"id": f"r{len(self.rules) + 1}", "if": maker.conditions}
        if maker.unless:
            rule["unless"] = maker.unless
        if maker.even_if:
            rule["even if"] = maker.even_if
        rule["leads to" if effects else "then"] = then if len(then) > 1 or not isinstance(then[0], str) else then[0]
        if chance(choose, 40):
            rule["certainty"] = pick(choose, LEVELS)
        if chance(choose, 30):
            rule["status"] = pick(choose, ["implicit", "extension", "literature"])
        if maker.scope and chance(choose, 30):
            rule["because"] = f"It has to do with <{maker.scope[0][0]}>."
        self.rules.append(rule)

    def recursion(self) -> None:
        """A chain: linear, not linear, or through two statements."""
        choose = self.choose
        pairs = [s for s in self.statements if s.kinds == ["state", "state"] and not s.symmetric]
        if len(pairs) < 2:
            return
        base = pick(choose, pairs)
        rest = [s for s in pairs if s is not base]
        goal = max(rest, key=lambda s: s.rank)
        way = pick(choose, ["linear", "square", "mutual"])
        middle = pick(choose, [s for s in rest if s is not goal] or [base]) if way == "mutual" else goal
        goal.rank = middle.rank = max(base.rank, goal.rank, middle.rank)
        x, y, z = ("<leader>", "<ally>", "<outsider>") if chance(choose, 50) else ("<ally 1>", "<ally 2>", "<ally 3>")
        steps = [
            (goal, [(base, [x, y])], [x, y]),
            (goal, [(middle, [x, y]), (goal if way == "square" else base, [y, z])], [x, z]),
        ]
        if way == "mutual":
            steps.append((middle, [(goal, [x, y])], [y, x] if chance(choose, 50) else [x, y]))
        for conclusion, premises, args in steps:
            maker = _RuleMaker(self, conclusion.rank)
            maker.conditions = [s.words(s.say, list(words)) for s, words in premises]
            conclusion.filled.add(False)
            self.add(maker, [conclusion.words(conclusion.say, args)], False)

    def pairs(self) -> None:
        """A rule over a symmetric statement that says the same of both."""
        choose = self.choose
        pairs = [s for s in self.statements if s.symmetric]
        if not pairs:
            return
        base = pick(choose, pairs)
        goals = [s for s in self.statements if s is not base and s.rank >= base.rank and len(s.kinds) != 3]
        if not goals:
            return
        maker = _RuleMaker(self, base.rank)
        one, two = pick(choose, [("ally", "other ally"), ("leader", "state"), ("state", "other state")])
        maker.scope = [(one, "state"), (two, "state")]
        maker.conditions = [base.words(base.say, [f"<{one}>", f"<{two}>"])]
        singles = [s for s in self.statements if s.kinds == ["state"] and s.rank <= base.rank]
        if singles and chance(choose, 50):
            single = pick(choose, singles)
            maker.conditions += [single.words(single.say, [f"<{label}>"]) for label in (one, two)]
        self.add(maker, [maker.conclusion(pick(choose, goals), False)], False)

    # The files

    def declared(self, statement: Statement) -> Node:
        labels = [f"<{label}>" for label in statement.labels]
        node: dict[str, Node] = {"say": statement.words(statement.say, labels)}
        if statement.also:
            node["also"] = statement.words(statement.also, labels)
        if statement.deny:
            node["deny"] = statement.words(statement.deny, labels)
        if statement.opposite:
            node["opposite"] = statement.opposite
        node.update(statement.marks)
        if chance(self.choose, 30):
            node["ask"] = "Is it so?"
        return node

    def questions(self) -> list[Node]:
        found: list[Node] = []
        for number in range(self.choose.number(1, 2)):
            question: dict[str, Node] = {"ask": f"What of question {number + 1}?"}
            for side in ("yes", "no"):
                if side == "no" and chance(self.choose, 30):
                    continue
                statement = pick(self.choose, self.statements)
                maker = _RuleMaker(self, 9)
                denied = chance(self.choose, 15)
                fillers = maker.fill(statement, fresh=80, constant=20)
                words = statement.words(statement.say, fillers)
                question[side] = f"it is not the case that {words}" if denied else words
            found.append(question)
        return found

    def texts(self) -> dict[str, str]:
        choose = self.choose
        kinds: dict[str, Node] = {
            "state": list(ROLES["state"][1:]),
            "alliance": [],
            "years": "number",
            "view": {"choice": list(WORDS)},
        }
        names: dict[str, Node] = {
            kind: {name: list(NAMES[kind][name]) for name in known} for kind, known in self.names.items()
        }
        head: dict[str, Node] = {"kinds": kinds, "names": names}
        statements: list[Node] = [self.declared(statement) for statement in self.statements]
        rules: list[Node] = list(self.rules)
        case: dict[str, Node] = {"case": "A random case", "rulebook": "main.yaml"}
        if self.who:
            case["who"] = {"state": {name: list(NAMES["state"][name]) for name in self.who}}
        case["facts"] = self.facts
        texts: dict[str, str] = {}
        main: dict[str, Node] = {"rulebook": "main"}
        if chance(choose, 35):
            self.tags.add("uses")
            at = choose.number(0, len(rules))
            base: dict[str, Node] = {"rulebook": "base", **head, "statements": statements}
            if rules[:at]:
                base["rules"] = rules[:at]
            texts["base.yaml"] = as_yaml(base)
            main |= {"uses": "base.yaml"}
            rules = rules[at:]
        else:
            main |= {**head, "statements": statements}
        if rules:
            main["rules"] = rules
        main["questions"] = self.questions()
        return texts | {"main.yaml": as_yaml(main), "case.yaml": as_yaml(case)}


class _RuleMaker:
    """Makes the conditions of one rule. `scope` holds the variables that its sentences have bound."""

    def __init__(self, writer: _Writer, rank: int) -> None:
        self.writer, self.choose, self.rank = writer, writer.choose, rank
        self.scope: list[tuple[str, str]] = []
        self.used: set[str] = set()
        self.counted: set[str] = set()
        self.said: list[tuple[Statement, list[str]]] = []
        self.conditions: list[Node] = []
        self.unless: list[Node] = []
        self.even_if: list[Node] = []

    # Sentences

    def fresh(self, kind: str, beside: Sequence[tuple[str, str]] = ()) -> str | None:
        """A label that stands for nothing yet."""
        labels = [
            label
            for role in ROLES[kind]
            for label in (role, f"other {role}", f"{role} 1", f"{role} 2")
            if label not in self.used and (label, kind) not in beside
        ]
        simple = [label for label in labels if label in ROLES[kind]]
        if not labels:
            return None
        return pick(self.choose, simple) if simple and chance(self.choose, 70) else pick(self.choose, labels)

    def fill(
        self,
        statement: Statement,
        fresh: int,
        constant: int,
        scope: list[tuple[str, str]] | None = None,
        wanted: tuple[str, str] | None = None,
    ) -> list[str]:
        """What stands in the slots of a statement; fresh variables are added to the scope."""
        choose, scope = self.choose, self.scope if scope is None else scope
        outside = list(scope)
        fillers: list[str] = []
        places = [at for at, kind in enumerate(statement.kinds) if wanted and kind == wanted[1]]
        place = pick(choose, places) if places else None
        for at, kind in enumerate(statement.kinds):
            if at == place and wanted is not None:
                fillers.append(f"<{wanted[0]}>")
                continue
            twin = None
            if statement.symmetric and at in statement.symmetric:
                twin = statement.symmetric[1 - statement.symmetric.index(at)]
            taken = {f"<{wanted[0]}>"} if wanted else set()
            taken |= set(fillers)
            known = [f"<{label}>" for label, k in outside if k == kind and f"<{label}>" not in taken]
            if known and not chance(choose, fresh):
                fillers.append(pick(choose, known))
                continue
            label = None if chance(choose, constant) else self.fresh(kind, [*scope, *([wanted] if wanted else [])])
            if label is not None and fresh:
                scope.append((label, kind))
                fillers.append(f"<{label}>")
            else:
                value = self.writer.value(kind)
                while twin is not None and twin < at and value == fillers[twin]:
                    value = pick(choose, [name for name in self.writer.names["state"] if name != value])
                fillers.append(value)
        return fillers

    def say(self, statement: Statement, denied: bool, fillers: list[str]) -> str:
        if denied and statement.deny:
            return statement.words(statement.deny, fillers)
        if denied:
            return "it is not the case that " + statement.words(statement.say, fillers)
        if statement.also and chance(self.choose, 40):
            self.writer.tags.add("another wording in a rule")
            return statement.words(statement.also, fillers)
        return statement.words(statement.say, fillers)

    def weighed(self, forms: list[tuple[Statement, bool]]) -> tuple[Statement, bool] | None:
        """A form that is likely to hold: one of a filled statement, or one that rules conclude."""
        listed = []
        for statement, denied in forms:
            weight = 1 if denied not in statement.filled else 5 if denied else 8
            listed += [(statement, denied)] * weight
        return pick(self.choose, listed) if listed else None

    def positives(self, count: int) -> None:
        """Sentences that bind the rule's variables."""
        for number in range(count):
            form = self.weighed(self.writer.forms(self.rank, False))
            if form is None:
                return
            many = len([1 for _, kind in self.scope if kind == "state"]) > 2
            fillers = self.fill(form[0], fresh=100 if number == 0 else 10 if many else 45, constant=8)
            if len(set(fillers)) < len(fillers) and form[0].symmetric:
                continue
            self.used |= {label for label, _ in self.scope}
            self.conditions.append(self.positive(*form, fillers, 12 if self.rank else 0))
            self.said += [] if form[1] else [(form[0], fillers)]
        if not self.conditions:
            statement = self.writer.statements[0]
            self.conditions.append(self.say(statement, False, self.fill(statement, fresh=100, constant=0)))
            self.used |= {label for label, _ in self.scope}

    def positive(self, statement: Statement, denied: bool, fillers: list[str], leveled: int = 0) -> Node:
        """A sentence that holds, perhaps with a level; a level is looked at, so it needs a lower rank."""
        below = (statement.denial_rank if denied else statement.rank) < self.rank
        leveled = leveled * 6 if denied else leveled
        level = (
            pick(self.choose, ["likely", "likely", "certain", "possible"])
            if below and chance(self.choose, leveled)
            else ""
        )
        node: Node
        if denied and chance(self.choose, 60):
            node = {"denied": self.say(statement, False, fillers)}
        else:
            node = self.say(statement, denied, fillers)
        return {level: node} if level else node

    # Other conditions

    def more(self) -> None:
        """Conditions of every other sort, exceptions and concessions."""
        choose = self.choose
        looking = self.writer.forms(self.rank, True)
        if chance(choose, 25):
            self.compare(self.conditions)
        if looking:
            for make, percent in (
                (self.absence, 35),
                (self.count, 60),
                (self.at_least_of, 25),
            ):
                if chance(choose, percent):
                    node = make(looking)
                    if node is not None:
                        self.conditions.insert(choose.number(0, len(self.conditions)), node)
        if chance(choose, 22):
            self.any()
        if looking and chance(choose, 65):
            self.exception(looking)
        if chance(choose, 25):
            local = list(self.scope)
            form = self.weighed(self.writer.forms(9, False)) or (self.writer.statements[0], False)
            words = self.say(form[0], form[1], self.fill(form[0], fresh=40, constant=20, scope=local))
            inner = [label for label, _ in local[len(self.scope) :]]
            self.even_if.append({"not": words} if not inner and not form[1] and chance(choose, 20) else words)

    def compare(self, into: list[Node]) -> None:
        choose = self.choose
        numbers = [f"<{label}>" for label, kind in self.scope if kind == "years"]
        words: list[str] = []
        if numbers:
            one = pick(choose, numbers)
            other = pick(choose, numbers)
            sign = pick(choose, ["is at least", "is more than", "<=", "<", "!=", "is not", "=", ">="])
            words += [
                f"{one} {sign} {pick(choose, NUMBERS)}",
                f"{one} {sign} {other} / 2 + 1",
                f"2 * {one} - {other} {sign} {pick(choose, NUMBERS)}",
                f"{one} / ({other} - 3) {sign} 1",
                f"{one} {sign} {other} * {other} / 3",
                f"({one} + 1) / {one} {sign} 4 / 3",
            ]
        states = [f"<{label}>" for label, kind in self.scope if kind == "state"]
        if states and (not numbers or chance(choose, 40)):
            one = pick(choose, states)
            sign = pick(choose, ["is not", "is", "!="])
            words += [f"{one} {sign} {self.writer.value('state')}", f"{one} {sign} {pick(choose, states)}"]
        views = [f"<{label}>" for label, kind in self.scope if kind == "view"]
        if views:
            words += [f"{pick(choose, views)} {pick(choose, ['is', 'is not'])} {pick(choose, WORDS)}"]
        if words:
            into.append(pick(choose, words))

    def absence(self, looking: list[tuple[Statement, bool]]) -> Node | None:
        """`not: S`, best of a statement that has an opposite or one value."""
        forms = [(s, d) for s, d in looking if not d]
        if not forms:
            return None
        forms += [(s, d) for s, d in forms if s.one is not None or s.opposite for _ in range(2)]
        forms += [(s, d) for s, d in forms if True in s.filled]
        leveled = chance(self.choose, 45)
        if leveled:
            forms = [(s, d) for s, d in forms if False in s.filled] or forms
        statement, _ = pick(self.choose, forms)
        fillers = self.fill(statement, fresh=0, constant=0)
        again = [(s, words) for s, words in self.said if (s, False) in looking]
        if leveled and again and chance(self.choose, 75):
            statement, fillers = pick(self.choose, again)
        if statement.symmetric and len(set(fillers)) < len(fillers):
            return None
        words = self.say(statement, False, fillers)
        return {"not": {pick(self.choose, ["certain", "certain", "likely"]): words} if leveled else words}

    def listed(
        self, looking: list[tuple[Statement, bool]], scope: list[tuple[str, str]], wanted: tuple[str, str] | None
    ) -> list[Node]:
        """A list inside a group: one or two conditions, the first with the variable that is wanted."""
        choose = self.choose
        fitting = [(s, d) for s, d in looking if wanted is None or wanted[1] in s.kinds]
        form = self.weighed(fitting)
        if form is None:
            return []
        before = list(scope)
        first = self.fill(form[0], fresh=30, constant=15, scope=scope, wanted=wanted)
        nodes = [self.positive(*form, first, 15)]
        if wanted is not None and wanted not in scope:
            scope.append(wanted)
        if chance(choose, 40):
            what = pick(choose, ["sentence", "not", "not", "compare"])
            if what == "compare":
                outer, self.scope = self.scope, scope
                self.compare(nodes)
                self.scope = outer
            else:
                form = pick(choose, [(s, d) for s, d in looking if what == "sentence" or not d] or looking)
                fillers = self.fill(form[0], fresh=25 if what == "sentence" else 0, constant=10, scope=scope)
                if not form[0].symmetric or len(set(fillers)) == len(fillers):
                    words = self.say(form[0], False, fillers)
                    nodes.append({"not": words} if what == "not" else self.positive(*form, fillers, 15))
        del scope[len(before) :]
        return nodes

    def count(self, looking: list[tuple[Statement, bool]]) -> Node | None:
        choose = self.choose
        kind = weighted(choose, {"state": 8, "alliance": 1, "view": 1})
        label = self.fresh(kind)
        if label is None:
            return None
        wanted = (label, kind)
        self.counted.add(label)
        how = pick(choose, ["at least 1", "at least 2", "no", "every", "every", "most", "most", "most"])
        of = self.listed(looking, list(self.scope), wanted)
        if not of:
            return None
        if how in ("every", "most"):
            before = set(self.used)
            self.used |= _labels_in(of)
            has = self.wanting(looking, wanted) if chance(choose, 50) else []
            has = has or self.listed(looking, list(self.scope), wanted)
            self.used = before
            if not has:
                return None
            return {f"{how} <{label}>": {"of": of, "has": has}}
        return {f"{how} <{label}>": of if len(of) > 1 or chance(choose, 50) else of[0]}

    def wanting(self, looking: list[tuple[Statement, bool]], wanted: tuple[str, str]) -> list[Node]:
        """What all or most must meet, with no sentence of its own: an absence or a comparison of the counted one."""
        name = f"<{wanted[0]}>"
        if chance(self.choose, 30):
            return [f"{name} is not {self.writer.value(wanted[1])}"]
        forms = [s for s, denied in looking if not denied and wanted[1] in s.kinds]
        if not forms:
            return []
        statement = pick(self.choose, forms)
        fillers = self.fill(statement, fresh=0, constant=0, scope=list(self.scope), wanted=wanted)
        return [{"not": self.say(statement, False, fillers)}]

    def at_least_of(self, looking: list[tuple[Statement, bool]]) -> Node | None:
        choose = self.choose
        parts: list[Node] = []
        for _ in range(choose.number(2, 4)):
            what = pick(choose, ["sentence", "sentence", "sentence", "not", "count", "any", "compare"])
            node: Node | None = None
            if what == "not":
                node = self.absence(looking)
            elif what == "count":
                node = self.count(looking)
            elif what == "compare":
                found: list[Node] = []
                self.compare(found)
                node = found[0] if found else None
            elif what == "any":
                node = {"any": [n for _ in range(2) for n in self.listed(looking, list(self.scope), None)[:1]]}
            if node is None:
                node = (self.listed(looking, list(self.scope), None) or [None])[0]
            if node is not None and node != {"any": []}:
                parts.append(node)
        return {f"at least {choose.number(1, min(3, len(parts)))} of": parts} if parts else None

    def any(self) -> None:
        """`any` in `if`: each branch may bind a variable of its own, which nothing else uses."""
        choose = self.choose
        branches: list[Node] = []
        looking = self.writer.forms(self.rank, True)
        self.used |= self.counted
        for _ in range(choose.number(2, 3)):
            scope = list(self.scope)
            form = self.weighed(self.writer.forms(self.rank, False))
            if form is None:
                return
            fillers = self.fill(form[0], fresh=30, constant=10, scope=scope)
            if form[0].symmetric and len(set(fillers)) < len(fillers):
                continue
            node = self.positive(*form, fillers, 10)
            if chance(choose, 40):
                inner: list[Node] = [node]
                outer, self.scope = self.scope, scope
                more = self.absence(looking) if looking and chance(choose, 60) else None
                if more is not None:
                    inner.append(more)
                else:
                    self.compare(inner)
                self.scope = outer
                node = {"all": inner}
            self.used |= {label for label, _ in scope}
            branches.append(node)
        if branches:
            self.conditions.insert(choose.number(0, len(self.conditions)), {"any": branches})

    def exception(self, looking: list[tuple[Statement, bool]]) -> None:
        choose = self.choose
        what = weighted(
            choose,
            {"sentence": 3, "level": 4, "all": 4, "any": 5, "count": 3, "of": 3, "denied": 2, "compare": 4},
        )
        node: Node | None = None
        forms = [(s, d) for s, d in looking if d == (what == "denied")] or looking
        statement, denied = pick(choose, forms)
        fillers = self.fill(statement, fresh=0, constant=0)
        two = not statement.symmetric or len(set(fillers)) == len(fillers)
        if what == "sentence" and two:
            node = self.say(statement, denied, fillers)
        elif what == "level" and two:
            node = {pick(choose, ["certain", "certain", "likely"]): self.say(statement, denied, fillers)}
        elif what == "denied" and denied and two:
            node = {"denied": self.say(statement, False, fillers)}
        elif what == "all":
            nodes = self.listed(looking, list(self.scope), None) + self.listed(looking, list(self.scope), None)
            node = {"all": nodes} if nodes and not _clash(nodes, self.scope) else None
        elif what == "any":
            nodes = [n for _ in range(2) for n in self.listed(looking, list(self.scope), None)[:1]]
            node = {"any": nodes} if nodes else None
        elif what == "count":
            node = self.count(looking)
        elif what == "of":
            node = self.at_least_of(looking)
        elif what == "compare":
            self.compare(self.unless)
        if node is not None:
            self.unless.append(node)

    def conclusion(self, statement: Statement, denied: bool) -> Node:
        fillers = self.fill(statement, fresh=0, constant=0)
        if statement.symmetric:
            one, two = statement.symmetric
            if fillers[one] == fillers[two]:
                fillers[two] = next(name for name in self.writer.names["state"] if name != fillers[one])
        words = statement.words(statement.say, fillers)
        if not denied:
            return words
        return (
            statement.words(statement.deny, fillers) if statement.deny and chance(self.choose, 40) else {"not": words}
        )


def _labels_in(nodes: Sequence[Node]) -> set[str]:
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, str):
            found |= {piece.split(">")[0] for piece in node.split("<")[1:] if ">" in piece}
        else:
            found |= _labels_in(list(node.values()) if isinstance(node, dict) else node)
    return found


def _clash(nodes: Sequence[Node], scope: Sequence[tuple[str, str]]) -> bool:
    """True if a `not` or a comparison has a variable that no sentence beside it binds."""
    bound = {label for label, _ in scope}
    for node in nodes:
        if isinstance(node, str) and not any(sign in node for sign in ("=", " < ", " > ", " is ")):
            bound |= _labels_in([node])
    return any(_labels_in([node]) - bound for node in nodes if isinstance(node, dict) and "not" in node)
