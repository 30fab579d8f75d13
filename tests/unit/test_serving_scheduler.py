"""Continuous batching: whoever else runs, each request gets what it would get alone."""

import threading
from concurrent.futures import Future
from types import SimpleNamespace

import pytest
import torch
from llmbook.models import tinygpt
from llmbook.models.decoder import Decoder, DecoderConfig
from llmbook.models.drawing import sample
from llmbook.models.generation import LanguageModel
from llmbook.serving.draw import HEAD, Drawn, Settings, draw
from llmbook.serving.jobs import Closed, Generation, Limits, QueueFull
from llmbook.serving.scheduler import Scheduler
from llmbook.serving.slots import SlotCache
from llmbook.serving.text import Text
from llmbook.text.tokenizers import Bytes

WAIT_S = 30  # never waited for unless something is wrong
PROMPTS = ["\n\nOnce", "\n\nThe fox", "\n\nThere was a king", "\n\nA bold smith had a red hat."]


@pytest.fixture(scope="module")
def llm() -> LanguageModel:
    return tinygpt.load("cpu")


class Answer(Generation):
    """A generation that keeps its pieces; `wait` returns its text."""

    def __init__(self, prompt, **settings) -> None:
        self.pieces, self.done = [], Future()
        super().__init__(prompt, self.keep, **settings)

    def keep(self, piece) -> None:
        if isinstance(piece, Exception):
            return self.done.set_exception(piece)
        self.pieces.append(piece)
        if piece.finish:
            self.done.set_result("".join(piece.text for piece in self.pieces))

    def wait(self) -> str:
        return self.done.result(WAIT_S)


class Gated(LanguageModel):
    """Writes "aaa…", a forward pass for each `allow()`; without a gate as fast as it can."""

    def __init__(self, gated: bool = True) -> None:
        super().__init__(DecoderConfig(256, 8, 1, 2, 1, 8, context=64), Bytes(), (0,))
        self.gated, self.passes, self.entered = (
            gated,
            threading.Semaphore(0),
            threading.Semaphore(0),
        )
        self.batches: list[int] = []

    def forward(self, token_ids, cache=None, **_):
        self.entered.release()
        assert not self.gated or self.passes.acquire(timeout=WAIT_S)
        if ord("!") in token_ids:
            raise MemoryError("on purpose")
        self.batches.append(len(token_ids))
        logits = torch.zeros(len(token_ids), 1, 256)
        logits[:, :, ord("a")] = 99
        return SimpleNamespace(logits=logits)

    def allow(self, count: int = 1) -> None:
        self.passes.release(count)

    def open(self) -> None:
        self.gated = False
        self.allow(100)


@pytest.fixture
def scheduled():
    """A factory of schedulers, closed at the end."""
    made = []

    def new(model, **limits) -> Scheduler:
        made.append(Scheduler(model, Limits(**limits)))
        return made[-1]

    yield new
    for scheduler in made:
        if isinstance(scheduler.model, Gated):
            scheduler.model.open()
        scheduler.close()
        assert not scheduler._thread.is_alive()


def alone(llm, prompt, **settings) -> str:
    return "".join(token.text for token in llm.generate(prompt, **settings))


@torch.no_grad()
def test_a_step_over_rows_of_different_lengths_equals_each_row_alone():
    model = Decoder(DecoderConfig(50, 16, 2, 4, 2, 24, context=32))
    slots, lengths = SlotCache(model, 4, 32), [7, 1, 12]
    texts = [torch.randint(50, (1, length + 1)) for length in lengths]
    for slot, (text, length) in enumerate(zip(texts, lengths, strict=True)):
        model(text[:, :length], slots.one(slot, 0))
    slots.move(2, 3, 12)  # and what was moved is the same row
    slots.move(3, 2, 12)
    step = model(torch.cat([text[:, -1:] for text in texts]), slots.first(lengths)).logits[:, 0]
    for text, logits in zip(texts, step, strict=True):
        torch.testing.assert_close(logits, model(text).logits[0, -1], rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("spread", [0.0, 0.3, 6.0], ids=["equal", "flat", "peaked"])
@pytest.mark.parametrize("top_p", [1.0, 0.9, 1e-9])
@pytest.mark.parametrize("temperature", [0.0, 0.7, 2.0])
def test_a_draw_equals_that_from_the_whole_ranking(spread, top_p, temperature):
    """Beyond the head, too: of 2,000 equal ones most draws end there. Numbers are halves, so that
    many are equal."""
    generator = torch.Generator().manual_seed(0)
    logits = (spread * torch.randn(40, 8 * HEAD, generator=generator)).mul(2).round() / 2
    uniforms = torch.rand(40, generator=generator) * (temperature > 0)
    drawn = draw(
        logits, [Settings(u, temperature, top_p, top_logprobs=3) for u in uniforms.tolist()]
    )
    theirs = sample(logits, uniforms, temperature=temperature, top_p=top_p)
    assert [token.id for token in drawn] == theirs.token.tolist()
    logprobs = logits.log_softmax(-1)
    for b, token in enumerate(drawn):
        assert token.logprob == pytest.approx(logprobs[b, token.id].item(), abs=1e-5)
        values = [value for _, value in token.likeliest]
        assert values == pytest.approx(logprobs[b].topk(3).values.tolist(), abs=1e-5)


def pieces(text: bytes, stops=(), last=True) -> list[str]:
    """What is sent after each byte."""
    answer, size = Text(Bytes(), stops), len(text)
    sent = [answer.add(Drawn(byte, 0.0, []), last and n == size) for n, byte in enumerate(text, 1)]
    return [piece.text for piece in sent]


def test_only_whole_characters_are_sent():
    assert pieces("aé€😀b".encode()) == ["a", "", "é", "", "", "€", "", "", "", "😀", "b"]
    assert pieces("a€".encode()[:-1]) == ["a", "", "�"]  # at the end what is left of one


def test_what_may_begin_a_stop_string_is_withheld():
    assert pieces(b"one.\n\nTwo", ["\n\n"])[:6] == ["o", "n", "e", ".", "", ""]
    assert pieces(b"a<b<br>", ["<br>"]) == ["a", "", "", "<b", "", "", ""]
    assert pieces("x→é".encode(), ["→è"]) == ["x", "", "", "", "", "→é"]
    assert pieces(b"ab<", ["<br>"]) == ["a", "b", "<"]  # at the end it begins nothing


def test_tokens_are_told_with_the_text_that_they_begin():
    answer = Text(Bytes(), ["END"])
    sent = [answer.add(Drawn(byte, 0.0, [])) for byte in "é EN-END".encode()]
    told = [(piece.text, bytes(token.id for token in piece.tokens)) for piece in sent]
    told = [pair for pair in told if any(pair)]
    assert told == [("é", "é".encode()), (" ", b" "), ("EN-", b"EN-")]
    assert sent[-1].finish == "stop"
    offsets = [token.offset for piece in sent for token in piece.tokens]
    assert offsets == [0, 0, 1, 2, 3, 4]


SETTINGS = [
    {"temperature": 0},
    {"temperature": 1.0, "seed": 3},
    {"temperature": 0.7, "seed": 4, "top_p": 0.9},
    {"temperature": 1.3, "seed": 5, "top_p": 0.5},
]


def test_the_text_does_not_depend_on_who_else_is_in_the_batch(llm, scheduled):
    """Sixteen requests over five slots, prompts read in parts of three tokens: as `generate`."""
    scheduler = scheduled(llm, slots=5, room=128, in_flight=500, prefill=3)
    asked = [(prompt, settings) for prompt in PROMPTS for settings in SETTINGS]
    answers = []
    for number, (prompt, settings) in enumerate(asked):
        ids = llm.tokenizer.encode(prompt)
        answers.append(Answer(ids, max_tokens=12 + number, **settings))
        scheduler.submit(answers[-1])
    for number, ((prompt, settings), answer) in enumerate(zip(asked, answers, strict=True)):
        expected = alone(llm, prompt, max_tokens=12 + number, **settings)
        assert answer.wait() == expected, (prompt, settings)
    assert scheduler.load()[:3] == (0, 0, 0)


@pytest.mark.slow
def test_it_ends_where_generate_ends(llm, scheduled):
    scheduler = scheduled(llm, room=640)
    ids, settings = llm.tokenizer.encode("\n\nOnce"), {"max_tokens": 400, "seed": 1}
    whole, cut, few = (Answer(ids, **settings | more) for more in (
        {}, {"stops": ("never", " and")}, {"max_tokens": 3}))  # fmt: skip
    for answer in (whole, cut, few):
        scheduler.submit(answer)
    expected = alone(llm, ids, **settings)
    assert whole.wait() == expected
    assert whole.pieces[-1].finish == "stop" and whole.written < 400  # its own end token
    assert cut.wait() == expected[: expected.index(" and")] and cut.pieces[-1].finish == "stop"
    assert few.wait() and few.pieces[-1].finish == "length" and few.written == 3


def test_no_more_tokens_are_in_flight_than_may_be_and_nobody_is_overtaken(scheduled):
    model = Gated()
    scheduler = scheduled(model, slots=4, room=40, in_flight=60, queue=10)
    large, small = ({"max_tokens": n} for n in (30, 2))
    answers = [Answer([1], **size) for size in (large, large, small, small)]
    for answer in answers:
        scheduler.submit(answer)
    for _ in range(10):
        model.allow()
        assert model.entered.acquire(timeout=WAIT_S)
    load = scheduler.load()
    assert (load.running, load.waiting, load.in_flight) == (1, 3, 31)  # 31 + 31 > 60: all wait
    model.open()
    order = [answer.wait() and answer for answer in answers]
    assert [answer.written for answer in order] == [30, 30, 2, 2]
    assert max(model.batches) == 3  # then 31 + 3 + 3 run together


def test_one_that_is_cancelled_leaves_its_slot_to_the_next(scheduled):
    model = Gated()
    scheduler = scheduled(model, slots=1, room=60)
    first, second, third = answers = [Answer([1], max_tokens=50) for _ in range(3)]
    for answer in answers:
        scheduler.submit(answer)
    scheduler.cancel(second)  # it waits
    assert scheduler.load().waiting <= 2
    model.allow(3)
    for _ in range(3):
        assert model.entered.acquire(timeout=WAIT_S)
    scheduler.cancel(first)  # it runs
    model.open()
    assert third.wait() == "a" * 50
    assert 1 <= first.written <= 5 and second.written == 0
    assert not first.done.done() and not second.done.done()
    assert scheduler.load()[:3] == (0, 0, 0)


def test_a_full_queue_refuses(scheduled):
    model = Gated()
    scheduler = scheduled(model, slots=1, room=20, queue=1)
    scheduler.submit(Answer([1], max_tokens=5))
    assert model.entered.acquire(timeout=WAIT_S)  # it has its slot
    scheduler.submit(Answer([1], max_tokens=5))
    with pytest.raises(QueueFull, match="1 requests are waiting"):
        scheduler.submit(Answer([1], max_tokens=5))


def test_what_could_never_run_is_refused(scheduled):
    scheduler = scheduled(Gated(), room=20)
    for prompt, most in (([1], 20), ([], 5)):
        with pytest.raises(ValueError, match="allowed: a prompt, and 20 in all"):
            scheduler.submit(Answer(prompt, max_tokens=most))
    for limits in ({"slots": 0}, {"room": 1}, {"in_flight": 10, "room": 20}, {"queue": -1}):
        with pytest.raises(ValueError, match=next(iter(limits))):
            Limits(**limits)


def test_a_step_that_fails_ends_those_who_ran_and_nobody_else(scheduled, caplog):
    scheduler = scheduled(Gated(gated=False), room=20)
    broken = Answer(list(b"ab!"), max_tokens=5)
    scheduler.submit(broken)
    with pytest.raises(MemoryError, match="on purpose"):
        broken.wait()
    after = Answer([1], max_tokens=5)
    scheduler.submit(after)
    assert after.wait() == "aaaaa"
    assert "a step failed" in caplog.text


def test_closing_tells_those_who_run_and_those_who_wait(scheduled):
    model = Gated()
    scheduler = scheduled(model, slots=1, room=60)
    answers = [Answer([1], max_tokens=50) for _ in range(2)]
    for answer in answers:
        scheduler.submit(answer)
    assert model.entered.acquire(timeout=WAIT_S)
    closing = threading.Thread(target=scheduler.close)
    closing.start()
    model.open()
    closing.join(WAIT_S)
    for answer in answers:
        with pytest.raises(Closed):
            answer.wait()
    with pytest.raises(Closed):
        scheduler.submit(Answer([1], max_tokens=5))
