"""From shapes to rules, questions, circles and assumptions."""

from __future__ import annotations

from typing import cast

from .condition_mistakes import nothing_under
from .document import Fields, Node
from .edit import piece, whole
from .grammar import Grammar, brackets, plain
from .misshape import colon_in_words
from .place import Place, Text
from .problem import Problems, nearest
from .read_conditions import ConditionReader
from .read_sentence import LEFT_OUT, Context, read_pattern
from .read_sources import read_citation
from .rulebook import Circle, Conclusion, NotEncoded, Question, Rule, Status, Template, Unstated
from .shapes import AssumptionShape, CircleShape, NotEncodedShape, QuestionShape, RuleShape
from .value import LEVELS, Certainty
from .vocabulary import Pattern, Source, Var


class RuleReader:
    """Reads what a rulebook file says beyond its vocabulary, over one grammar."""

    def __init__(self, book: str, grammar: Grammar, sources: dict[str, Source], problems: Problems) -> None:
        self.book, self.grammar, self.sources, self.problems = book, grammar, sources, problems
        self.conditions = ConditionReader(grammar, problems)

    def rule(self, shape: RuleShape, index: int) -> Rule | None:
        """The rule, or None where a part of it could not be read."""
        place = shape.id.place
        before = len(self.problems.errors)
        conditions = self.conditions.read(shape.if_, "if")
        if not shape.if_:
            nothing_under("if", place, self.problems)
        unless = self.conditions.read(shape.unless, "unless")
        even_if = self.conditions.read(shape.even_if, "even if")
        certainty = LEVELS[str(shape.certainty)]
        if shape.then is not None and shape.leads_to is not None:
            self.problems.add(
                "F407",
                "'then' and 'leads to' stand in one rule.",
                shape.leads_to[0].place if shape.leads_to else place,
                note="What is so now and what comes in the next round are two rules; here only 'then' would be read.",
                fix="Make two rules of it, each with its own id.",
            )
        effects = shape.leads_to if shape.then is None else shape.then
        if not effects:
            self.problems.add(
                "F106",
                "The rule concludes nothing: 'then' (or 'leads to') is missing.",
                place,
                note="Nothing could ever follow from it.",
                fix="Add a line 'then:' with a sentence.",
            )
        then = [self._conclusion(node, certainty) for node in effects or ()]
        because = self.template(shape.because, "because")
        if conditions is None or unless is None or even_if is None or None in then:
            return None
        if len(self.problems.errors) > before:
            return None
        return Rule(
            id=plain(shape.id),
            index=index,
            book=self.book,
            title=plain(shape.title or shape.id),
            theme=plain(shape.theme or ""),
            conditions=conditions,
            unless=unless,
            even_if=even_if,
            then=tuple(conclusion for conclusion in then if conclusion is not None),
            leads_to=shape.leads_to is not None,
            status=cast(Status, str(shape.status)),
            certainty=certainty,
            because=because,
            source=read_citation(shape.source, self.sources, place, self.problems),
            note=plain(shape.note or ""),
            place=place,
        )

    def _conclusion(self, node: Node, certainty: Certainty) -> Conclusion | None:
        """A sentence, `not: S`, or either under its own certainty."""
        place = node.place
        denied = False
        while isinstance(node, Fields) and len(node) == 1:
            key = next(iter(node))
            word, inner = plain(key).lower(), node[key]
            if word in LEVELS:
                certainty = LEVELS[word]
            elif word in ("not", "denied") and not denied:
                denied = True
            else:
                break
            node = inner
        if not isinstance(node, Text):
            if not colon_in_words(node, self.problems, LEFT_OUT):
                self._no_conclusion(node)
            return None
        pattern = read_pattern(node, self.grammar, self.problems, Context(True))
        if pattern is None:
            return None
        if denied and pattern.denied:
            straight = self.grammar.write((pattern.statement, pattern.args, False))
            self.problems.add(
                "F305",
                "A denial is denied here.",
                node.place,
                note="A denial of a denial has no meaning; the rule would conclude nothing.",
                fix=f"Deny it once only. Without any denial it is: {straight}",
                edit=whole(node, straight),
            )
            return None
        return Conclusion(Pattern(pattern.statement, pattern.args, denied or pattern.denied, node), certainty, place)

    def _no_conclusion(self, node: Node) -> None:
        first = next(iter(node), None) if isinstance(node, Fields) else None
        near = nearest(plain(first).lower(), ("not", "denied", *LEVELS)) if first is not None else None
        at = node.keys_at[first] if isinstance(node, Fields) and first is not None else None
        self.problems.add(
            "F308" if at is not None else "F107",
            f"'{first}' is no word before a conclusion." if at else "A list stands where one sentence is needed.",
            at.place if at is not None else node.place,
            note=LEFT_OUT,
            fix=f"Did you mean '{near}:'?" if near else "Write a sentence, or 'not:' or 'likely:' before one.",
            edit=piece(at, plain(at), near) if near and at is not None else None,
        )

    def template(self, text: Text | None, key: str) -> Template:
        """Words with variables; an unknown role in them is a problem."""
        if text is None:
            return Template("", ())
        words = " ".join(str(text).split())
        parts: list[str | Var] = []
        end = 0
        for start, label in brackets(words):
            var = self.grammar.variable(label)
            if var is None:
                near = nearest(plain(label), self.grammar.roles)
                at = str(text).find(f"<{label}>")
                self.problems.add(
                    "F203",
                    f"No kind has the role '{plain(label)}'.",
                    text.part(max(0, at), len(label) + 2),
                    note=f"Where '{key}' is shown, nothing could be filled in.",
                    fix=f"Did you mean <{near}>?" if near else "Use a variable of the rule.",
                    edit=piece(text, f"<{label}>", f"<{near}>") if near else None,
                )
                continue
            if start > end:
                parts.append(words[end:start])
            parts.append(var)
            end = start + len(label) + 2
        if end < len(words):
            parts.append(words[end:])
        seen = Text.at(words, text.place, text.quoted, text.lines, "", text.source, text.lead, text.told)
        return Template(seen, tuple(parts))

    def question(self, shape: QuestionShape) -> Question | None:
        sides: list[Pattern | None] = []
        context = Context(True, (), "The question would stay open, whatever a case says.")
        for text in (shape.yes, shape.no):
            sides.append(read_pattern(text, self.grammar, self.problems, context) if text is not None else None)
        if sides == [None, None]:
            if shape.yes is None and shape.no is None:
                self.problems.add(
                    "F106",
                    "The question has neither 'yes' nor 'no'.",
                    shape.ask.place,
                    note="Nothing could ever answer it.",
                    fix="Add 'yes:' with the sentence that answers it.",
                )
            return None
        place = shape.ask.place
        return Question(
            self.template(shape.ask, "ask"),
            sides[0],
            sides[1],
            read_citation(shape.source, self.sources, place, self.problems),
            plain(shape.note or ""),
            place,
        )

    def circle(self, shape: CircleShape) -> Circle:
        through = []
        context = Context(True, (), "The circle would never be recognised as one that is meant.")
        for text in shape.through:
            pattern = read_pattern(text, self.grammar, self.problems, context)
            if pattern is not None:
                through.append(pattern.statement)
        return Circle(plain(shape.name), tuple(through), plain(shape.about or ""), shape.name.place)

    def assumption(self, shape: AssumptionShape, rules: dict[str, Place]) -> Unstated:
        for rule in shape.under:
            if plain(rule) not in rules:
                self.unknown_rule(rule, rules)
        source = read_citation(shape.source, self.sources, shape.say.place, self.problems)
        under = tuple(plain(rule) for rule in shape.under)
        return Unstated(plain(shape.say), under, source, plain(shape.note or ""), shape.say.place)

    def unknown_rule(self, rule: Text, rules: dict[str, Place]) -> None:
        near = nearest(plain(rule), rules)
        self.problems.add(
            "F212",
            f"No rule is called '{rule}'.",
            rule.place,
            note="What stands here is about nothing.",
            fix=f"Did you mean '{near}'?" if near else "Use the id of a rule.",
            edit=whole(rule, near) if near else None,
        )

    @staticmethod
    def not_encoded(shape: NotEncodedShape) -> NotEncoded:
        place = shape.at[0].place if shape.at else shape.why.place
        return NotEncoded(tuple(plain(at) for at in shape.at), plain(shape.why), place)
