"""Law: the causal-loop diagram has each loop of the rounds with its label, its sign, its rules and their delays."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from engine import Problems, load_case, open_library
from engine.analysis.loop_svg import loop_svg
from engine.analysis.memo import memo
from engine.analysis.memo_html import memo_html
from engine.analysis.memo_markdown import memo_markdown
from engine.analysis.round_diagram import dot_loops, loops, mermaid_loops
from engine.inference import run

from .test_rounds import LAMP
from .written import written_case


def test_the_circle_of_the_column_is_reinforcing_and_takes_two_rounds() -> None:
    case = load_case("csto-2012-rounds", open_library(), Problems())
    assert case is not None
    trace = run(case)
    (loop,) = loops(trace.program)
    assert (loop.title, loop.sign) == ("R1 the vicious circle", "reinforcing")
    assert all(link.later and not link.against for link in loop.links), "Each half leads to the other a round later."
    drawn = "\n".join(mermaid_loops(trace, (loop,)))
    assert "R1 the vicious circle (reinforcing)" in drawn
    assert drawn.count("+ next round:") == len(loop.links), "Every arrow has its sign and its delay."
    assert "subgraph cluster_R1 {" in "\n".join(dot_loops(trace, (loop,)))


def test_a_loop_that_works_against_itself_is_balancing(tmp_path: Path) -> None:
    more = """  - {id: burn, title: It burns out, if: [<lamp> is on], leads to: <lamp> is hit}
  - {id: fade, title: It fades, if: [<lamp> is hit], leads to: [{not: <lamp> is on}]}
"""
    trace = run(written_case(tmp_path, LAMP + more, "facts:\n  - A is on\n"))
    found = loops(trace.program)
    assert [loop.title for loop in found] == ["R1 the blinking", "B1"], "The author's own comes first, with its name."
    assert [link.against for link in found[1].links] == [False, True]
    assert '"- next round: It fades"' in "\n".join(mermaid_loops(trace, found)), (
        "An arrow that works against is marked."
    )


def test_what_only_follows_at_once_is_no_loop_of_the_rounds() -> None:
    case = load_case("csto-2012", open_library(), Problems())
    assert case is not None
    assert loops(run(case).program) == (), "The column's own circle turns within one round."


def test_the_report_has_the_diagram_and_the_plot(tmp_path: Path) -> None:
    case = load_case("csto-2012-rounds", open_library(), Problems())
    assert case is not None
    told = memo(run(case))
    page, text = memo_html(told), memo_markdown(told)
    drawing = ElementTree.fromstring(page[page.index("<svg") : page.index("</svg>") + 6])
    words = " ".join(element.text or "" for element in drawing.iter())
    assert all(part in words for part in ("R1", "the ally acts behind", "+ in the next round")), "The loop is drawn."
    assert "```mermaid\ngraph LR\n  subgraph R1[" in text
    for report in (page, text):
        assert "What carries it" in report
        assert "so many conclusions fall" in report
        assert "Possible, whatever else becomes known" in report


def test_words_of_a_file_stay_words_in_a_drawing(tmp_path: Path) -> None:
    book = LAMP.replace("{id: blink,", '{id: blink, title: "<script> & \\"so on\\" ]|",')
    trace = run(written_case(tmp_path, book, "facts:\n  - A is pushed\n"))
    found = loops(trace.program)
    assert "<script>" not in loop_svg(trace, found[0])
    assert "#lt;script#gt;" in "\n".join(mermaid_loops(trace, found))
