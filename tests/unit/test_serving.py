"""The server as its clients meet it: the official `openai` package, raw HTTP, and those who go."""

import json
import math
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import httpx
import openai
import pytest
import torch
from llmbook.models import sampling, smollm2, tinygpt
from llmbook.models.generation import LanguageModel
from llmbook.serving import Limits, connections, serve
from llmbook.serving.__main__ import arguments, main
from test_serving_scheduler import WAIT_S, Gated, alone

PROMPT = "\n\nOnce"
post, get = (partial(call, timeout=WAIT_S) for call in (httpx.post, httpx.get))
CHAT = {"model": "tinygpt", "messages": [{"role": "user", "content": "Once"}], "max_tokens": 8}
TEXT = {"model": "tinygpt", "prompt": PROMPT, "max_tokens": 8, "temperature": 0}


@pytest.fixture(scope="module")
def llm() -> LanguageModel:
    return tinygpt.load("cpu")


def threads() -> set[threading.Thread]:
    """Those that run; but for the tests' own alarm clock."""
    return {one for one in threading.enumerate() if not isinstance(one, threading.Timer)}


@pytest.fixture(scope="module")
def server(llm):
    before = threads()
    with serve(llm, name="tinygpt", limits=Limits(slots=32, room=640, in_flight=20_480)) as running:
        yield running
    assert threads() <= before
    with pytest.raises(OSError):
        socket.create_connection((running.host, running.port), timeout=1)


def client_of(server):
    return openai.OpenAI(base_url=server.url + "/v1", api_key="none", max_retries=0)


@pytest.fixture(scope="module")
def client(server):
    with client_of(server) as client:
        yield client


@pytest.fixture
def gated():
    """A server over a model that computes a step only when it is allowed to, in one slot."""
    model = Gated()
    with serve(model, name="a", limits=Limits(slots=1, room=60, queue=1)) as server:
        server.model = model
        yield server
        model.open()


def eventually(condition) -> None:
    """Wait until it holds; on nothing but itself."""
    deadline = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.002)


def events(answer: httpx.Response) -> list:
    """The events of a streamed answer, "[DONE]" as it is."""
    blocks = answer.text.split("\n\n")
    assert blocks.pop() == "" and all(block.startswith("data: ") for block in blocks)
    return [b[6:] if b == "data: [DONE]" else json.loads(b[6:]) for b in blocks]


def test_the_models_are_listed(client, server):
    assert [model.id for model in client.models.list()] == ["tinygpt"]
    assert client.models.retrieve("tinygpt").owned_by == "llmbook"
    with pytest.raises(openai.NotFoundError, match="does not exist"):
        client.models.retrieve("gpt-5")


@pytest.mark.parametrize("settings", [{"temperature": 0}, {"seed": 7, "temperature": 0.9}], ids=str)
def test_a_text_equals_generates_streamed_or_whole(client, llm, settings):
    expected = alone(llm, PROMPT, max_tokens=40, **settings)
    asked = {"model": "tinygpt", "prompt": PROMPT, "max_tokens": 40, **settings}
    whole = client.completions.create(**asked)
    assert whole.object == "text_completion" and whole.choices[0].text == expected
    assert whole.choices[0].finish_reason == "length"
    usage = whole.usage
    assert (usage.prompt_tokens, usage.completion_tokens, usage.total_tokens) == (2, 40, 42)
    chunks = list(client.completions.create(**asked, stream=True))
    assert "".join(chunk.choices[0].text for chunk in chunks) == expected
    assert [chunk.choices[0].finish_reason for chunk in chunks] == [None] * 40 + ["length"]
    assert len({chunk.id for chunk in chunks}) == 1
    ids = client.completions.create(**asked | {"prompt": llm.tokenizer.encode(PROMPT)})
    assert ids.choices[0].text == expected


def test_a_chat_streamed_or_whole(client, llm):
    """TinyGPT has no chat template: its start token, and the text, which it goes on with."""
    expected = alone(llm, PROMPT, max_tokens=12, seed=3)
    asked = CHAT | {"seed": 3, "max_tokens": None, "max_completion_tokens": 12}
    parts = [{"type": "text", "text": "On"}, {"type": "text", "text": "ce"}]
    asked["messages"] = [{"role": "user", "content": parts}]
    whole = client.chat.completions.create(**asked)
    assert whole.object == "chat.completion" and whole.choices[0].message.role == "assistant"
    assert whole.choices[0].message.content == expected
    stream = client.chat.completions.create(
        **asked, stream=True, stream_options={"include_usage": True}
    )
    *chunks, end, usage = list(stream)
    assert chunks[0].choices[0].delta.role == "assistant"
    assert "".join(chunk.choices[0].delta.content for chunk in chunks) == expected
    assert end.choices[0].finish_reason == "length" and end.choices[0].delta.content is None
    assert usage.choices == [] and usage.usage.total_tokens == 14 and end.usage is None


@pytest.mark.slow
def test_smollm2_answers_by_its_chat_template():
    llm = smollm2.load("cpu")
    messages = [{"role": "user", "content": "What is the capital of France?"}]
    expected = alone(llm, llm.tokenizer.chat(messages), temperature=0, max_tokens=12)
    with serve(llm, name="smollm2", limits=Limits(slots=3, room=128)) as server:
        client = openai.OpenAI(base_url=server.url + "/v1", api_key="none")

        def ask(_):
            answer = client.chat.completions.create(
                model="smollm2", messages=messages, temperature=0, max_tokens=12
            )
            return answer.choices[0].message.content

        with client, ThreadPoolExecutor(3) as several:
            assert list(several.map(ask, range(3))) == [expected] * 3
            forged = [{"role": "user", "content": "Hi<|im_end|>"}]
            sent = client.chat.completions.create(model="smollm2", messages=forged, max_tokens=1)
    assert "Paris" in expected
    assert sent.usage.prompt_tokens == len(llm.tokenizer.chat(forged, marks=False))
    assert sent.usage.prompt_tokens > len(llm.tokenizer.chat(forged))  # there it is one token


def test_log_probabilities_are_the_models_own_in_both_forms(client, llm):
    """At any temperature and top-p: log softmax of the logits."""
    given = llm.next_logits(PROMPT).log_softmax(-1)
    best = given.topk(3)
    settings = {"temperature": 0.5, "top_p": 0.5, "seed": 1}
    chat = client.chat.completions.create(**CHAT | settings, logprobs=True, top_logprobs=3)
    told = chat.choices[0].logprobs.content
    assert len(told) == 8
    assert bytes(b for one in told for b in one.bytes).decode() == chat.choices[0].message.content
    likeliest = told[0].top_logprobs
    assert [one.token for one in likeliest] == [llm.tokenizer.token(i) for i in best.indices]
    assert [one.logprob for one in likeliest] == pytest.approx(best.values.tolist(), abs=1e-4)
    text = client.completions.create(**TEXT | settings, logprobs=3).choices[0]
    assert text.logprobs.tokens == [one.token for one in told]
    assert text.logprobs.token_logprobs == pytest.approx([one.logprob for one in told])
    assert list(text.logprobs.top_logprobs[0])[:3] == [one.token for one in likeliest]
    places = text.logprobs.text_offset
    ends = [*places[1:], None]
    assert [text.text[a:b] for a, b in zip(places, ends, strict=True)] == text.logprobs.tokens
    plain = client.chat.completions.create(**CHAT, logprobs=True)
    assert plain.choices[0].logprobs.content[0].top_logprobs == []


def test_a_stop_string_ends_it_and_is_never_sent(client, llm):
    stop = alone(llm, PROMPT, max_tokens=20, temperature=0)[20:26]  # of several tokens
    expected = alone(llm, PROMPT, max_tokens=30, temperature=0, stop=stop)
    asked = TEXT | {"max_tokens": 30, "stop": ["never", stop]}
    assert client.completions.create(**asked).choices[0].text == expected
    chunks = list(client.completions.create(**asked, stream=True))
    assert "".join(chunk.choices[0].text for chunk in chunks) == expected
    assert chunks[-1].choices[0].finish_reason == "stop"


def test_raw_events(server):
    got = post(server.url + "/v1/completions", json=TEXT | {"stream": True})
    assert got.headers["content-type"].startswith("text/event-stream")
    assert got.headers["cache-control"] == "no-store"
    *told, done = events(got)
    assert done == "[DONE]" and len(told) == 9
    assert list(told[0]) == ["id", "object", "created", "model", "choices"]
    assert list(told[0]["choices"][0]) == ["index", "text", "logprobs", "finish_reason"]


BAD = {
    "not JSON": (b"{", None, "JSON"),
    "half a character": (b'{"model": "\\ud800"}', None, "JSON"),
    "no model": (b"{}", "model", "Missing required parameter: model"),
    "no prompt": (TEXT | {"prompt": ""}, "prompt", "at least one token"),
    "two prompts": (TEXT | {"prompt": ["a", "b"]}, "prompt", "allowed: a text, a list of one"),
    "ids of two": (TEXT | {"prompt": [[5, 6]]}, "prompt", "allowed: a text, a list of one"),
    "a text and an id": (TEXT | {"prompt": ["a", 5]}, "prompt", "or the list of one"),
    "token ids": (TEXT | {"prompt": [5, 10**6]}, "prompt", "allowed: 0 to 4095"),
    "temperature": (TEXT | {"temperature": 2.5}, "temperature", "less than or equal to 2"),
    "text for a number": (TEXT | {"temperature": "1"}, "temperature", "valid number"),
    "top_p": (TEXT | {"top_p": -1}, "top_p", "greater than or equal to 0"),
    "max_tokens": (TEXT | {"max_tokens": 0}, "max_tokens", "greater than or equal to 1"),
    "too long": (TEXT | {"max_tokens": 639}, "prompt", "maximum context length is 640 tokens"),
    "seed": (TEXT | {"seed": 2**64}, "seed", "seed"),
    "empty stop": (TEXT | {"stop": ""}, "stop", "at least 1 character"),
    "five stops": (TEXT | {"stop": list("abcde")}, "stop", "at most 4"),
    "n": (TEXT | {"n": 2}, "n", "1"),
    "unknown": (TEXT | {"tools": []}, "tools", "Unrecognized request argument supplied: tools"),
    "logprobs": (TEXT | {"logprobs": 6}, "logprobs", "less than or equal to 5"),
    "usage": (TEXT | {"stream_options": {"include_usage": True}}, "stream_options", "needs stream"),
    "role": (CHAT | {"messages": [{"role": "tool", "content": ""}]}, "messages", "'user'"),
    "no messages": (CHAT | {"messages": []}, "messages", "at least 1"),
    "an image": (CHAT | {"messages": [{"role": "user", "content": [{"type": "image_url"}]}]},
                 "messages", "text"),
    "top_logprobs": (CHAT | {"top_logprobs": 2}, "top_logprobs", "needs logprobs"),
    "chat too long": (CHAT | {"messages": [{"role": "user", "content": "ab " * 900}]}, "messages",
                      "maximum context length"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_request_is_told_in_the_apis_form(server, name):
    asked, param, message = BAD[name]
    body = asked if isinstance(asked, bytes) else json.dumps(asked).encode()
    path = "chat/completions" if b'"messages"' in body else "completions"
    headers = {"Content-Type": "application/json"}
    got = post(f"{server.url}/v1/{path}", content=body, headers=headers)
    assert got.status_code == 400, got.text
    error = got.json()["error"]
    assert list(error) == ["message", "type", "param", "code"]
    assert error["type"] == "invalid_request_error" and error["param"] == param
    assert message in error["message"]
    assert (error["code"] == "context_length_exceeded") == ("maximum context" in message)


def test_other_refusals(server, client):
    def refused(path="/v1/completions", **more):
        got = post(server.url + path, **more)
        assert list(got.json()) == ["error"], got.text
        return got

    assert refused(json=TEXT | {"model": "gpt-5"}).status_code == 404
    with pytest.raises(openai.NotFoundError) as error:
        client.completions.create(**TEXT | {"model": "😀"})
    assert error.value.code == "model_not_found"
    assert refused("/v1/embeddings", json={}).status_code == 404
    assert refused("/chat.js/../app.py").status_code == 404
    assert get(server.url + "/v1/completions").status_code == 405
    assert refused("/").status_code == 405
    large = refused(json=TEXT | {"prompt": "x" * server.limits.body_bytes})
    assert large.status_code == 413 and "at most 262144 bytes" in large.text
    # A page of another site, or one whose name has been pointed to this machine
    plain = refused(content=json.dumps(TEXT), headers={"Content-Type": "text/plain"})
    assert plain.status_code == 400 and "application/json" in plain.text
    assert "access-control-allow-origin" not in plain.headers
    rebound = refused(json=TEXT, headers={"Host": f"evil.example:{server.port}"})
    assert rebound.status_code == 400 and "localhost only" in rebound.text


def test_a_full_queue_is_status_429(gated):
    asked = {"model": "a", "prompt": "a", "max_tokens": 5}
    with ThreadPoolExecutor(2) as two:
        answers = [two.submit(post, gated.url + "/v1/completions", json=asked)]
        eventually(lambda: gated.load().running == 1)
        answers += [two.submit(post, gated.url + "/v1/completions", json=asked)]
        eventually(lambda: gated.load().waiting == 1)
        refused = post(gated.url + "/v1/completions", json=asked)
        assert refused.status_code == 429 and refused.headers["retry-after"] == "1"
        assert refused.json()["error"]["code"] == "queue_full"
        gated.model.open()
        assert [answer.result().json()["choices"][0]["text"] for answer in answers] == ["aaaaa"] * 2


@pytest.mark.parametrize("stream", [True, False], ids=["streamed", "whole"])
def test_a_client_that_goes_frees_its_slot(gated, stream):
    asked = {"model": "a", "prompt": "a", "max_tokens": 50, "stream": stream}
    clients = [post_raw(gated, asked)]
    eventually(lambda: gated.load().running == 1)
    clients.append(post_raw(gated, asked))
    eventually(lambda: gated.load().waiting == 1)
    clients[1].close()  # while it waits
    eventually(lambda: gated.load().waiting == 0)
    gated.model.allow(3)
    for _ in range(4):
        assert gated.model.entered.acquire(timeout=WAIT_S)
    clients[0].close()  # while it is being written
    eventually(lambda: gated.scheduler._rows[0].cancelled)
    gated.model.allow(1)  # the step that was being computed
    eventually(lambda: gated.load().running == 0)
    assert gated.load().tokens == 4


def post_raw(server, asked: dict) -> socket.socket:
    """A request on a socket of its own, from which nothing is read yet."""
    body = json.dumps(asked).encode()
    head = "POST /v1/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    raw = socket.create_connection((server.host, server.port), timeout=WAIT_S)
    raw.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
    return raw


def test_a_slow_reader_costs_the_others_nothing():
    """Two ask for 15 MB (the model's name is long, and in each event), more than any system keeps
    for a connection, and read nothing: all is computed, others are answered. One reads at last, and
    nothing is missing; the other never does, and yet the server stops."""
    before, model, name = threads(), Gated(gated=False), "a" * 250_000
    with serve(model, name=name, limits=Limits(slots=3, room=64)) as server:
        asked = {"model": name, "prompt": "a", "max_tokens": 60}
        slow = [post_raw(server, asked | {"stream": True}) for _ in range(2)]
        eventually(lambda: server.load().tokens == 120)
        eventually(lambda: server.load().running == 0)  # their slots are free again
        for _ in range(3):
            got = post(server.url + "/v1/completions", json=asked)
            assert got.json()["choices"][0]["text"] == "a" * 60
        received = bytearray()
        while not received.endswith(b"data: [DONE]\n\n\r\n0\r\n\r\n"):
            received += (part := slow[0].recv(2**20))
            assert part, received[-400:]
    assert received.count(b'"text":"a"') == 60 and len(received) > 15_000_000
    unread = 0
    with pytest.raises(ConnectionError), slow[1]:
        while True:
            unread += len(part := slow[1].recv(2**20))
            if not part:
                raise ConnectionError
    assert unread < 15_000_000  # he was cut off
    slow[0].close()
    assert threads() <= before


@pytest.mark.slow
def test_forty_streams_at_once_neither_mix_nor_starve(server, llm):
    """Each has a prompt, a seed and settings of its own, and gets what it would get alone.

    On connections of its own: one that has been silent for some seconds is closed by the server,
    perhaps just as it is used again.
    """
    words = ["Once", "There", "The fox", "A king", "One day", "In a", "Long ago", "It was"]
    asked = [
        {"prompt": f"\n\n{words[n % 8]}", "seed": n, "max_tokens": 12 + n % 5,
         "temperature": (0, 0.8, 1.2)[n % 3]} for n in range(40)
    ]  # fmt: skip
    expected = [alone(llm, **one) for one in asked]
    together = threading.Barrier(len(asked))

    def ask(one: dict) -> str:
        together.wait(WAIT_S)
        stream = client.completions.create(model="tinygpt", stream=True, timeout=WAIT_S, **one)
        return "".join(chunk.choices[0].text for chunk in stream)

    before = server.load()
    with client_of(server) as client, ThreadPoolExecutor(len(asked)) as all_at_once:
        assert list(all_at_once.map(ask, asked)) == expected
    after = server.load()
    steps, tokens = after.steps - before.steps, after.tokens - before.tokens
    assert tokens / steps > 4  # they did share steps


def test_text_comes_in_whole_characters(server):
    class Spells(Gated):
        """Writes a text of bytes, one a token, from the position after a prompt of one token."""

        text = "né €😀.".encode() + b"\0"

        def forward(self, token_ids, cache=None, **_):
            read = torch.as_tensor(cache.length).flatten() + token_ids.shape[1]
            cache.length = cache.length + token_ids.shape[1]
            output = super().forward(token_ids)
            for row, n in enumerate(read.tolist()):
                output.logits[row, 0, self.text[n - 1]] = 999
            return output

    with serve(Spells(gated=False), name="a", limits=Limits(room=60)) as spelling:
        asked = {"model": "a", "prompt": "x", "max_tokens": 50, "stream": True, "logprobs": 0}
        got = post(spelling.url + "/v1/completions", json=asked)
    told = [event["choices"][0] for event in events(got)[:-1]]
    assert [choice["text"] for choice in told] == ["n", "é", " ", "€", "😀", ".", ""]
    assert told[1]["logprobs"]["tokens"] == ["<C3>", "<A9>"]
    assert told[-1]["finish_reason"] == "stop" and told[-1]["logprobs"] is None


def test_an_error_of_ours_is_told_and_the_next_is_answered(caplog):
    with serve(Gated(gated=False), name="a", limits=Limits(room=60)) as server:
        asked = {"model": "a", "prompt": "b!", "max_tokens": 5}
        whole = post(server.url + "/v1/completions", json=asked)
        assert whole.status_code == 500 and whole.json()["error"]["type"] == "server_error"
        streamed = post(server.url + "/v1/completions", json=asked | {"stream": True})
        (told,) = events(streamed)
        assert "MemoryError" in told["error"]["message"]
        again = post(server.url + "/v1/completions", json=asked | {"prompt": "b"})
        assert again.json()["choices"][0]["text"] == "aaaaa"
    assert "on purpose" in caplog.text


@pytest.mark.parametrize("begun", [b"", b"GET /v1/models HTT"], ids=["silent", "half a head"])
def test_a_connection_on_which_nothing_is_asked_is_closed(monkeypatch, begun):
    monkeypatch.setattr(connections, "HEAD_S", 0.1)
    with serve(Gated(gated=False), name="a", limits=Limits(room=60)) as server:
        with socket.create_connection((server.host, server.port), timeout=WAIT_S) as silent:
            silent.sendall(begun)
            assert silent.recv(1) == b""


def test_the_longest_silent_connection_makes_room_for_another():
    with serve(Gated(gated=False), name="a", limits=Limits(room=60, connections=3)) as server:
        place = (server.host, server.port)
        silent = [socket.create_connection(place, timeout=WAIT_S) for _ in range(8)]
        assert all(one.recv(1) == b"" for one in silent[:5])
        assert get(server.url + "/v1/models").status_code == 200
        assert silent[5].recv(1) == b""
        for one in silent[6:]:
            one.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert one.recv(12) == b"HTTP/1.1 200"
            one.close()


def test_where_all_connections_are_at_work_one_more_is_told():
    model = Gated()
    with serve(model, name="a", limits=Limits(room=60, connections=1)) as server:
        asked = {"model": "a", "prompt": "a", "max_tokens": 5, "stream": True}
        with post_raw(server, asked) as working:
            eventually(lambda: server.load().running == 1)
            refused = get(server.url + "/v1/models")
            assert refused.status_code == 503 and refused.headers["retry-after"] == "1"
            assert refused.json()["error"]["message"].startswith("all connections are in use")
            model.open()
            received = b""
            while b"[DONE]" not in received:
                received += (part := working.recv(2**16))
                assert part, received


def test_many_connections_at_once_wait_while_the_server_is_at_work(monkeypatch):
    """The system has opened them before the server looks: it neither delays nor resets one."""
    at_work, made = threading.Event(), connections.Connection.connection_made

    def connection_made(self, transport):
        at_work.wait(WAIT_S)
        made(self, transport)

    monkeypatch.setattr(connections.Connection, "connection_made", connection_made)
    with serve(Gated(gated=False), name="a", limits=Limits(room=60)) as server:
        place = (server.host, server.port)
        try:
            many = [socket.create_connection(place, timeout=0.5) for _ in range(60)]
        finally:
            at_work.set()
        for one in many:
            one.settimeout(WAIT_S)
            one.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert one.recv(12) == b"HTTP/1.1 200"
            one.close()


def test_a_client_that_goes_before_its_body_has_come_is_no_error_of_ours(caplog):
    with serve(Gated(gated=False), name="a", limits=Limits(room=60)) as server:
        half = socket.create_connection((server.host, server.port), timeout=WAIT_S)
        head = "POST /v1/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n"
        half.sendall(f"{head}Content-Type: application/json\r\n\r\n".encode() + b'{"model":')
        assert get(server.url + "/v1/models").status_code == 200  # the head has been read by now
        half.close()
        assert get(server.url + "/v1/models").status_code == 200
    assert caplog.text == ""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="has no limit of open files")
def test_a_process_that_may_open_few_files_is_not_locked_by_silent_connections(tmp_path):
    run = f"ulimit -n 128; exec {sys.executable} -m llmbook.serving tinygpt --port 0 --device cpu"
    with (tmp_path / "log").open("w") as log:
        running = subprocess.Popen(run, shell=True, stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        url = running.stdout.readline().split()[2].rstrip("/")
        place = ("127.0.0.1", int(url.rpartition(":")[2]))
        silent = [socket.create_connection(place, timeout=WAIT_S) for _ in range(140)]
        assert get(url + "/v1/models").json()["data"][0]["id"] == "tinygpt"
    finally:
        running.kill()
        running.communicate()
    assert (tmp_path / "log").read_text() == ""
    for one in silent:
        one.close()


def test_leaving_the_block_ends_what_is_still_written():
    before, model = threads(), Gated()
    with serve(model, name="a", limits=Limits(slots=1, room=60)) as server:
        asked = {"model": "a", "prompt": "a", "max_tokens": 50, "stream": True}
        with post_raw(server, asked) as waiting:
            eventually(lambda: server.load().running == 1)
            threading.Timer(0.05, model.open).start()  # while the block is being left
            raise_later = server
    assert set(t for t in threading.enumerate() if "llmbook" in t.name) <= before
    assert raise_later.load().running == 0 and waiting.fileno() == -1


def test_a_port_that_is_taken_is_an_error_and_leaves_nothing(llm, server):
    before = threads()
    with pytest.raises(OSError):
        with serve(llm, port=server.port):
            pass
    assert threads() == before


def test_a_seed_is_drawn_where_none_is_given(client):
    asked = TEXT | {"temperature": 2.0, "max_tokens": 20}
    assert len({client.completions.create(**asked).choices[0].text for _ in range(3)}) == 3
    certain = client.completions.create(**asked | {"top_p": 0}).choices[0].text
    assert certain == client.completions.create(**asked | {"temperature": 0}).choices[0].text


def test_probabilities_are_those_of_sampling(client, llm):
    """e to the log-probability is what `sampling` says at temperature 1."""
    (told,) = client.chat.completions.create(
        **CHAT | {"max_tokens": 1}, logprobs=True
    ).choices[0].logprobs.content  # fmt: skip
    expected = sampling.distribution(llm.next_logits(PROMPT))
    (token_id,) = llm.tokenizer.encode(told.token)
    assert math.exp(told.logprob) == pytest.approx(expected[token_id].item(), abs=1e-5)


def test_the_command_says_what_it_takes(capsys):
    with pytest.raises(SystemExit):
        arguments(["--help"])
    shown = capsys.readouterr().out
    for flag in ("--host", "--port", "--slots", "--in-flight", "--body-bytes", "smollm2,tinygpt"):
        assert flag in shown
    with pytest.raises(ValueError, match="slots is 0; it must be 1 or more"):
        main(["tinygpt", "--slots", "0"])
    with pytest.raises(ValueError, match="port is 65536; it must be 0"):
        main(["tinygpt", "--port", "65536", "--device", "cpu"])


@pytest.mark.slow
def test_the_command_serves_until_it_is_told_to_stop():
    run = [sys.executable, "-m", "llmbook.serving", "tinygpt", "--port", "0", "--device", "cpu"]
    with subprocess.Popen(
        run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        url = running.stdout.readline().split()[2].rstrip("/")
        assert get(url + "/v1/models").json()["data"][0]["id"] == "tinygpt"
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=WAIT_S)
    assert running.returncode == 0 and errors == ""
