"""Tensors that share a file, or lie in several, are fetched once, and survive a damaged store."""

import os

import pytest
import torch
from browser.engine_cases.few_bits import int8_by_row, q4_1, q8_0
from llmbook.figures.browser import BROWSER
from llmbook.figures.page import quantised, tensors
from llmbook.figures.page.tensors import TensorTable, names

LOAD = """async ([entries, owner, damaged]) => {
  const { decode } = await import("/browser/engine.js");
  const { Files } = await import("/browser/files.js");
  const files = new Files(new URL("/", location.href), owner);
  if (damaged) {
    const store = await caches.open("llmbook-tensors");
    await store.put(files.url("tensors", damaged), new Response("half"));
  }
  try {
    const all = await Promise.all(entries.map((entry) => files.tensor(entry, decode)));
    const again = await Promise.all(entries.map((entry) => files.tensor(entry, decode)));
    const known = all.filter((tensor, i) => tensor === again[i]).length;
    return { known, numbers: all.map(({ data }) => Array.from(data)) };
  } catch (error) { return error.message; }
}"""


@pytest.fixture
def table(monkeypatch):
    """Two tensors in one file, one that has a file, one in pieces, and one in the JSON."""
    for module in (quantised, tensors):
        monkeypatch.setattr(module, "PIECE", 4_000)
    torch.manual_seed(8)
    held = [q4_1(20, 96), torch.randn(400), q8_0(90, 64), int8_by_row(31, 96), torch.ones(3)]
    table = TensorTable()
    for tensor in held:
        table.add(tensor)
    table.join()
    assert [len(names(entry)) for entry in table.entries] == [1, 1, 2, 1, 0]
    assert table.entries[0]["file"] == table.entries[1]["file"] != table.entries[3]["file"]
    return table, held


@pytest.fixture
def asked(page, serve, tmp_path, table):
    """A page that can load them, and the list of the tensors' files that it asks for."""
    table[0].write(tmp_path)
    asked = []
    page.on("request", lambda r: "/tensors/" in r.url and asked.append(r.url.split("/")[-1]))
    open_beside(tmp_path, page, serve)
    return asked


def open_beside(folder, page, serve) -> None:
    """Open a page that can load the tensors in a folder."""
    (folder / "index.html").write_text('<!doctype html><link rel="icon" href="data:,">')
    os.symlink(BROWSER, folder / "browser")
    page.goto(serve(folder) + "/index.html")


def test_each_file_is_asked_for_once_and_each_tensor_made_once(page, asked, table):
    made, held = table
    loaded = page.evaluate(LOAD, [made.entries, None, None])
    assert loaded["known"] == 4  # numbers in the JSON are read each time
    assert sorted(asked) == sorted(made.files)
    for numbers, tensor in zip(loaded["numbers"], held, strict=True):
        assert torch.equal(torch.tensor(numbers), tensor.flatten())


def test_a_piece_that_was_kept_damaged_is_fetched_once_more(page, asked, table):
    made, held = table
    for damaged in (made.entries[2]["files"][1], made.entries[0]["file"]):
        loaded = page.evaluate(LOAD, [made.entries, "me", damaged])
        for numbers, tensor in zip(loaded["numbers"], held, strict=True):
            assert torch.equal(torch.tensor(numbers), tensor.flatten())
    count = len(asked)
    assert page.evaluate(LOAD, [made.entries, "me", None]) == loaded
    assert len(asked) == count  # all of them are kept


def test_a_piece_that_comes_damaged_twice_is_an_error(page, asked, table):
    made, _ = table
    damaged = made.entries[2]["files"][1]
    page.route(f"**/{damaged}", lambda route: route.fulfill(body="half"))
    assert "the file is truncated" in page.evaluate(LOAD, [made.entries, None, None])
    assert asked.count(damaged) == 2


def test_a_file_that_zip_makes_much_smaller_comes_so(page, serve, tmp_path):
    table = TensorTable()
    torch.manual_seed(9)
    held = [torch.randn(400).clamp(min=0.7), torch.randn(400), torch.arange(600) % 7 == 0]
    for tensor in held:
        table.add(tensor)
    raw = sum(map(len, table.files.values()))
    table.pack()
    assert ["gz" in entry["file"] for entry in table.entries] == [True, False, True]
    assert table.write(tmp_path) < 0.75 * raw
    open_beside(tmp_path, page, serve)
    loaded = page.evaluate(LOAD, [table.entries, None, None])
    for numbers, tensor in zip(loaded["numbers"], held, strict=True):
        assert torch.equal(torch.tensor(numbers).to(tensor.dtype), tensor)
    damaged = tmp_path / "tensors" / table.entries[2]["file"]
    damaged.write_bytes(damaged.read_bytes()[:-9])
    page.reload()
    said = page.evaluate(LOAD, [table.entries, None, None])
    assert "bytes came that cannot be unzipped" in said
