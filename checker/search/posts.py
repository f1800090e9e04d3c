"""A social-media post as the prose that it stands for: what it is found by must be words.

News text has few of these signs: it loses its quotation marks. Who posted, and when, stays:
a claim is often about the poster ("the actress tweeted that …"), or says the year.
"""

import html
import re

_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+")
"""A link, also where it is stuck to the word before it, as copied posts have it."""
_MARKED = re.compile(r"[#@](\w+)")
"""A hashtag or a handle."""
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d_]{3})(?=\d)|(?<=\d)(?=[A-Z][a-z])|_+")
"""Where a word written in humps ("HomeAlone2", "FBIRaid") has its parts; "G7" and "F16" are one."""
_QUOTES = re.compile("[\"“”„«»‹›]|(?<!\\w)['‘’‚]|['‘’](?!\\w)")
"""Quotation marks: in which form, and whether at all, differs between copies of one claim."""


def as_prose(text: str) -> str:
    """Return a text without links and quotation marks, "#HomeAlone2" and the like as the words "Home Alone 2".

    For searching only: no offset into the text holds afterwards.
    """
    bare = _QUOTES.sub(" ", _LINK.sub(" ", html.unescape(text)))
    spelt = _MARKED.sub(lambda marked: f" {_SEAM.sub(' ', marked[1])} ", bare)
    return " ".join(spelt.replace("’", "'").split())
