"""The nouns of the project: frozen models that import nothing of ours.

A claim is what a speaker said, not the truth. A statement is what is being checked. Comparing the two gives
findings; findings give a verdict. All offsets are half-open, counted in Unicode code points of the untouched text.
"""

from checker.model.base import (
    Id,
    Json,
    Noun,
    Span,
    Words,
)
from checker.model.record import (
    Attribution,
    AttributionKind,
    Claim,
    Ground,
    Markup,
    Modality,
    Quote,
    Rating,
    Resolution,
    Role,
    Source,
    Speaker,
    SpeakerKind,
    Status,
)
from checker.model.remarks import (
    Remark,
    Severity,
    Spot,
    Suggestion,
    WaivedIn,
    Waiver,
)
from checker.model.verdicts import (
    Contribution,
    Effect,
    Evidence,
    Finding,
    Label,
    Match,
    Problem,
    Relation,
    Report,
    Statement,
    Verdict,
)

__all__ = [
    "Attribution",
    "AttributionKind",
    "Claim",
    "Contribution",
    "Effect",
    "Evidence",
    "Finding",
    "Ground",
    "Id",
    "Json",
    "Label",
    "Markup",
    "Match",
    "Modality",
    "Noun",
    "Problem",
    "Quote",
    "Rating",
    "Relation",
    "Remark",
    "Report",
    "Resolution",
    "Role",
    "Severity",
    "Source",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Spot",
    "Statement",
    "Status",
    "Suggestion",
    "Verdict",
    "WaivedIn",
    "Waiver",
    "Words",
]
