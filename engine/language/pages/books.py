"""F5 and F6: rulebooks and cases as files."""

from __future__ import annotations

from typing import Final

from . import Page, case, page

PAGES: Final[tuple[Page, ...]] = (
    page(
        "F501",
        "A rulebook that is not there",
        "Without it no rule is known.",
        "rulebook: pact\nuses: alliancs",
        "rulebook: pact\nuses: alliances",
        "A rulebook is looked for as a path, beside the file that names it, and among the bundled ones.",
        alone=True,
    ),
    page(
        "F502",
        "`uses` in a circle",
        "Each of them would have to be read before the others, so none is read at all.",
        "# pact.yaml\nrulebook: pact\nuses: summit\n# summit.yaml\nrulebook: summit\nuses: pact",
        "# pact.yaml\nrulebook: pact\nuses: shared\n# summit.yaml\nrulebook: summit\nuses: shared\n"
        "# shared.yaml\nrulebook: shared\nkinds:\n  state: []",
        "What two rulebooks share belongs in a third, which both use.",
        alone=True,
    ),
    page(
        "F503",
        "Two files of a folder have `rulebook:`",
        "One could not tell which of them the rulebook is.",
        "# pact/names.yaml\nrulebook: pact\nkinds:\n  state: []\n# pact/rules.yaml\nrulebook: rules\n"
        "# pact/more.yaml\nstatements:\n  - <state> grows",
        "# pact/names.yaml\nrulebook: pact\nkinds:\n  state: []\n# pact/more.yaml\nstatements:\n  - <state> grows",
        "A folder is one rulebook: one of its files names it, the others hold parts of it.",
        alone=True,
    ),
    page(
        "F504",
        "A case where a rulebook is needed, or the other way round",
        "A case has no rules, and a rulebook has no facts.",
        "# pact.yaml\nrulebook: pact\nuses: lisbon.yaml\n# lisbon.yaml\ncase: Lisbon\nrulebook: alliances",
        "# pact.yaml\nrulebook: pact\nuses: alliances\n# lisbon.yaml\ncase: Lisbon\nrulebook: pact",
        "A case says what is so and names its rulebook; a rulebook says what follows from what.",
        alone=True,
    ),
    page(
        "F505",
        "No file of a folder has `rulebook:`",
        "Nothing in the folder is read.",
        "# pact/names.yaml\nkinds:\n  state: []\n# pact/more.yaml\nstatements:\n  - <state> grows",
        "# pact/names.yaml\nrulebook: pact\nkinds:\n  state: []\n# pact/more.yaml\nstatements:\n  - <state> grows",
        "The file with `rulebook:` makes a rulebook of the folder and gives it its name.",
        alone=True,
    ),
    page(
        "F601",
        "A case that is not there",
        "There is nothing to evaluate.",
        "$ foedus run csto-2021",
        "$ foedus run csto-2012",
        "A case is looked for as a file and among the bundled cases.",
    ),
    case(
        "F602",
        "No date",
        "What came before and what came after cannot be told apart.",
        "as of: 15.06.2012\nfacts:\n  - Russia leads the CSTO",
        "as of: 2012-06-15\nfacts:\n  - Russia leads the CSTO",
        "Year, month and day in this order sort themselves, and nobody takes the day for the month.",
    ),
)
