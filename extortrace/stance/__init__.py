"""Stance: what a text is, and whose words its parts are.

A demand, a victim's account, a report, advice, a notice or something else: read from the indicators (who threatens, who
tells, who advises), from the words that show what it is about, from how money is spoken of and from the layout. How
much each sign speaks for each reading stands in ``rules/votes.yml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from extortrace.knowledge import Rules
from extortrace.model import Finding, Hit, Reason, Stance
from extortrace.stance.signs import Sign, signs
from extortrace.stance.voices import DEMANDS, THREATS, Voice, Voices, Who, hear
from extortrace.text import Text

__all__ = ["DEMANDS", "THREATS", "Reading", "Sign", "Voice", "read_stance"]

_SHOWN = 5


@dataclass(frozen=True)
class Reading:
    """What the text is, the signs that decided (their votes as points) and its voices."""

    stance: Stance
    why: tuple[Reason, ...]
    heard: Voices
    signs: tuple[Sign, ...] = ()
    lead: float = 0.0
    """Votes between this stance and the next."""

    @property
    def voices(self) -> tuple[Voice, ...]:
        return self.heard.voices

    def who(self, offset: int) -> Who:
        """Whose words stand at a raw offset."""
        return self.heard.who(offset)


def read_stance(text: Text, findings: Sequence[Finding], hits: Sequence[Hit], rules: Rules) -> Reading:
    """Reads what the text is: the stance with the most votes."""
    heard = hear(text, findings, hits, rules)
    seen = signs(text, findings, hits, heard, rules)
    stance, lead = rules.scoring.stance.choose({sign.name: sign.strength for sign in seen}, "other")
    chosen = cast(Stance, stance)
    votes = [(rules.scoring.stance.votes.get(sign.name, {}).get(chosen, 0.0) * sign.strength, sign) for sign in seen]
    why = tuple(
        Reason("stance_sign", {"sign": sign.name, "votes": round(vote, 1)}, sign.spans[:_SHOWN])
        for vote, sign in sorted(votes, key=lambda v: (-v[0], v[1].name))
        if vote > 0
    )
    return Reading(chosen, why, heard, tuple(seen), lead)
