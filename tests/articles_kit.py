"""Articles put together from sentences that nobody wrote: for what holds of any article."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

_PEOPLE = ("Amina Diop", "Luis Ortega", "Rosa Klein", "Per Falk", "Mayor Ida Holt", "Joost van der Aerden")
_ROLES = ("a vet in Kayes", "who runs the mill", "54", "the owner of the quarry")
_OUTLETS = ("Radio Sava", "the Sava Courier", "reporters")
_DOCUMENTS = ("a report by the port authority", "the audit office", "two officials", "figures from the mill")
_FACTS = (
    "the pumps failed in May",
    "nobody has counted the herons",
    "the quarry will close in 2031",
    "about 1,200 trout died",
    "it was the driest June since 1987",
    "the U.S. firm paid $3.5 million",
    "the mayor's boat sank",
    "prices, which had doubled, fell by 5.3 per cent",
    "she had warned the council twice",
    "the old pier is no longer safe",
)
_WHOLE = (
    "{P} said {c}.",
    "{P} said that {c} and that {d}.",
    "{P} told {O} that {c}.",
    "“{C},” {P} said.",
    "“{C},” said {P}, {R}.",
    "“{C},” {P} said. “{D}. {E}.”",
    "“{C},” {P} said, “and {d}.”",
    "“{C}. {D},” {P} told {O} on Monday.",
    "{P} said: “{C}.”",
    "{P}: “{C}.”",
    "{C}, {P} said.",
    "{C}, said {P}, {R}, on Tuesday.",
    "{C}, according to {S}.",
    "According to {S}, {c}.",
    "{P} said {c}, adding that {d}.",
    "{P} said {c}, while {Q} insisted that {d}.",
    "{P} said {Q} had told her that {c}.",
    "{P} said the plan was “a bad joke” and would fail.",
    "{P} denied that {c}.",
    "{P}, {R}, warned that {c}.",
    "{P} accused {Q} of hiding the figures.",
    "{P}'s claim that {c} was new.",
    "Radio Sava reported that {c}, {P} said.",
    "{C}.",
    "{C}, but {P} said that {d}.",
    "Who paid for it?",
    "{P} declined to comment.",
    "In the view of {P}, {c}.",
    "It was confirmed by {P} that {c}.",
    "Asked about {Q}'s claim that {c}, {P} said, “{D}.”",
    "{P}, asked whether {c}, said {d}.",
    "{P}, who said {c}, told {O} that {d}.",
    "As {P} said, {c}.",
    "‘{C},’ {P} said.",
    "“{C},” {P} said, adding that {d}.",
    "Although {P} said {c}, {Q} said {d}.",
    "{P} said “{c},” but {Q} called it “a lie”.",
    "{P} — {R} — said {c}, and {Q} warned: “{D}.”",
    "{P} told {O} {c}, {S} having said that {d}.",
    "“{C}, but {Q} says {d},” {P} said.",
    "{P} said {c}; {Q} did not say that {d}.",
    "{P} wrote that “{c}” and that “{d}.”",
    "The claim by {P} that {c} was repeated by {Q}, who said {d}.",
    "{P} said {c}, according to {S}.",
    "“{C},” {P} said of {Q}'s claim that {d}.",
)
_LEANING = ("She said {c}.", "“{C},” he added.", "“{C}.”", "He also warned that {c}.", "The mayor said {c}.")
_LONG = ("“{C},” {P} said. “{D}.\n\n“{E}.\n\n“{F}.”", "{P} was angry. She wrote:\n\n“{C}. {D}.”")


def _filled(templates: tuple[str, ...]) -> SearchStrategy[str]:
    def fill(parts: tuple[str, list[str], str, str, str, str, str]) -> str:
        template, facts, one, other, role, outlet, document = parts
        capital = [fact[0].upper() + fact[1:] for fact in facts]
        return template.format(
            P=one, Q=other, R=role, O=outlet, S=document, c=facts[0], d=facts[1],
            C=capital[0], D=capital[1], E=capital[2], F=capital[3],
        )  # fmt: skip

    return st.tuples(
        st.sampled_from(templates),
        st.lists(st.sampled_from(_FACTS), min_size=4, max_size=4, unique=True),
        st.sampled_from(_PEOPLE),
        st.sampled_from(_PEOPLE),
        st.sampled_from(_ROLES),
        st.sampled_from(_OUTLETS),
        st.sampled_from(_DOCUMENTS),
    ).map(fill)


def _paragraphs(sentence: SearchStrategy[str]) -> SearchStrategy[list[str]]:
    plain = st.lists(sentence, min_size=1, max_size=3).map(" ".join)
    return st.lists(plain, min_size=1, max_size=4)


self_contained = _paragraphs(_filled(_WHOLE))
"""Paragraphs that lean on no other: every speaker is named where he speaks."""
any_article = st.lists(
    st.one_of(
        st.lists(_filled(_WHOLE + _LEANING), min_size=1, max_size=3).map(" ".join),
        _filled(_LONG),
    ),
    min_size=1,
    max_size=4,
).map("\n\n".join)
"""Whole articles, with pronouns, quotations over paragraphs and quotations without a cue."""
