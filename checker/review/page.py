"""An article as one page that needs nothing else: no script, no style sheet, no font from elsewhere."""

from collections.abc import Sequence
from itertools import groupby

from checker import __version__
from checker.model import AttributionKind, Claim, Status
from checker.review.article import Article, Entry
from checker.review.html import filled, safe, styled
from checker.review.stretches import Stretch, stretches
from checker.store.rendering import claim_values, render_item
from checker.text.sentences import paragraphs
from checker.text.unnamed import is_unnamed


def render_article(article: Article, *, top: int = 5) -> str:
    """Return the page; ``top`` claims are named in front as the ones to check first."""
    source = article.source
    return styled(
        "article.html",
        title=safe(source.title or source.id),
        language=safe(source.language or "en"),
        facts=safe(" · ".join(map(str, filter(None, (source.publisher, source.author, source.published))))),
        id=safe(source.id),
        counts=_counts(article),
        legend="".join(_legend(kind) for kind in AttributionKind),
        first=_first(article.entries, top),
        missed=_missed(article),
        text="\n".join(_paragraphs(article)),
        cards="\n".join(map(_card, article.entries)) or "<li>No claim was found.</li>",
        version=safe(__version__),
    )


def _counts(article: Article) -> str:
    kinds = ", ".join(f"{count} {kind.value}" for kind, count in article.kinds.items() if count)
    counts = (
        (len(article.entries), "claim", f" ({kinds})" if kinds else ""),
        (article.names, "speaker", ""),
        (article.unresolved, "", "unresolved"),
        (article.for_review, "", "for review"),
        (len(article.missed), "quotation", " perhaps missed"),
    )
    named = ((count, what + "s" * bool(what and count != 1) + more) for count, what, more in counts)
    return "".join(f"<li><b>{count}</b> {safe(what)}</li>" for count, what in named)


def _legend(kind: AttributionKind) -> str:
    return f'<li><span class="claim {kind.value}">{kind.value} claim</span></li>'


def _paragraphs(article: Article) -> list[str]:
    return [
        f'<p dir="auto">{"".join(_run(list(run)) for _, run in groupby(stretches(article, span), _under))}</p>'
        for span in paragraphs(article.text)
    ]


def _under(stretch: Stretch) -> tuple[int, ...]:
    """Return the claims that a stretch stands under: what stands under the same ones is one link."""
    return tuple(entry.number for entry in stretch.claims)


def _run(run: Sequence[Stretch]) -> str:
    """Return stretches under the same claims, linked to the shortest of them; the others are linked by number."""
    words = "".join(map(_words, run))
    opens = [entry for stretch in run for entry in stretch.opens]
    if not run[0].claims:
        return words
    entry = run[0].claims[0]
    before = "".join(
        f'<a class="number" id="text-{other.number}" href="#claim-{other.number}" '
        f'aria-label="claim {other.number}, {safe(other.claim.speaker)}">{other.number}</a>'
        for other in reversed(opens)
        if other is not entry
    )
    number = f'<sup class="number">{entry.number}</sup>' if entry in opens else ""
    # A claim that another interrupts goes on as a second link, which the keyboard may pass over.
    place = f' id="text-{entry.number}"' if entry in opens else ' tabindex="-1"'
    kind = f"claim {entry.claim.attribution.kind.value} {entry.claim.status.value}"
    title = safe(f"{entry.number}. {entry.claim.speaker}: {entry.claim.id}")
    return f'{before}<a class="{kind}"{place} href="#claim-{entry.number}" title="{title}">{number}{words}</a>'


def _words(stretch: Stretch) -> str:
    words = safe(stretch.text)
    if stretch.speaker:
        words = f'<span class="speaker">{words}</span>'
    if stretch.cue:
        words = f'<span class="cue">{words}</span>'
    if stretch.missed is not None:
        note = '<span class="unseen"> (perhaps missed) </span>'
        words = f'<mark class="missed" id="missed-{stretch.missed}">{words}{note}</mark>'
    return words


def _card(entry: Entry) -> str:
    claim = entry.claim
    place = f"{entry.file}:{entry.line}" if entry.line else entry.file
    return filled(
        "claim.html",
        number=str(entry.number),
        kind=f"{claim.attribution.kind.value} {claim.status.value}",
        speaker=_speaker(claim),
        text=safe(claim.text),
        facts=safe(" · ".join(_facts(claim))),
        score=f"{entry.worth.score:g}",
        reason=safe(entry.worth.reason or "a plain statement"),
        place=_link(entry.link, place) if place else "not written",
        id=safe(claim.id),
        back=f'<a href="#text-{entry.number}">in the text</a>' if entry.span else "not in the text",
        yaml=safe(render_item(claim_values(claim), "")),
    )


def _speaker(claim: Claim) -> str:
    name = f"<b>{safe(claim.speaker)}</b>"
    return f'{name} <span class="warning">not named yet</span>' if is_unnamed(claim.speaker) else name


def _facts(claim: Claim) -> list[str]:
    cue = f"“{claim.attribution.cue}”" if claim.attribution.cue else None
    outlet = f"to {claim.attribution.reported_by}" if claim.attribution.reported_by else None
    told = (claim.attribution.kind.value, cue, outlet, claim.said_on, claim.status.value, claim.rating)
    return [str(one) for one in told if one]


def _link(target: str | None, words: str) -> str:
    return f'<a href="{safe(target)}">{safe(words)}</a>' if target else safe(words)


def _first(entries: Sequence[Entry], top: int) -> str:
    """Return the list of claims to check first: none that is retracted or rated already."""
    open_ones = [one for one in entries if one.claim.status is not Status.RETRACTED and one.claim.rating is None]
    first = sorted(open_ones, key=lambda entry: -entry.worth.score)[:top]
    items = "".join(
        f'<li><a href="#claim-{entry.number}">{safe(entry.claim.text)}</a> '
        f'<span class="facts">{safe(entry.claim.speaker)} · {safe(_worth(entry))}</span></li>'
        for entry in first
        if entry.worth.score
    )
    return f"<ol>{items}</ol>" if items else "<p>Nothing stands out.</p>"


def _worth(entry: Entry) -> str:
    return f"{entry.worth.score:g}: {entry.worth.reason or 'a plain statement'}"


def _missed(article: Article) -> str:
    items = "".join(
        f'<li><a href="#missed-{number}">{safe(" ".join(span.of(article.text).split()))}</a></li>'
        for number, span in enumerate(article.missed, 1)
    )
    return f"<ul>{items}</ul>" if items else "<p>Every quotation of three words or more is in a claim.</p>"
