"""Signs for verdicts and severities, drawn here: no colour is alone in what it says, and no font is needed."""

from collections.abc import Mapping

from checker.review.html import safe

_ROUND = '<circle cx="8" cy="8" r="7"/>'
_CUT = 'fill="none" stroke="var(--page)" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
_DRAWN: Mapping[str, str] = {
    "supported": f'{_ROUND}<path d="M4.5 8.5l2.5 2.5 4.5-5.5" {_CUT}/>',
    "contradicted": f'{_ROUND}<path d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6" {_CUT}/>',
    "misattributed": f'{_ROUND}<path d="M4 6h8l-2-2M12 10H4l2 2" {_CUT}/>',
    "misquoted": f'{_ROUND}<path d="M5 10.5c1.5-1 1.8-2.5 1.7-5M9.5 10.5c1.5-1 1.8-2.5 1.7-5" {_CUT}/>',
    "disputed": f'{_ROUND}<path d="M3.8 6.3h8.4M3.8 9.7h8.4M10 4L6 12" {_CUT}/>',
    "outdated": f'{_ROUND}<path d="M8 4.2V8l2.6 2" {_CUT}/>',
    "unverified": f'{_ROUND}<path d="M6 6.2c0-2.8 4.2-2.6 4.1-.1 0 1.5-2 1.5-2 3M8 11.9v.1" {_CUT}/>',
    "error": f'<path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z"/><path d="M8 4.2v4.3M8 11.5v.1" {_CUT}/>',
    "warning": f'<path d="M8 1l7.5 14H.5z"/><path d="M8 6v4M8 12.6v.1" {_CUT}/>',
    "note": f'<rect x="1.5" y="1.5" width="13" height="13" rx="2"/><path d="M8 7.5v4M8 4.5v.1" {_CUT}/>',
    "waived": f'<rect x="1.5" y="1.5" width="13" height="13" rx="2"/><path d="M4.5 8h7" {_CUT}/>',
    "clear": '<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2"/>',
}


def icon(name: str) -> str:
    """Return the sign of a verdict or a grade; the words beside it say the same."""
    return f'<svg class="icon i-{safe(name)}" aria-hidden="true"><use href="#sign-{safe(name)}"/></svg>'


def drawings() -> str:
    """Return all signs, to stand in a page once."""
    symbols = "".join(
        f'<symbol id="sign-{name}" viewBox="0 0 16 16">{drawn}</symbol>' for name, drawn in _DRAWN.items()
    )
    return f'<svg class="signs" width="0" height="0" aria-hidden="true">{symbols}</svg>'
