"""What of a page becomes a slide, what its title and its points, and what its presenter's notes."""

import pytest
from bs4 import BeautifulSoup
from spine import points, question, slides

FIGURE = """<div class="cell"><figure class="live-figure" id="figure-{0}">
<figcaption>The {0}.</figcaption></figure></div>"""
PAGE = f"""<main><section><h1 id="heat">Heat: what does it do?<a class="headerlink">#</a></h1>
<p><em>About 5 minutes.</em></p><p class="goals-count">2 goals to reach</p>
<p>A model writes one token after another, and each is drawn.</p>
<p>Here are ten candidates. Pull a bar. Does one ever overtake another? (Try.)</p>
{FIGURE.format("bars")}
<p>No: they <a href="x.html">keep</a> their order.</p>
<section><h2 id="why">Why?</h2>
<p>The numbers are <strong>logits</strong>: one a token. What of it?</p>
<div class="math"><math display="block"><mi>p</mi></math></div>
<section class="closer-look"><h3 id="closer">Really?</h3>{FIGURE.format("inside")}</section>
</section>
<section><h2 id="what-to-remember">What to remember</h2><ul><li><p>Heat is fair.</p></li>
<li>Cold is not.</li></ul></section>
<section><h2 id="check-yourself">Check yourself</h2><p>What is heat?</p></section>
</section></main>"""


@pytest.fixture
def made():
    return {slide.id: slide for slide in slides(PAGE)}


def test_a_slide_for_the_title_each_section_and_each_figure_of_the_main_line(made):
    assert list(made) == ["heat", "figure-bars", "why", "what-to-remember"]
    assert (made["figure-bars"].figure, made["figure-bars"].caption) == ("bars", "The bars.")
    assert not made["why"].figure


def test_a_figures_title_is_what_was_asked_before_it(made):
    assert made["figure-bars"].title == "Does one ever overtake another?"
    untitled = PAGE.replace("Does one ever overtake another? (Try.)", "See.")
    assert slides(untitled)[1].title == "Heat: what does it do?"
    second = PAGE.replace("<p>No:", f"<p>See.</p>{FIGURE.format('second')}<p>No:")
    assert slides(second)[2].title == "Heat: what does it do?"  # not the first figure's


def test_a_section_says_what_it_defines_and_shows_its_formula(made):
    said = "The numbers are <strong>logits</strong>: one a token. What of it?"
    assert made["why"].points == [said]
    assert "<mi>p</mi>" in made["why"].maths[0]
    assert made["what-to-remember"].points == ["<p>Heat is fair.</p>", "Cold is not."]


def test_all_other_prose_is_the_presenters_each_once_and_without_links(made):
    notes = {name: "".join(slide.notes) for name, slide in made.items()}
    assert notes["heat"] == "<p>A model writes one token after another, and each is drawn.</p>"
    assert notes["figure-bars"].startswith("<p>Here are ten candidates.")
    assert notes["figure-bars"].endswith("<p>No: they keep their order.</p>")
    assert "logits" in notes["why"] and not notes["what-to-remember"]


def paragraph(text: str):
    return BeautifulSoup(f"<p>{text}</p>", "html.parser").p


def test_a_sentence_that_leans_on_another_comes_with_it():
    asked = "Four are corners. How many of them can one line get right? Pull."
    assert question(paragraph(asked)) == asked.removesuffix(" Pull.")
    assert question(paragraph("Pull it.")) == ""
    first = "What a rule forbids can never be drawn, whatever the model thinks of it."
    text = f"{first} One may set a logit to −∞. This is <strong>masking</strong>."
    assert points([paragraph(text)]) == [first, text.removeprefix(f"{first} ")]


def test_what_is_no_page_of_the_book_is_an_error():
    with pytest.raises(ValueError, match="no section"):
        slides("<p>Another site</p>")
