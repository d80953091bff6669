"""A small library of plain values, so that the screens are tested without any evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tui import later
from tui.entry import Template, complete
from tui.entry.judge import Wrong
from tui.reading import CannotOpen, Header, Known, Reading, Unsaid
from tui.store import Answer, Arrival
from tui.view.case import Fact, Topic
from tui.view.circles import Breakers, Change, Circles, Entry, Member, Ring, Turn
from tui.view.conclusions import Conclusions, Group, Overview, Silence, Taken, Unstated
from tui.view.home import Item, Section
from tui.view.later import Came, Judged, Later
from tui.view.rests import Rests
from tui.view.rivals import Claim, Parting, Rivals, Theory
from tui.view.scoreboard import InCase, Miss, Score, Scoreboard
from tui.view.walk import Head, Premise, Step, Waiting
from tui.view.why import Reason, Repairs, Way, Why

from .sample_books import SampleBooks, SampleDisk

TITLE = "The CSTO on 15 June 2012"
TALKS = "{} bargains with the United States without telling Russia"
BACK = "{} acts behind Russia's back"
DENIES = "Russia denies {} equality"
CIRCLE = "the vicious circle between Russia and {} persists"
REVISED = "the approach to the CSTO is fundamentally revised"

NAMES = {
    "ally": ("Belarus", "Kyrgyzstan", "Tajikistan", "Uzbekistan"),
    "other ally": ("Belarus", "Kyrgyzstan", "Tajikistan", "Uzbekistan"),
    "leader": ("Russia",),
    "outsider": ("the United States", "NATO", "China", "Turkey"),
    "alliance": ("the CSTO",),
    "manner": ("once", "periodically", "chronically"),
}
SAYABLE = (
    "<leader> leads <alliance>",
    "<ally> is a member of <alliance>",
    "<ally> clashes with <leader> <manner>",
    "<ally> and <other ally> are in a state of cold war",
    "<ally> bargains with <outsider> without telling <leader>",
    "<ally> has an alternative partner in <outsider>",
    "<alliance> has existed for <years> years",
    "<alliance> is a modern security system",
    "the approach to <alliance> is fundamentally revised",
    "<ally> suspends or leaves <alliance>",
)
TEMPLATES = tuple(Template.read(text, NAMES) for text in SAYABLE)

FACTS = (
    Topic(
        "Members",
        (
            Fact("Russia leads the CSTO", by="the author", source="Trenin, sentence 26"),
            *(Fact(f"{ally} is a member of the CSTO") for ally in NAMES["ally"][::-1]),
        ),
    ),
    Topic(
        "Quarrels and quiet talks",
        (
            Fact("Uzbekistan clashes with Russia chronically", by="the author", disputed=True),
            Fact("Belarus clashes with Russia periodically"),
            Fact("Tajikistan and Uzbekistan are in a state of cold war", certainty="likely"),
            *(Fact(TALKS.format(ally)) for ally in ("Kyrgyzstan", "Tajikistan", "Uzbekistan")),
        ),
    ),
)
QUOTE = "This is a vicious circle that can only be broken if the approach to the CSTO is fundamentally revised ..."
WRITTEN = (
    "if:",
    "  - <ally> acts behind <leader>'s back",
    "  - <leader> denies <ally> equality",
    "  - not: the approach to <alliance> is fundamentally revised",
    "then: the vicious circle between <leader> and <ally> persists",
)


def _steps(allies: Sequence[str]) -> tuple[Step, ...]:
    found: list[Step] = []

    def add(step: Step) -> None:
        found.append(replace(step, number=len(found) + 1))

    for ally in allies:
        add(
            Step(
                0,
                "quiet-talks",
                "Quiet talks are talks behind the back",
                BACK.format(ally),
                "likely",
                (Premise("if", TALKS.format(ally), "stated"),),
                status="implicit",
                because=f"{ally} talks with an outsider and keeps Russia out of it.",
                bound=(ally, "Russia", "the United States"),
            )
        )
    for index, ally in enumerate(allies):
        add(
            Step(
                0,
                "in-turn",
                "In turn",
                DENIES.format(ally),
                "likely",
                (
                    Premise("if", BACK.format(ally), "concluded", "likely", (index + 1,)),
                    Premise("and", "Russia leads the CSTO", "stated"),
                    Premise("and", f"{ally} is a member of the CSTO", "stated"),
                ),
                because=f"Who acts behind Russia's back is not treated as an equal, {ally} neither.",
                wave=2,
                bound=(ally, "Russia", "the CSTO"),
            )
        )
    for index, ally in enumerate(allies):
        rest = tuple(
            Waiting(2 * len(allies) + 1 + later, "The vicious circle persists", CIRCLE.format(other))
            for later, other in enumerate(allies)
            if later > index
        )
        add(
            Step(
                0,
                "circle-persists",
                "The vicious circle persists",
                CIRCLE.format(ally),
                "likely",
                (
                    Premise("if", BACK.format(ally), "concluded", "likely", (index + 1,)),
                    Premise("and", DENIES.format(ally), "concluded", "likely", (len(allies) + index + 1,)),
                    Premise("and", "Russia leads the CSTO", "stated"),
                    Premise("and", f"{ally} is a member of the CSTO", "stated"),
                    Premise("and not", REVISED, "assumed"),
                    Premise(
                        "unless", f"{ally} suspends or leaves the CSTO", "assumed", beside="only if certain, assumed"
                    ),
                ),
                because=f"{ally} deals behind Russia's back, Russia refuses to treat it as an equal, "
                "and nothing breaks the pattern.",
                weakest="Likely, because its weakest premises are only likely; the rule itself is certain.",
                quote=QUOTE,
                cited="Trenin, sentence 25",
                wave=3,
                stratum=1,
                bound=(ally, "Russia", "the CSTO"),
                bindings=(("ally", ally), ("leader", "Russia"), ("alliance", "the CSTO")),
                written=WRITTEN,
                place="rules/csto-2012.yaml, line 24",
                waiting=rest,
                choice="this rule stands earlier in the book" if rest else "",
            )
        )
    return tuple(found)


CAME = (
    Came("20 June 2012", "Uzbekistan suspends or leaves the CSTO", source="tass.com", checked=True, after=5),
    Came("14 December 2016", "Russia leads the CSTO", denied=True, source="rferl.org"),
)
JUDGED = (
    Judged(
        CIRCLE.format("Uzbekistan"), "partial", "It was ended by exit; nothing was revised.", ("Said by csto-2012.",)
    ),
    Judged(REVISED, "miss", "Nothing of the kind was tried."),
)


class SampleComparisons:
    """What came after the one case, two theories, and a scoreboard of two cases."""

    def later(self, case: str, answers: Sequence[Answer], arrived: Sequence[Arrival]) -> Later:
        """What came, with what the user adds."""
        own = tuple(Came(each.date, each.sentence, each.denied, yours=True, after=20) for each in arrived)
        return Later("15 June 2012", (*CAME, *own), JUDGED, 2, "It ended by exit.")

    def rivals(self, case: str, answers: Sequence[Answer]) -> Rivals:
        """Two theories that part over the circle."""
        names = ("Column", "Leeds & Savun", "Weitsman, Pressman", "Allison", "Walt")
        theories = tuple(Theory(name, name, f"{name}: a theory") for name in names)
        circle = CIRCLE.format("Uzbekistan")
        claims = (
            Claim(circle, ("likely", "not: possible", "-", "-", "-"), disputed=True),
            Claim(
                SAYABLE[-1].replace("<ally>", "Uzbekistan").replace("<alliance>", "the CSTO"),
                ("-", "possible", "-", "likely", "-"),
            ),
            Claim(BACK.format("Uzbekistan"), ("likely", "-", "-", "-", "-")),
        )
        return Rivals(theories, claims, (Parting(0, 1, 9, "The vicious circle persists", circle, True),))

    def scoreboard(self) -> Scoreboard:
        """Two cases, one of which can be opened."""
        cases = (InCase("csto-2012", TITLE, "hit", CIRCLE.format("Uzbekistan")),)
        rulebooks = (Score("What the column argues", (1, 0, 1, 0), cases=cases), Score("Walt", (0, 0, 0, 2)))
        conclusions = (Score("New surprises await Russia", (2, 0, 0, 0), "Always right, and no test."),)
        misses = (Miss("csto-2012", TITLE, "csto-2012", REVISED, "Nothing of the kind was tried."),)
        return Scoreboard(2, "1961 to 2012", rulebooks, conclusions, misses)

    def why(self, case: str, rulebook: str, sentence: str, answers: Sequence[Answer] = ()) -> Why:
        """The same answer in each theory."""
        return Why(sentence, "Why not", "It is not concluded. Nothing says that it is.")


class SampleWritings:
    """Writes what it was asked for."""

    def memo(
        self,
        case: str,
        answers: Sequence[Answer],
        path: Path,
        lead: tuple[str, str] | None,
        expected: Sequence[tuple[str, str, str]],
    ) -> None:
        """What leads, or that nothing does; then what is expected."""
        path.write_text("\n".join([*(lead or ("Bottom line",)), *map(" ".join, expected)]), "utf-8")

    def diagram(self, case: str, answers: Sequence[Answer], path: Path) -> None:
        """The ending of the file."""
        path.write_text(path.suffix, "utf-8")


class SampleLibrary:
    """One case, two further lines on Home, and a file that cannot be read."""

    compare = SampleComparisons()
    write = SampleWritings()

    def __init__(self) -> None:
        self.books = SampleBooks()
        self.disk = SampleDisk(self.books)

    def use(self, case: str, rules: str) -> str:
        """Read the case by another rulebook from now on."""
        self.books.reads[case] = rules
        return rules or "csto-2012"

    def sections(self) -> Sequence[Section]:
        """The groups of Home."""
        history = (
            Item("seato", "SEATO and Laos", "2 January 1961"),
            Item("albania", "Warsaw Pact: Albania", "29 March 1961"),
        )
        broken = Item("broken", "my-case.yaml", "not readable", problem="line 7: this sentence fits no statement")
        return (
            Section("The column", (Item("csto-2012", TITLE, "11 facts, 9 conclusions"),)),
            Section("Cases from history", history),
            Section("Your cases", (broken,)),
            Section("Yours to come", empty="None yet."),
            Section("Rulebooks", tuple(self.books.shelf())),
        )

    def warm(self) -> None:
        """Nothing has to be got ready."""

    def large(self, item: str) -> bool:
        """Nothing here takes long to read."""
        return False

    def open(self, item: str) -> Header:
        """The one case."""
        if item != "csto-2012":
            raise CannotOpen(f"{item} cannot be read: line 7, this sentence fits no statement.")
        return Header("csto-2012", "csto-2012", TITLE, "csto-2012")

    def topics(self, case: str, answers: Sequence[Answer]) -> Sequence[Topic]:
        """The facts, with the answers in place and new ones at the end."""
        given = {answer.sentence: answer for answer in answers}
        topics = [
            Topic(topic.title, tuple(_answered(fact, given.pop(fact.sentence, None)) for fact in topic.facts))
            for topic in FACTS
        ]
        new = tuple(
            _answered(Fact(answer.sentence, answer.standing, by="you", yours=True), answer)
            for answer in given.values()
            if answer.standing != "open"
        )
        return (*topics, Topic("Yours", new)) if new else topics

    def templates(self, case: str) -> Sequence[Template]:
        """What can be said."""
        return TEMPLATES

    def sources(self, case: str) -> Sequence[tuple[str, str]]:
        """The column."""
        return (("column-2012", "Trenin: The column"),)

    def parse(self, case: str, text: str) -> tuple[str, bool]:
        """The sentence without its stop."""
        text = " ".join(text.split()).rstrip(".")
        if not complete(text, len(text), TEMPLATES).whole:
            raise Unsaid(Wrong("No sentence reads like this."))
        return text, False

    def read(self, case: str, answers: Sequence[Answer]) -> Reading:
        """The circle for everybody who still talks quietly, as long as nobody said that it was revised."""
        said = {fact.sentence: fact for topic in self.topics(case, answers) for fact in topic.facts}
        holds = {sentence for sentence, fact in said.items() if fact.standing == "stated"}
        steps = _steps([ally for ally in NAMES["ally"] if TALKS.format(ally) in holds])
        if REVISED in holds:
            steps = tuple(step for step in steps if step.rule != "circle-persists")
        known = [
            Known(sentence, "not stated" if fact.standing == "open" else fact.standing, fact.certainty)
            for sentence, fact in said.items()
        ]
        known += [Known(step.conclusion, "concluded", step.sure, (step.number,)) for step in steps]
        known.append(Known("the CSTO is a modern security system", "not stated"))
        heads = tuple(Head(step.number, step.wave, step.stratum, step.conclusion, step.new) for step in steps)
        return Reading(
            steps,
            heads,
            tuple(known),
            (),
            lambda sentence: _why(sentence, steps, said),
            conclusions=_conclusions([ally for ally in NAMES["ally"] if TALKS.format(ally) in holds], REVISED in holds),
            rests=lambda sentence: later.Later(lambda: Rests(sentence, True, "Nothing rests on it.")),
            repairs=lambda sentence: later.Later(lambda: Repairs((Way((("state", REVISED),), "likely"),), 2)),
        )


def _conclusions(allies: Sequence[str], revised: bool) -> Conclusions:
    """The circles at the end, what they rest on before it, and a ring for each ally."""

    def group(words: str) -> tuple[Group, ...]:
        sentences = tuple(words.format(ally) for ally in allies)
        several = len(allies) > 1
        return (
            Group(words.format("..." if several else allies[0]), sentences, tuple(allies) if several else (), "likely"),
        )

    def turn(ally: str) -> Turn:
        members = (
            Member(BACK.format(ally), "likely", "In turn", 6),
            Member(DENIES.format(ally), "likely", "The vicious circle", 9),
        )
        entry = Entry(0, ((TALKS.format(ally), "stated"),), 3)
        stops = ((Change("drop", TALKS.format(ally)),),)
        ends = ((Change("state", REVISED),),)
        return Turn(ally, members, (entry,), (CIRCLE.format(ally),), later.Later(lambda: Breakers(stops, ends, 2)))

    ends = group(CIRCLE) if allies and not revised else ()
    way = (*group(BACK), *group(DENIES)) if allies else ()
    could = (
        Group("the CSTO is a modern security system", ("the CSTO is a modern security system",), (), "", "not stated"),
    )
    ring = Ring("R1", "the vicious circle", "reinforcing", (), tuple(turn(ally) for ally in allies))
    silences = (Silence(REVISED, tuple(CIRCLE.format(ally) for ally in allies)),) if ends else ()
    return Conclusions(
        later.Later(lambda: Overview(ends, way, could, 3 * len(allies))),
        later.Later(lambda: Circles((ring,) if allies else ())),
        later.Later(lambda: Taken(silences, (Unstated("The allies behave alike.", ("In turn",)),))),
    )


def _answered(fact: Fact, answer: Answer | None) -> Fact:
    if answer is None:
        return fact
    by = fact.by if answer.by is None else answer.by
    source = fact.source if answer.source is None else answer.source
    disputed = fact.disputed if answer.disputed is None else answer.disputed
    now = replace(fact, standing=answer.standing, certainty=answer.certainty, by=by, source=source, disputed=disputed)
    return now if now == fact else replace(now, cited=source, yours=True)


def _why(sentence: str, steps: Sequence[Step], said: dict[str, Fact]) -> Why:
    by_conclusion = {step.conclusion: step for step in steps}
    shown: set[str] = set()

    def reason(premise: Premise) -> Reason:
        step = by_conclusion.get(premise.sentence)
        if premise.sentence in shown:
            return Reason(premise.sentence, premise.standing, shown_above=True)
        shown.add(premise.sentence)
        if step is None:
            return Reason(premise.sentence, premise.standing, premise.standing)
        inside = tuple(reason(part) for part in step.premises)
        word = f"{step.sure}   weakest link"
        return Reason(
            premise.sentence,
            "concluded",
            word,
            rule=step.title,
            status=step.status,
            step=step.number,
            reasons=inside,
        )

    step = by_conclusion.get(sentence)
    if step is not None:
        verdict = f'It follows, {step.sure}, by the rule "{step.title}".'
        reasons = tuple(reason(premise) for premise in step.premises)
        return Why(
            sentence,
            "Why",
            verdict,
            "concluded",
            step.sure,
            reasons,
            quote=step.quote,
            cited=step.cited,
            step=step.number,
        )
    if sentence in said:
        standing = said[sentence].standing
        return Why(sentence, "Why", f"It is {standing}, by {said[sentence].by or 'the case'}.", standing, standing)
    return Why(sentence, "Why not", "It is not concluded. Nothing says that it is.", "not stated", "not concluded")
