"""Test results as JUnit XML, which build servers read."""

from __future__ import annotations

import unicodedata
from xml.etree import ElementTree

from .suite import Suite, Tested


def junit(suite: Suite) -> str:
    """One test suite for each case file, one test case for each expectation."""
    root = ElementTree.Element(
        "testsuites",
        name="foedus",
        tests=str(len(suite.results)),
        failures=str(len(suite.failed)),
        errors=str(len(suite.bad)),
    )
    for case in suite.cases:
        _case(root, case)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _case(root: ElementTree.Element, case: Tested) -> None:
    node = ElementTree.SubElement(
        root,
        "testsuite",
        name=case.file,
        tests=str(len(case.results) + case.bad),
        failures=str(len(case.failed)),
        errors=str(int(case.bad)),
        skipped="0",
    )
    if case.bad:
        each = ElementTree.SubElement(node, "testcase", classname=case.file, name="the file can be read", time="0")
        told = [f"{problem.place}: {problem.code} {problem.message} {problem.fix}" for problem in case.problems]
        error = ElementTree.SubElement(each, "error", message=_clean(told[0]))
        error.text = _clean("\n".join(told))
    for result in case.results:
        each = ElementTree.SubElement(
            node,
            "testcase",
            classname=case.file,
            name=_clean(result.words),
            file=case.file,
            line=str(result.expectation.place.line),
            time="0",
        )
        if not result.met:
            failure = ElementTree.SubElement(each, "failure", message=_clean(" ".join(result.misses)))
            failure.text = _clean("\n".join([*result.misses, result.why]))


def _clean(text: str) -> str:
    """XML has no place for control characters."""
    return "".join(" " if unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t" else char for char in text)
