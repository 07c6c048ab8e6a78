"""What surrounds an article goes, with its reason; not a word of the article does."""

import pytest

from communique.ingest.clean import Cleaned, clean
from communique.ingest.lines import split, title_case

LEAD = "The trade minister of Ostrava met the visiting delegation on Tuesday to discuss the export of barley."
BODY = "He said that the two sides had agreed on a price, and that the first ship would sail before the harvest."
END = "The delegation is to leave for the port of Lund on Thursday, according to the ministry's press office."


def page(*lines: str) -> Cleaned:
    return clean("\n\n".join(lines))


def reasons(cleaned: Cleaned) -> set[str]:
    return {d.reason for d in cleaned.dropped}


@pytest.mark.parametrize(
    ("furniture", "reason"),
    [
        ("Skip to main content", "navigation"), ("Back to top", "navigation"), ("Home > News > Politics", "navigation"),
        ("Previous articleFloods recede in the delta", "navigation"), ("Load more", "navigation"),
        ("Share this article: Facebook Twitter WhatsApp", "share"), ("Tweet", "share"), ("12 shares", "share"),
        ("Share on Telegram", "share"), ("Follow us on Twitter and Facebook.", "share"), ("Like Loading...", "share"),
        ("Subscribe", "subscribe"), ("Sign up for our daily newsletter and never miss a story.", "subscribe"),
        ("Get the latest news in your inbox. Sign up for our newsletter.", "subscribe"),
        ("Log in or register", "subscribe"),
        ("Leave a Reply", "comments"), ("3 Comments", "comments"),
        ("Your email address will not be published.", "comments"),
        ("Email *", "comments"), ("Save my name, email, and website in this browser for the next time.", "comments"),
        ("Read more: Barley prices fall for a third week", "related"), ("READ ALSO: Who buys the barley?", "related"),
        ("Tags: barley, trade, Ostrava", "related"), ("Advertisement", "advertising"),
        ("Sponsored content", "advertising"),
        ("We use cookies to give you the best experience on our site.", "consent"),
        ("© 2024 Ostrava Courier. All rights reserved.", "consent"), ("Loading...", "navigation"),
        ("If you find a mistake, please select it and press Ctrl+Enter", "widget"), ("4 min read", "widget"),
        ("Have a tip? Jo Ash can be reached at ash@courier.test.", "contact"), ("###", "end_mark"),
        ("* * *", "end_mark"),
    ],
)  # fmt: skip
def test_furniture_goes_and_the_article_stays(furniture: str, reason: str) -> None:
    cleaned = page(LEAD, furniture, BODY, END)
    assert cleaned.text.split() == f"{LEAD} {BODY} {END}".split()
    assert [(d.text, d.reason) for d in cleaned.dropped] == [(furniture, reason)]
    assert cleaned.text[: cleaned.dropped[0].at].strip() == LEAD


@pytest.mark.parametrize(
    "line",
    [
        "Barley ship in the port of Lund / Ministry of Trade", "© Courier / J. Ash", "Photo: Ministry of Trade",
        "Translated by Ann Lee",
        "By Jo Ash", "Share prices fell after the visit.", "Comments by the minister were few.",
        "He asked donors to support the talks and to donate grain to the port of Lund.",
        "The island hopes to become a member of the customs union, the minister said.", "No comment, he said.",
        "Subscribe to the treaty, the delegate urged, or leave the hall.", "Print media were not admitted.",
        "We need your support to sustain the truce, the envoy told the assembly.", "Thank you very much, Mr Minister.",
        "Read aloud by the clerk, the text named four ports.", "Search parties left the port at dawn.",
        "See you in Lund, the minister told the envoy.", "Topics included barley, herring and the price of ice.",
        "Home guard units joined the exercise.", "Most read the deal as a retreat.",
    ],
)  # fmt: skip
def test_what_only_looks_like_furniture_stays(line: str) -> None:
    assert not page(LEAD, line, BODY, END).dropped


def test_a_teaser_inside_the_body_goes_with_its_picture() -> None:
    picture = "Ships In The Port Of Lund - Courier International"
    other = "The barley quay in spring - Courier International"
    teaser = f"{other}\nOstrava Fishermen Strike Over Price Of Ice"
    cleaned = page(f"{LEAD}\n{picture}", teaser + "\n" + BODY, END)
    assert cleaned.text.split() == f"{LEAD} {BODY} {END}".split()
    assert "related" in reasons(cleaned) and cleaned.signature == "Courier International"


def test_a_dash_at_a_sentences_end_is_no_signature() -> None:
    lines = ("He named two ports – Lund", "She named two others – Lund", "They met twice - Monday Tuesday")
    assert not page(LEAD, *lines, BODY).dropped


def test_an_alternative_text_that_tells_the_caption_again_goes() -> None:
    caption = "A ship that carries barley is seen docked in the port of Lund"
    cleaned = clean(f"{LEAD}\n\n© CNA / J. Ash{caption}\n{caption} - Courier\n{BODY}\n{END}")
    assert caption in cleaned.text and [d.reason for d in cleaned.dropped] == ["alt_text"]
    again = clean(f"{LEAD}\n\n{caption} / Courier\n{caption} / Courier\n\n{BODY}")
    assert again.text.count(caption) == 1 and reasons(again) == {"repeated"}


def test_an_alternative_text_glued_to_the_dateline_goes() -> None:
    line = "Courier, Lund, 4 July 2024 — The ship sailed at dawn with its hold half empty, the pilot said."
    cleaned = page("Barley Sails", "Courier bigger" + line, BODY)
    assert cleaned.text == f"Barley Sails\n\n{line}\n\n{BODY}"
    assert [(d.text, d.reason, d.at) for d in cleaned.dropped] == [("Courier bigger", "alt_text", 14)]
    assert not page("Barley Sails", line.replace("Courier", "McCourier"), BODY).dropped


@pytest.mark.parametrize(
    "appeal",
    [
        "The Courier lives on its readers. If you value independent reporting, support us with a donation.",
        "COLLABORATE WITH OUR WORKThe Courier is committed to honest journalism. We invite you to join us.",
        "The Courier takes no money from companies. Become a member from 3 euros a month.",
        "Please support our journalism: make a donation today by clicking here.",
    ],
)
def test_appeals_go(appeal: str) -> None:
    cleaned = page(LEAD, BODY, END, appeal)
    assert cleaned.text.endswith(END) and reasons(cleaned) == {"appeal"}


def test_a_list_of_other_stories_goes_to_its_end() -> None:
    others = ("Floods Recede In The Delta", "Who Pays For The Bridge?", "3 days ago")
    cleaned = page(LEAD, BODY, "You may also like", *others)
    assert cleaned.text.endswith(BODY) and reasons(cleaned) == {"related", "widget"}
    inside = page(LEAD, "Related Articles", "Floods Recede In The Delta", BODY, END)
    assert inside.text.split() == f"{LEAD} {BODY} {END}".split()
    assert page(LEAD, "More on the barley", "Prices", BODY, END).text.split()[-1] == END.split()[-1]


def test_a_menu_goes_and_a_list_of_names_stays() -> None:
    assert clean(f"Home\nNews\nSport\nOpinion\n\n{LEAD}\n\n{BODY}").text == f"{LEAD}\n\n{BODY}"
    names = f"{LEAD}\n\nAnn Lee, minister\nBen Roe, envoy\nSport\n\n{BODY}"
    assert clean(names).text == names


def test_labels_in_another_script_at_the_end_go() -> None:
    cleaned = page(LEAD, BODY, "Заголовок", "Новости дня")
    assert cleaned.text == f"{LEAD}\n\n{BODY}" and reasons(cleaned) == {"widget"}
    assert not page(LEAD, "Он сказал: «Да».", BODY).dropped


def test_lines_that_a_program_filled_are_no_labels() -> None:
    filled = (
        "The minister told the assembly that all the delegations would have to\nshare\n\n"
        "The envoy answered that his government could not accept the price and\n"
        "that he would report to the capital before the end of the week, as he\n"
        "had promised the ship owners of Lund, who wait for the first of their\n"
        "cargoes and have asked the port to keep a berth free for them for the\n"
        "whole of the coming month, which the port has so far refused to do to\nprint"
    )
    assert clean(filled).text == filled


def test_a_page_of_nothing_but_furniture_is_kept() -> None:
    cleaned = clean("Subscribe\nShare")
    assert cleaned.text == "Subscribe\nShare" and cleaned.nothing and not cleaned.dropped


def test_a_pages_title_told_again_goes_and_a_texts_own_stays() -> None:
    text = f"Barley sails for Lund\n\n{LEAD}"
    assert clean(text, title="Barley Sails for Lund", titled=True).text == LEAD
    assert clean(text, title="Barley Sails for Lund").text == text


def test_title_case() -> None:
    assert title_case("Ostrava Fishermen Strike Over the Price of Ice")
    assert not title_case("Ostrava fishermen strike over the price of ice")
    assert not title_case("Price Of Ice")


def test_lines_know_their_place() -> None:
    text = "  a b\n\n c\td \ne"
    assert [(text[x.start : x.end], x.words, x.after_blank) for x in split(text)] == [
        ("  a b", "a b", True), (" c\td ", "c d", True), ("e", "e", False),
    ]  # fmt: skip
