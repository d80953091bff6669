"""What rests on a sentence, over the place where it was asked; of one that does not hold, what it would lead to."""

from __future__ import annotations

from ..view import rests
from ..view.standing import word
from .answer import AnswerSheet


class RestsSheet(AnswerSheet):
    """Conclusions that fall, weaken or come."""

    SHEET = "rests"

    def renew(self) -> None:
        """Ask again: the case may have changed meanwhile."""
        opened = self.desk.case
        if opened is not None:
            found = self.await_later(self.reading.rests(self.about))
            known = self.reading.known_as(self.about)
            standing = known.standing if known is not None else "not stated"
            said = word(standing, known.certainty if known is not None else "")
            self.reasons.show(rests.rows(found, self.about, standing, said), self.first_mark)
            self.first_mark = ""
