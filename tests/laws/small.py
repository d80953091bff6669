"""Small rulebooks for single laws: one vocabulary of allies and alliances, and what came of a run."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent, indent

from engine.language.rulebook import Status
from tests.naive.evaluator import Naive

from .evaluators import ENGINES, Json, by_engine, case_of, disagreements

HEAD = """\
rulebook: main
kinds:
  state: [leader, ally, outsider]
  alliance: []
  years: number
  view: {choice: [symbolic, useful, vital]}
names:
  state:
    Alba: []
    the Beta Union: [Beta]
    Ceres: []
    Delos: []
  alliance:
    the Pact: []
    Entente: []
statements:
  - say: <leader> leads <alliance>
    deny: <leader> does not lead <alliance>
  - say: <ally> belongs to <alliance>
    deny: <ally> does not belong to <alliance>
  - say: <ally> trusts <leader>
    also: <leader> has the trust of <ally>
    deny: <ally> does not trust <leader>
    opposite: <ally> fears <leader>
  - say: <ally> fears <leader>
  - say: <ally 1> and <ally 2> fight each other
    deny: <ally 1> and <ally 2> do not fight each other
    symmetric: true
    opposite: <ally 1> embraces <ally 2>
  - say: <ally> embraces <leader>
  - say: <ally> views <alliance> as <view>
    deny: <ally> does not view <alliance> as <view>
    one: <view>
  - say: <alliance> has existed for <years> years
    deny: <alliance> has not existed for <years> years
  - say: <state> arms
    deny: <state> does not arm
  - say: <state> prospers
  - say: <state> grumbles
  - say: <alliance> lasts
    deny: <alliance> does not last
  - say: the talks fail
    deny: the talks do not fail
  - say: the talks go on
rules:
"""


@dataclass(frozen=True)
class Told:
    """What came of a run, read from the JSON that both engines and the naive evaluator agree on."""

    json: Json
    naive: Naive

    def certainty(self, sentence: str) -> str | None:
        """How sure a concluded sentence is; None if it was not concluded."""
        return next((c["certainty"] for c in self.json["conclusions"] if c["sentence"] == sentence), None)

    @property
    def conclusions(self) -> list[str]:
        return [conclusion["sentence"] for conclusion in self.json["conclusions"]]

    @property
    def assumptions(self) -> list[str]:
        return [assumption["sentence"] for assumption in self.json["assumptions"]]

    @property
    def conflicts(self) -> list[tuple[str, set[str]]]:
        return [(conflict["kind"], set(conflict["sentences"])) for conflict in self.json["conflicts"]]

    @property
    def steps(self) -> list[Json]:
        return list(self.json["steps"])

    def steps_to(self, sentence: str) -> list[Json]:
        return [step for step in self.steps if step["concludes"] == sentence]

    def premise(self, sentence: str, number: int = 1) -> Json:
        """The premise of step `number` that begins with these words."""
        premises = self.steps[number - 1]["premises"]
        return next(premise for premise in premises if premise["sentence"].startswith(sentence))


def told(rules: str, *facts: str, questions: str = "", statuses: frozenset[Status] | None = None, **more: str) -> Told:
    """Evaluate `rules` on `facts` (each as it stands in a case); all evaluators must agree on it.

    `more` is what else the case holds, such as `who`.
    """
    listed = "".join(indent(f"- {fact}\n", "  ") for fact in facts)
    before = "".join(f"{key}: {value}\n" for key, value in more.items())
    case = f"case: a small case\nrulebook: main.yaml\n{before}facts:{' []' if not facts else ''}\n{listed}"
    main = HEAD + indent(dedent(rules), "  ") + (f"questions:\n  - {questions}\n" if questions else "")
    read = case_of({"main.yaml": main, "case.yaml": case})
    naive = Naive(read, statuses)
    different = disagreements(read, naive, statuses)
    assert not different, "The evaluators disagree:\n" + "\n".join(different)
    return Told(by_engine(read, ENGINES[0], statuses), naive)
