"""Lints of meaning: each keeps the word of its page, and a remark silences one only with a reason."""

from pathlib import Path

import pytest

from engine.authoring.at_hand import AtHand
from engine.authoring.lints import lint, lint_pages
from engine.authoring.lints.frame import CASE, example
from engine.authoring.lints.run import LINTS, lints_markdown
from engine.authoring.shelf import Shelf
from engine.language.problem import Problem, Problems

from .test_command import foedus
from .written import rulebook, written

ROOT = Path(__file__).parents[2]


def found(folder: Path, text: str, case: str = CASE) -> list[Problem]:
    """What the lints find in a rulebook, with a case at hand."""
    shelf, problems = Shelf(), Problems()
    path = written(folder, "example.yaml", text)
    written(folder, "case.yaml", case)
    book = shelf.rulebook_at(path, problems)
    assert book is not None, [problem.message for problem in problems.found]
    return lint(book, lambda: AtHand(shelf).on([path], [book]))


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.parametrize("code", [one.code for one in LINTS])
def test_a_page_keeps_its_word(code: str, tmp_path: Path) -> None:
    page = lint_pages()[code]
    assert codes(found(tmp_path, example(page.avoid))) == [code], "What is to be avoided shows this and nothing else."
    assert not found(tmp_path, example(page.prefer)), "What is to be preferred has no problem."


@pytest.mark.parametrize("code", ["A001", "A002", "A003"])
def test_the_pages_of_the_remarks_keep_their_word(code: str, tmp_path: Path) -> None:
    page = lint_pages()[code]
    assert codes(found(tmp_path, example(page.avoid)))[0] == code
    assert not found(tmp_path, example(page.prefer))


def test_every_finding_says_what_it_means_and_how_to_mend_it(tmp_path: Path) -> None:
    for page in lint_pages().values():
        for problem in found(tmp_path, example(page.avoid)):
            assert problem.note, f"{problem.code} does not say what it means for the inference."
            assert problem.fix, f"{problem.code} proposes nothing."
            assert problem.severity != "error", "Advice on meaning keeps nothing from being evaluated."


def test_codes_are_unique_and_the_list_is_current() -> None:
    every = [one.code for one in LINTS]
    assert len(every) == len(set(every))
    assert (ROOT / "docs" / "lints.md").read_text("utf-8") == lints_markdown(), (
        "Make it anew: python -m engine.authoring.lints > docs/lints.md"
    )


def test_explain_prints_a_page_of_either_kind() -> None:
    assert "A104: A variable stands only once in its rule" in foedus("explain", "a104").stdout
    assert "F404" in foedus("explain").stdout
    assert "A104" in foedus("explain").stdout


def test_a_remark_counts_for_the_next_line_that_is_no_remark(tmp_path: Path) -> None:
    page = lint_pages()["A104"]
    line = "    - <country> quarrels with <outsider>"
    remark = "    # foedus: allow A104 because any quarrel will do\n    # more words\n"
    assert not found(tmp_path, example(page.avoid.replace(line, remark + line)))
    elsewhere = page.avoid.replace("  then:", remark.replace("    ", "  ") + "  then:")
    assert codes(found(tmp_path, example(elsewhere))) == ["A104", "A003"], "It silences another line than its own."


def test_a_case_that_states_a_sentence_establishes_it(tmp_path: Path) -> None:
    text = example(lint_pages()["A101"].avoid)
    stating = CASE.replace("facts: [", "facts: [Belarus is tired of Poland, ")
    assert not found(tmp_path, text, stating), "The case at hand states it."


def test_a_case_that_expects_a_conclusion_asks_for_it(tmp_path: Path) -> None:
    text = example(lint_pages()["A102"].avoid)
    assert not found(tmp_path, text, CASE + "  - not: Belarus is tired of Russia\n"), "The case at hand asks for it."


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("<ally> acts for <leader>", "<ally> act for <leader>", True),
        ("Moscow rules", "Russia rules", True),
        ("negotiations fail", "negotations fail", True),
        ("a pact with <ally> is open", "the pact with <ally> is open", True),
        ("new surprises await <leader>", "worse surprises await <leader>", False),
        ("<ally> is safe", "<ally> is not safe", False),
        ("<ally> is at war", "<outsider> was at peace", False),
        ("form matters most", "from matters most", False),
    ],
)
def test_near_duplicates_differ_in_an_ending_a_name_or_a_letter(
    one: str, two: str, alike: bool, tmp_path: Path
) -> None:
    text = example(f"- say: {one}\n  ask: One?\n- say: {two}\n  ask: Two?")
    assert ("A103" in codes(found(tmp_path, text))) == alike


def test_what_is_meant_only_once_within_a_count_is_no_mistake(tmp_path: Path) -> None:
    text = example(
        "- id: two\n  if:\n    - <ally> trusts <leader>\n    - at least 2 <outsider>:\n"
        "        - <outsider> bargains with <country>\n  then: <leader> rewards <ally>\n  because: x"
    )
    assert not found(tmp_path, text)


def test_only_if_is_met_by_a_second_rule_of_the_same_place(tmp_path: Path) -> None:
    page = lint_pages()["A106"]
    both = page.avoid + "\n" + page.prefer.split("rules:\n")[1]
    assert not found(tmp_path, example(both)), "The two rules together say 'if and only if'."


def test_the_lints_find_nothing_twice_in_a_rulebook_and_in_one_that_uses_it(tmp_path: Path) -> None:
    first = rulebook(tmp_path, example(lint_pages()["A105"].avoid))
    assert "A105" in codes(lint(first))
    written(tmp_path, "user.yaml", "rulebook: user\nuses: [book]\n")
    user = Shelf().rulebook_at(tmp_path / "user.yaml", Problems())
    assert user is not None
    assert not lint(user), "What lies in a used rulebook is told where that rulebook is checked."


def rules(*texts: str) -> str:
    """The example rulebook with these rules; what they conclude is asked for."""
    return example("rules:\n" + "".join(f"  {line}\n" for text in texts for line in text.strip("\n").splitlines()))


def told(folder: Path, text: str, code: str) -> list[str]:
    """The messages with a code, with what they mean."""
    return [f"{each.message} {each.note}" for each in found(folder, text) if each.code == code]


TRUST = "- id: trust\n  if: [<ally> bargains with <leader>]\n  then: <ally> trusts <leader>\n  because: x\n"


@pytest.mark.parametrize(
    ("conditions", "why"),
    [
        ("[<ally> trusts <leader>, {not: <ally> trusts <leader>}]", '"Ally trusts Leader" then holds as well'),
        ("[<ally> bargains with <leader>, {not: <ally> trusts <leader>}]", "then holds as well ('trust')"),
        ("[<ally> trusts <leader>, {denied: <ally> trusts <leader>}]", "exclude each other"),
        (
            "[the mood of <ally> towards <leader> is <mood>, <mood> is warm, <mood> is not warm]",
            '"<mood> is warm" and "<mood> is not warm" exclude each other',
        ),
        (
            "[<ally> bargains with <leader>, {'no <outsider>': [<ally> bargains with <outsider>]}]",
            None,
        ),
    ],
)
def test_a_rule_that_can_never_fire_is_told_with_what_stands_in_its_way(
    conditions: str, why: str | None, tmp_path: Path
) -> None:
    rule = f"- id: r\n  if: {conditions}\n  then: <leader> rewards <ally>\n  because: x\n"
    said = told(tmp_path, rules(TRUST, rule), "A201")
    if why is None:
        assert not said, "The leader is no outsider, so that the rule can fire."
    else:
        assert len(said) == 1, f"It can never fire, and this is all that is said: {said}"
        assert why in said[0]


def test_a_rule_fires_where_another_rule_is_kept_from_standing_in_its_way(tmp_path: Path) -> None:
    trust = TRUST.replace("  then", "  unless: [<ally> is tired of <leader>]\n  then")
    rule = (
        "- id: r\n  if: [<ally> bargains with <leader>, {not: <ally> trusts <leader>}]\n"
        "  then: <leader> rewards <ally>\n  because: x\n"
    )
    assert not told(tmp_path, rules(trust, rule), "A201"), "Where the ally is tired, it does not trust, and r fires."


@pytest.mark.parametrize(
    ("general", "special", "adds_nothing"),
    [
        ("[<ally> trusts <leader>]", "[<ally> trusts <leader>, <ally> quarrels with <outsider>]", True),
        ("[<ally> trusts <leader>, {not: <ally> is tired of <leader>}]", "[<ally> trusts <leader>]", False),
        (
            "[<ally> trusts <leader>, {not: <ally> is tired of <leader>}]",
            "[<ally> trusts <leader>, {not: <ally> is tired of <leader>}, <leader> trusts <ally>]",
            True,
        ),
        ("[likely: <ally> trusts <leader>]", "[<ally> trusts <leader>, <leader> trusts <ally>]", False),
        ("[<ally> trusts <leader>]", "[certain: <ally> trusts <leader>]", True),
        ("[<ally> trusts <leader>, <ally> trusts <outsider>]", "[<ally> trusts <leader>]", False),
        ("[<ally> trusts <leader>, <ally> trusts <state>]", "[<ally> trusts <leader>]", True),
        (
            "[<ally> trusts <leader>, {at least 2 <outsider>: [<outsider> trusts <ally>]}]",
            "[<ally> trusts <leader>, {at least 3 <outsider>: [<outsider> trusts <ally>]}]",
            True,
        ),
        (
            "[<ally> trusts <leader>, {at least 3 <outsider>: [<outsider> trusts <ally>]}]",
            "[<ally> trusts <leader>, {at least 2 <outsider>: [<outsider> trusts <ally>]}]",
            False,
        ),
    ],
)
def test_a_rule_adds_nothing_where_another_asks_for_less(
    general: str, special: str, adds_nothing: bool, tmp_path: Path
) -> None:
    one, two = (
        f"- id: {name}\n  if: {conditions}\n  then: <leader> rewards <ally>\n  because: x\n"
        for name, conditions in (("general", general), ("special", special))
    )
    said = told(tmp_path, rules(one, two), "A202")
    assert bool([each for each in said if "'special' adds nothing to 'general'" in each]) == adds_nothing, said


def test_a_rule_with_a_branch_of_its_own_adds_something(tmp_path: Path) -> None:
    one = "- id: one\n  if: [<ally> trusts <leader>]\n  then: <leader> rewards <ally>\n  because: x\n"
    two = "- id: two\n  if:\n    - any: [<ally> trusts <leader>, {}]\n  then: <leader> rewards <ally>\n  because: x\n"
    assert not told(tmp_path, rules(one, two.format("<ally> bargains with <leader>")), "A202")


@pytest.mark.parametrize(
    ("comparisons", "fires"),
    [
        ("<months> is more than 3, <months> is less than 4", True),
        ("<months> is more than 4, <months> is less than 3", False),
        ("<months> > <other months>, <other months> > <months 2>, <months 2> > 100", True),
        ("<months> > <other months>, <other months> > <months>", False),
        ("<months> + <other months> = 10, <months> - <other months> = 1", True),
        ("<months> is 3, <months> is not 3", False),
    ],
)
def test_comparisons_are_said_to_exclude_each_other_only_where_they_do(
    comparisons: str, fires: bool, tmp_path: Path
) -> None:
    text = (
        "rulebook: example\nkinds: {state: [ally], months: number}\nstatements:\n"
        "  - say: <ally> waits <months> months\n    ask: How long?\n  - say: <ally> is tired\n"
        "rules:\n  - id: r\n    if: [<ally> waits <months> months, <ally> waits <other months> months, "
        f"<ally> waits <months 2> months, {comparisons}]\n    then: <ally> is tired\n    because: x\n"
        "questions: [{ask: Who?, yes: <ally> is tired}]\n"
    )
    assert (not told(tmp_path, text, "A201")) == fires


def test_of_two_rules_alike_only_the_later_is_told(tmp_path: Path) -> None:
    rule = "- id: {}\n  if: [<ally> trusts <leader>]\n  then: <leader> rewards <ally>\n  because: x\n"
    assert len(told(tmp_path, rules(rule.format("one"), rule.format("two")), "A202")) == 1


def test_rules_with_opposite_conclusions_are_told_with_the_facts_from_which_both_follow(tmp_path: Path) -> None:
    yes = "- id: yes\n  if: [<ally> trusts <leader>]\n  then: <leader> rewards <ally>\n  because: x\n"
    no = "- id: no\n  if: [<ally> quarrels with <leader>{}]\n  then: [{{not: <leader> rewards <ally>}}]\n  because: x\n"
    (said,) = told(tmp_path, rules(yes, no.format("")), "A203")
    assert "Both follow from: Ally quarrels with Leader; Ally trusts Leader." in said
    apart = no.format(", {not: <ally> trusts <leader>}")
    assert not told(tmp_path, rules(yes, apart), "A203"), "Where the one fires, the other does not."
    settled = "- id: s\n  if: [denied: <leader> rewards <ally>]\n  then: <ally> bargains with <leader>\n  because: x\n"
    assert not told(tmp_path, rules(yes, no.format(""), settled), "A203"), "A rule looks for the denial: it is meant."


def test_numbers_on_which_two_rules_meet_are_found_whichever_of_them_names_them(tmp_path: Path) -> None:
    text = (
        "rulebook: example\nkinds: {{state: [ally], months: number}}\nstatements:\n"
        "  - say: <ally> waits <months> months\n    ask: How long?\n"
        "  - {{say: <ally> is tired, opposite: <ally> is fresh}}\n"
        "  - say: <ally> is fresh\nrules:\n"
        "  - {{id: fresh, if: [<ally> waits <months> months, <months> is less than {fresh}], "
        "then: <ally> is fresh, because: x}}\n"
        "  - {{id: tired, if: [<ally> waits <months> months, {tired}], then: <ally> is tired, because: x}}\n"
        "questions: [{{ask: Who?, yes: <ally> is tired, no: <ally> is fresh}}]\n"
    )
    for fresh, tired, meet in (
        (25, "<months> is at least 20", True),
        (50, "<months> is at least 20, <months> is at most 22", True),
        (20, "<months> is at least 20", False),
    ):
        said = told(tmp_path, text.format(fresh=fresh, tired=tired), "A203")
        assert bool(said) == meet, f"Below {fresh} and {tired}: {said}"


def test_what_makes_a_difference_to_certainty_makes_a_difference(tmp_path: Path) -> None:
    rule = (
        "- id: r\n  if: [<ally> bargains with <leader>, <ally> trusts <leader>]\n"
        "  then: <leader> rewards <ally>\n  because: x\n"
    )
    assert told(tmp_path, rules(TRUST, rule), "A204"), "Who bargains trusts, for certain."
    unsure = TRUST.replace("  because", "  certainty: likely\n  because")
    assert not told(tmp_path, rules(unsure, rule), "A204"), "Without it the reward would be certain."


def test_a_variable_of_one_branch_cannot_be_named_in_because_and_is_to_be_counted_instead(tmp_path: Path) -> None:
    rule = (
        "- id: r\n  if:\n    - <ally> trusts <leader>\n    - any:\n        - <ally> is tired of <leader>\n"
        "        - <ally> bargains with <country>\n  then: <leader> rewards <ally>\n  because: x\n"
    )
    (problem,) = (each for each in found(tmp_path, rules(rule)) if each.code == "A104")
    assert problem.fix.endswith("Else write 'at least 1 <country>:' above it.")
    counted = rule.replace("- <ally> bargains", "- at least 1 <country>:\n            - <ally> bargains")
    assert not told(tmp_path, rules(counted), "A104"), "What was advised is done."


@pytest.mark.parametrize(
    ("certainty", "premise", "told_of"),
    [("possible", "certain", True), ("certain", "possible", True), ("likely", "likely", False)],
)
def test_an_exception_is_merely_possible_by_its_rule_or_by_a_premise_of_it(
    certainty: str, premise: str, told_of: bool, tmp_path: Path
) -> None:
    trust = TRUST.replace("  because", f"  certainty: {premise}\n  because")
    tired = (
        "- id: tired\n  if: [<ally> trusts <leader>, <ally> quarrels with <leader>]\n"
        f"  then: <ally> is tired of <leader>\n  certainty: {certainty}\n  because: x\n"
    )
    rule = (
        "- id: r\n  if: [<ally> quarrels with <leader>]\n  unless: [<ally> is tired of <leader>]\n"
        "  then: <leader> rewards <ally>\n  because: x\n"
    )
    said = told(tmp_path, rules(trust, tired, rule), "A109")
    assert bool(said) == told_of, said
    if certainty == "certain":
        assert "Ally quarrels with Leader; Ally bargains with Leader." in said[0], "The root of it is in the witness."
