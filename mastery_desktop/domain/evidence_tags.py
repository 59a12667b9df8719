"""What is known of a line of evidence besides its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mastery_desktop.domain.choices import EvidenceKind, Strength
    from mastery_desktop.domain.content import EvidenceSide
    from mastery_desktop.domain.records import Evidence


@dataclass(frozen=True)
class EvidenceTags:
    """What kind of evidence it is, on which side, and how strong; each as far as somebody has said it."""

    kind: EvidenceKind | None = None
    side: EvidenceSide | None = None
    strength: Strength | None = None

    @classmethod
    def of(cls, evidence: Evidence) -> EvidenceTags:
        """Those of a line that is kept."""
        return cls(evidence.kind, evidence.side, evidence.strength)
