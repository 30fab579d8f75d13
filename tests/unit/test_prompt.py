"""A text that a language model reads: what `forward` receives of it, and what the page is given."""

import json

import pytest
import torch
from ipywidgets import FloatSlider
from llmbook import FigureError, Prompt, bars, figure, heatmap
from llmbook.figures.definition.controls import control
from llmbook.figures.page.publish import publish
from llmbook.models import reading, tinygpt
from llmbook.models.sampling import entropy_bits
from llmbook.text.tokenizers import Framed

TEXTS = ["The fox", "Once there was a hen"]


class Next(torch.nn.Module):
    """The likeliest next tokens."""

    def forward(self, logits, temperature):
        best, ids = logits.sort(descending=True, stable=True)
        return {"ids": ids[:3], "p": (best / temperature).softmax(0)[:3]}


class Looks(torch.nn.Module):
    def forward(self, text, text_count, attention):
        there = torch.arange(len(text)) < text_count
        return {"square": attention[0, 0], "ids": torch.where(there, text, -1)}


@pytest.fixture(scope="module")
def gpt():
    return tinygpt.load("cpu")


def next_token(gpt, **look):
    return figure(
        Next(),
        bars(x="ids", y="p", names=gpt.tokenizer.token),
        caption="What comes next.",
        prompt=Prompt(TEXTS, reads=gpt, **look),
        temperature=FloatSlider(value=1, min=0.5, max=2, step=0.5),
    )


def test_a_reading_is_what_the_model_gives_elsewhere(gpt):
    ids = gpt.tokenizer.encode(TEXTS[1])
    read = gpt.reader.read(ids)
    with torch.no_grad():
        out = gpt(torch.tensor([ids]), inspect=True)
    step = 1 / reading.STEPS
    torch.testing.assert_close(read["logits"], gpt.next_logits(ids), rtol=0, atol=0.51 * step)
    assert torch.equal(read["logits"], read["logits"].div(step).round() * step)
    torch.testing.assert_close(read["surprisal"][1:], gpt.surprisal_bits(ids))
    assert read["surprisal"][0] == 0
    assert torch.equal(read["hidden"], torch.cat(out.hidden))
    assert torch.equal(read["attention"], torch.cat(out.attention))
    block, config = gpt.blocks[1], gpt.config
    normed = block.mlp_norm(
        read["hidden"][1]
        + block.attention(
            block.attention_norm(read["hidden"][1])[None],
            *_position(gpt, len(ids)),
        )[0][0]
    )
    own = torch.nn.functional.silu(block.mlp.gate(normed)) * block.mlp.up(normed)
    torch.testing.assert_close(read["neurons"][1], own)
    assert read["neurons"].shape == (config.layers, len(ids), config.mlp_width)


def test_a_reading_tells_what_may_come_after_each_token(gpt):
    ids = gpt.tokenizer.encode(TEXTS[1])
    read = gpt.reader.read(ids)
    with torch.no_grad():
        p = gpt(torch.tensor([ids])).logits[0].softmax(-1)
    assert read["top"].shape == read["top_probability"].shape == (len(ids), 10)
    torch.testing.assert_close(read["top_probability"], p.topk(10).values)
    torch.testing.assert_close(p.gather(-1, read["top"]), read["top_probability"])
    torch.testing.assert_close(read["entropy"], entropy_bits(p))


def test_a_reading_tells_what_the_model_would_say_after_fewer_blocks(gpt):
    ids = gpt.tokenizer.encode(TEXTS[1])
    read = gpt.reader.read(ids)
    with torch.no_grad():
        p = torch.stack([gpt.unembed(one[None, -1:])[0, 0] for one in read["hidden"]]).softmax(-1)
    end = int(p[-1].argmax())
    torch.testing.assert_close(p[-1], read["logits"].softmax(-1), rtol=1 / reading.STEPS, atol=0)
    torch.testing.assert_close(read["lens_top_probability"], p.topk(10).values)
    torch.testing.assert_close(p.gather(-1, read["lens_top"]), read["lens_top_probability"])
    torch.testing.assert_close(read["lens_probability"], p[:, end])
    order = p.argsort(dim=-1, descending=True, stable=True)
    assert read["lens_rank"].tolist() == [1 + row.tolist().index(end) for row in order]
    assert read["lens_rank"][-1] == 1 < read["lens_rank"][0]


def _position(gpt, count):
    from llmbook.models.cache import mask_for
    from llmbook.models.decoder import turns

    places = torch.arange(count)
    config = gpt.config
    turned = turns(places, config.head_size, config.rope_base, torch.float32)
    return turned, mask_for(places, 0, config.context)


def test_what_was_read_lately_is_not_read_again(gpt):
    ids = gpt.tokenizer.encode("A hen")
    first = gpt.reader.read(ids)
    assert gpt.reader.read(list(ids)) is first
    for other in range(40):
        gpt.reader.read([other + 5])
    assert gpt.reader.read(ids) is not first


def test_forward_receives_what_it_names_filled_up_to_the_most_tokens(gpt):
    one = control("text", Prompt(TEXTS, reads=gpt, max_tokens=9), None, 0, ["text", "attention"])
    given = one.arguments(TEXTS[0])
    ids = gpt.tokenizer.encode(TEXTS[0])
    assert list(given) == ["text", "attention"] == one.given
    assert given["text"].tolist() == ids + [0] * (9 - len(ids))
    whole = given["attention"]
    assert whole.shape[2:] == (9, 9)
    part = whole[:, :, : len(ids), : len(ids)]
    assert torch.equal(part, gpt.reader.read(ids)["attention"])
    assert whole.sum() == pytest.approx(float(part.sum()))


def test_a_text_that_is_too_long_is_read_as_far_as_it_goes(gpt):
    fig = next_token(gpt, max_tokens=2)
    long = fig.compute(prompt="The fox and the hen and the fox")
    first = gpt.tokenizer.decode(gpt.tokenizer.encode("The fox and the hen and the fox")[:2])
    assert torch.equal(long["p"], fig.compute(prompt=first)["p"])


def test_a_kernel_says_what_is_not_read(gpt):
    fig = next_token(gpt, max_tokens=2)
    drawing, prompt = fig._kernel.drawing, fig.controls["prompt"].widget
    prompt.value = "The fox and the hen"
    rest = gpt.tokenizer.encode(prompt.value)[2:]
    words = "".join(map(gpt.tokenizer.token, rest))
    assert drawing.problem == f"Not read, after 2 tokens: {words}"
    prompt.value = ""
    assert "a text of one token or more" in drawing.problem
    prompt.value = "The"
    assert drawing.problem == ""


def test_a_token_before_each_text_is_its_first_and_does_not_count(gpt):
    start, ids = 7, gpt.tokenizer.encode("The fox and the hen")
    texts = Prompt(TEXTS, reads=gpt, max_tokens=3, bos=start)
    one = control("text", texts, None, 0, ["text", "text_count", "surprisal"])
    given = one.arguments("The fox and the hen")
    read = [start, *ids[:3]]
    assert given["text"].tolist() == read and given["text_count"] == 4
    assert torch.equal(given["surprisal"], gpt.reader.read(read)["surprisal"])
    assert one.arguments("The")["text"].shape == (4,)
    with pytest.raises(ValueError, match="a text of one token or more"):
        one.check("")


def test_a_text_may_be_framed_by_the_template_of_a_chat(gpt):
    chat = Framed(gpt.tokenizer, [5, 6], [7], most=3)
    texts = Prompt(TEXTS, reads=gpt, tokenizer=chat, max_tokens=6)
    one = control("text", texts, None, 0, ["text", "text_count", "logits"])
    ids = [5, 6, *gpt.tokenizer.encode("The fox and the hen")[:3], 7]
    given = one.arguments("The fox and the hen")
    assert given["text"].tolist() == ids and given["text_count"] == 6
    assert torch.equal(given["logits"], gpt.reader.read(ids)["logits"])
    assert one.tokenizer is chat and one.spec()["tokenizer"]["kind"] == "framed"


@pytest.mark.parametrize("value", ["", 3, None])
def test_a_text_without_a_token_is_refused(gpt, value):
    with pytest.raises(FigureError, match="a text of one token or more"):
        next_token(gpt).compute(prompt=value)


def test_prepared_readings_are_stored_and_a_graph_takes_that_of_any_other_text(gpt, tmp_path):
    fig = next_token(gpt, max_tokens=8)
    spec = json.loads((tmp_path / "specs" / f"{publish(fig, tmp_path)}.json").read_text())
    graphs = json.loads((tmp_path / "models" / spec["model"]).read_text())["graphs"]
    names = {key: [one["name"] for one in graph["inputs"]] for key, graph in graphs.items()}
    prepared = {json.dumps([text]): ["temperature"] for text in TEXTS}
    assert names == prepared | {"[null]": ["logits", "temperature"]}
    assert spec["controls"]["prompt"]["asks"] == ["logits"]
    [leaf] = [spec["view"]]
    assert leaf["named_by"] == "prompt"
    shown = {str(i) for text in TEXTS for i in fig.compute(prompt=text)["ids"].tolist()}
    assert leaf["names"].keys() == shown


def test_ids_below_zero_name_nothing(gpt):
    fig = figure(
        Looks(),
        heatmap(z="square"),
        caption="Who looks at whom.",
        text=Prompt(TEXTS, reads=gpt, max_tokens=6),
    )
    view = bars(x="ids", y="ids", names=gpt.tokenizer.token)
    outputs = fig.compute(text="The fox")
    named = view.names_now(outputs)
    assert named["-1"] == "" and len(named) == 1 + len(gpt.tokenizer.encode("The fox"))


@pytest.mark.parametrize(
    ("model", "controls", "said"),
    [
        (lambda prompt: {"p": torch.ones(2)}, ["prompt"], "a Prompt needs a Module"),
        (Next(), ["prompt", "second"], "two texts cannot both give 'logits'"),
        (Looks(), ["prompt"], "the model needs a control for 'text'"),
    ],
)
def test_what_does_not_fit_is_said(gpt, model, controls, said):
    with pytest.raises(FigureError, match=said):
        figure(
            model,
            bars(x=["a", "b"], y="p"),
            caption="It does not fit.",
            **{name: Prompt(TEXTS, reads=gpt) for name in controls},
        )


def test_a_prompt_of_which_nothing_is_wanted_is_refused(gpt):
    class Nothing(torch.nn.Module):
        def forward(self, x):
            return {"p": x.expand(2).clone()}

    slider = FloatSlider(value=1, min=0, max=1, step=0.5)
    with pytest.raises(FigureError, match="forward names nothing of what prompt gives"):
        figure(
            Nothing(),
            bars(x=["a", "b"], y="p"),
            caption="Nothing.",
            x=slider,
            prompt=Prompt(TEXTS, reads=gpt),
        )
