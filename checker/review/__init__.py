"""Pages for a reviewer: an article with what was found in it, and perhaps missed, at a glance."""

from checker.review.article import Article, Entry, Held, article_of
from checker.review.overview import render_overview
from checker.review.page import render_article

__all__ = ["Article", "Entry", "Held", "article_of", "render_article", "render_overview"]
