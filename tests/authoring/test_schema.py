"""The JSON Schemas: they take what is right, refuse what is wrong, and the published files are current."""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from cli.main import foedus
from engine import load_case, open_library
from engine.authoring.schema import (
    Completions,
    case_schema,
    circles_schema,
    file_schema,
    rulebook_schema,
    run_schema,
    why_schema,
)
from engine.authoring.shelf import Shelf
from engine.explanation.as_json import dump, run_json
from engine.explanation.groups import overview
from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.problem import Problems
from engine.language.read_case import case_at
from engine.language.rulebook import Sentence

from .written import rulebook

ROOT = Path(__file__).parents[2]
BUNDLED = sorted([*(ROOT / "rules").rglob("*.yaml"), *(ROOT / "facts").rglob("*.yaml")])
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")

BOOK = """\
rulebook: book
kinds: {state: [ally]}
statements:
  - say: <ally> pays
    deny: <ally> owes
rules:
  - id: r
    if: [<ally> pays]
    then:
      not: <ally> pays
"""


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2, as editors read it: dates are words, and only true and false are switches."""


AsEditorsRead.yaml_implicit_resolvers = {
    sign: [each for each in resolvers if each[0].rsplit(":", 1)[1] not in ("timestamp", "bool")]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
AsEditorsRead.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


@cache
def checker(kind: str) -> jsonschema.Draft7Validator:
    schema = {"case": case_schema, "rulebook": rulebook_schema, "file": file_schema, "run": run_schema}[kind]()
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def wrong(kind: str, text: str) -> list[str]:
    """What an editor would mark in a file."""
    content = yaml.load(text, Loader=AsEditorsRead)
    return [error.message for error in checker(kind).iter_errors(content)]


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_an_editor_marks_nothing_in_a_bundled_file(path: Path) -> None:
    text = path.read_text("utf-8")
    kind = "case" if path.is_relative_to(ROOT / "facts") else "rulebook"
    assert wrong(kind, text) == []
    assert wrong("file", text) == [], "The schema for either kind says something else."


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_a_bundled_file_names_its_published_schema_in_its_first_line(path: Path) -> None:
    found = MODELINE.match(path.read_text("utf-8"))
    assert found, "Without the line an editor completes and checks nothing."
    kind = "case" if path.is_relative_to(ROOT / "facts") else "rulebook"
    named = (path.parent / found.group(1)).resolve()
    assert named == ROOT / "docs" / "schema" / f"{kind}.schema.json"


PUBLISHED = [
    ("case", case_schema),
    ("rulebook", rulebook_schema),
    ("run", run_schema),
    ("why", why_schema),
    ("circles", circles_schema),
]


@pytest.mark.parametrize(("kind", "make"), PUBLISHED)
def test_the_published_schema_is_what_the_command_prints(kind: str, make: Any) -> None:
    published = (ROOT / "docs" / "schema" / f"{kind}.schema.json").read_text("utf-8")
    assert published == dump(make()), f"Renew it: foedus schema --{kind} > docs/schema/{kind}.schema.json"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("rulebook", BOOK.replace("statements", "statments")),
        ("rulebook", BOOK.replace("deny", "denies")),
        ("rulebook", BOOK.replace("    then:\n      not: <ally> pays\n", "")),
        ("rulebook", BOOK.replace("not: <ally> pays", "nott: <ally> pays")),
        ("rulebook", BOOK.replace("[<ally> pays]", "[{every <ally>: [<ally> pays]}]")),
        ("rulebook", BOOK + "    certainty: sure\n"),
        ("rulebook", BOOK + "    status: 1\n"),
        ("case", "case: c\nrulebook: book\nfact: [a]\n"),
        ("case", "case: c\nrulebook: book\nfacts: [{say: a, frm: b}]\n"),
        ("case", "case: c\nrulebook: book\nexpect: [{concluded: a, certainty: sure}]\n"),
        ("case", "rulebook: book\n"),
    ],
)
def test_an_editor_marks_a_mistake_in_the_layout(kind: str, text: str) -> None:
    assert wrong(kind, text), "The mistake goes unmarked."


def test_sentences_of_a_rulebook_are_offered_and_restrict_nothing(tmp_path: Path) -> None:
    offered = Completions.of(rulebook(tmp_path, BOOK))
    schema = case_schema(offered)
    assert schema["definitions"]["ground sentence"]["examples"] == ["<ally> pays", "<ally> owes"]
    assert schema["definitions"]["rule id"]["examples"] == ["r"]
    content = {"case": "c", "facts": ["quite another sentence"]}
    jsonschema.validate(content, schema)


def test_every_key_and_group_is_described_in_words() -> None:
    for schema in (case_schema(), rulebook_schema()):
        groups = [schema, *schema["definitions"].values()]
        for group in groups:
            for key, value in group.get("properties", {}).items():
                assert value.get("description"), f"An editor shows nothing about '{key}' in {group.get('title')}."
                assert "_" not in key, f"'{key}' is written with a blank."
            if "properties" in group:
                assert "Shape" not in group["title"], "A name of the program shows up in an editor."


def closed(schema: Any) -> Any:
    """The schema without room for keys that it does not name."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    if "required" in inner and "properties" in inner:
        inner.setdefault("additionalProperties", False)
    return inner


@cache
def exact(make: Callable[[], dict[str, Any]]) -> jsonschema.Draft7Validator:
    """What refuses every key that a schema does not name."""
    return jsonschema.Draft7Validator(closed(make()))


def test_the_answer_of_a_run_is_described_key_by_key() -> None:
    shelf, seen = Shelf(), 0
    for path in sorted((ROOT / "facts").rglob("*.yaml")):
        problems = Problems()
        case = case_at(path, shelf, problems)
        assert case is not None, problems.found
        answer = json.loads(dump(run_json(run(case), "0")))
        told = [f"{list(error.absolute_path)}: {error.message}" for error in exact(run_schema).iter_errors(answer)]
        assert not told, f"{path.name}: the published schema does not describe this:\n" + "\n".join(told)
        seen += 1
    assert seen > 40


@pytest.mark.parametrize("name", ["csto-2012", "csto-2012-reformed", "scholarship-award", "romania-1968"])
def test_why_and_circles_are_described_key_by_key(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    case = load_case(name, open_library(), Problems())
    assert case is not None
    trace = run(case)
    asked = [*list(trace.known.sentences())[::7], *absent(trace)]
    for sentence in asked:
        answer = printed(capsys, "why", name, trace.say(sentence), "--all", "--json")
        assert_described(why_schema, answer, f"{name}: why {trace.say(sentence)}")
    assert_described(circles_schema, printed(capsys, "circles", name, "--json"), f"{name}: circles")
    assert_described(run_schema, printed(capsys, "run", name, "--assumptions", "--rests-on", "--json"), name)


def absent(trace: Trace) -> list[Sentence]:
    """Some sentences that could be concluded and are not."""
    return [group.sentences[0] for group in overview(trace).could][:3]


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    foedus.main(list(arguments), prog_name="foedus", standalone_mode=False)
    return json.loads(capsys.readouterr().out)


def assert_described(make: Callable[[], dict[str, Any]], answer: Any, what: str) -> None:
    told = [f"{list(error.absolute_path)}: {error.message}" for error in exact(make).iter_errors(answer)]
    assert not told, f"{what}: the published schema does not describe this:\n" + "\n".join(told)
