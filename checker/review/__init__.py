"""Pages for a reviewer: an article with the claims found in it, a draft with the verdicts on it."""

from checker.review.article import Article, Entry, Held, article_of
from checker.review.draft_page import Checked, render_drafts
from checker.review.overview import render_overview
from checker.review.page import render_article

__all__ = [
    "Article",
    "Checked",
    "Entry",
    "Held",
    "article_of",
    "render_article",
    "render_drafts",
    "render_overview",
]
