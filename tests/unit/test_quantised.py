"""A matrix of a few bits a number is found, stored, cut in pieces, and read back exactly."""

import numpy
import pytest
import torch
from browser.engine_cases.few_bits import int8_by_row, q4_1, q8_0
from llmbook.figures.page import quantised
from llmbook.figures.page.export import export
from llmbook.figures.page.quantised import by_row
from llmbook.figures.page.tensors import TensorTable, names, stored_bytes
from llmbook.models import smollm2
from llmbook.models.gguf_file import GGUFFile


def read(entry: dict, files: dict[str, bytes]) -> numpy.ndarray:
    """What an entry's files hold, read as the format is described."""
    n, k = entry["shape"]
    rows = []
    for name in names(entry):
        piece = files[name][entry.get("at", 0) :][: entry["bytes"]]
        if entry["stored"] == "int8_by_row":
            count = len(piece) // (k + 4)
            q = numpy.frombuffer(piece, "i1", count * k).reshape(count, k)
            rows.append(numpy.frombuffer(piece, "<f4", count, count * k)[:, None] * q)
            continue
        q4 = entry["stored"] == "q4_1"
        blocks = len(piece) // (20 if q4 else 34)
        if q4:
            bytes_ = numpy.frombuffer(piece, "u1", 16 * blocks).reshape(-1, 16)
            q, at = numpy.hstack([bytes_ & 15, bytes_ >> 4]), 16 * blocks
        else:
            q, at = numpy.frombuffer(piece, "i1", 32 * blocks).reshape(-1, 32), 32 * blocks
        w = numpy.frombuffer(piece, "<f2", blocks, at)[:, None].astype("f4") * q
        if q4:
            w = w + numpy.frombuffer(piece, "<f2", blocks, at + 2 * blocks)[:, None].astype("f4")
        rows.append(w.reshape(-1, k))
    whole = numpy.concatenate(rows)
    assert whole.shape == (n, k) and whole.dtype == numpy.float32
    return whole


def stored(tensor: torch.Tensor) -> tuple[dict, dict[str, bytes]]:
    table = TensorTable()
    table.add(tensor)
    return table.entries[0], table.files


WAYS = [
    (q4_1, "q4_1", 20 / 32),
    (q8_0, "q8_0", 34 / 32),
    (int8_by_row, "int8_by_row", 1 + 4 / 96),
    (lambda n, k: torch.randn(n, k).half().float(), "float16", 2),
    (lambda n, k: ((torch.randn(n, k) * 4096).round() + 0) / 512, "int16_512", 2),
    (lambda n, k: torch.randn(n, k), "float32", 4),
]


@pytest.mark.parametrize("make, way, size", WAYS, ids=[way for _, way, _ in WAYS])
@pytest.mark.parametrize("piece", [10**9, 1_000, 1], ids=["one file", "pieces", "rows"])
def test_a_matrix_is_stored_in_the_fewest_bytes_and_read_back_exactly(
    make, way, size, piece, monkeypatch
):
    monkeypatch.setattr(quantised, "PIECE", piece)
    torch.manual_seed(1)
    matrix = make(21, 96)
    entry, files = stored(matrix)
    assert (entry["dtype"], entry["stored"], entry["shape"]) == ("float32", way, [21, 96])
    assert entry["bytes"] == stored_bytes(matrix) == sum(map(len, files.values()))
    assert entry["bytes"] == pytest.approx(21 * 96 * size)
    count = len(names(entry))
    assert count == {10**9: 1, 1: 21}.get(piece, count) and ("file" in entry) == (count == 1)
    assert all(len(content) <= max(piece, 96 * size) for content in files.values())
    if kind := {"float16": "f2", "float32": "f4", "int16_512": "i2"}.get(way):
        whole = b"".join(files[name] for name in names(entry))
        got = numpy.frombuffer(whole, kind).astype("f4").reshape(21, 96)
        got /= 512 if way == "int16_512" else 1
    else:
        got = read(entry, files)
    assert numpy.array_equal(got, matrix.numpy())


@pytest.mark.parametrize("make, way, _", WAYS[:3], ids=[way for _, way, _ in WAYS[:3]])
def test_a_number_between_the_steps_is_kept(make, way, _):
    """No matrix is rounded: where one number does not fit, all of it is stored otherwise."""
    torch.manual_seed(2)
    matrix = make(21, 96)
    for row in (0, 20):
        other = matrix.clone()
        other[row, 40] *= 1 + 2**-12
        entry, files = stored(other)
        assert entry["stored"] == "float32"
        (content,) = files.values()
        assert numpy.array_equal(numpy.frombuffer(content, "f4"), other.numpy().ravel())
    assert stored(matrix.double())[0]["stored"] != way  # whoever reads it back makes float32
    assert stored(matrix.flatten())[0]["stored"] != way


def test_rows_of_zeros_and_of_no_numbers_are_stored_too():
    half = dict.fromkeys([-0.0, torch.inf, torch.nan], "float16")
    for value, way in [(0.0, "int8_by_row"), *half.items(), (3e38, "float32"), (1e-45, "float32")]:
        matrix = torch.ones(40, 64)
        matrix[3], matrix[5, 7] = value, value
        entry, files = stored(matrix)
        assert entry["stored"] == way
        if way in quantised.FORMATS:
            assert read(entry, files).tobytes() == matrix.numpy().tobytes()


def test_by_row_is_as_near_as_127_steps_go_and_every_scale_is_found_again():
    torch.manual_seed(3)
    matrix = torch.randn(3_000, 50) * torch.logspace(-20, 20, 3_000)[:, None]
    matrix[7] = 0
    rounded = by_row(matrix)
    steps = matrix.abs().amax(1, keepdim=True) / 127
    assert ((rounded - matrix).abs() <= 0.5001 * steps).all()
    entry, files = stored(rounded)
    assert entry["stored"] == "int8_by_row"
    assert numpy.array_equal(read(entry, files), rounded.numpy())


def test_tensors_that_follow_each_other_share_files(monkeypatch):
    monkeypatch.setattr(quantised, "PIECE", 5_000)
    monkeypatch.setattr("llmbook.figures.page.tensors.PIECE", 5_000)
    torch.manual_seed(4)
    table = TensorTable()
    tensors = [q4_1(*shape) for shape in ((40, 64), (30, 96), (400, 64), (39, 64), (60, 64))]
    for tensor in (tensors[0], torch.arange(3.0), *tensors[1:], tensors[0]):
        table.add(tensor)
    apart = {n: read(e, table.files).tobytes() for n, e in enumerate(table.entries) if n != 1}
    table.join()
    quanta = [e for e in table.entries if "data" not in e]
    assert [e["bytes"] for e in quanta] == [1600, 1800, 16000, 1560, 2400]
    assert quanta[0]["file"] == quanta[1]["file"] == quanta[3]["file"] != quanta[4]["file"]
    assert [e.get("at") for e in quanta] == [0, 1600, None, 3400, 0]
    assert len(quanta[2]["files"]) == 4
    assert {file for e in quanta for file in names(e)} == table.files.keys()
    for n, whole in apart.items():
        assert read(table.entries[n], table.files).tobytes() == whole


def test_smollm2_is_stored_in_the_bits_of_its_file():
    """Whatever way its tensors took: nobody hands the quants on, they are found in the numbers."""
    exact = GGUFFile(smollm2.weights_path()).tensors()
    block = smollm2.load("cpu").blocks[7]

    class Gate(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.gate = block.mlp.gate

        def forward(self, x):
            return {"y": self.gate(x)}

    table = TensorTable()
    export(Gate(), {"x": torch.ones(576)}, table)
    entry = next(e for e in table.entries if e["shape"] == [1536, 576])
    assert entry["stored"] == "q4_1" and entry["bytes"] == 1536 * 576 // 32 * 20
    assert numpy.array_equal(read(entry, table.files), exact["blk.7.ffn_gate.weight"].numpy())
    entry, files = stored(exact["token_embd.weight"][:20_000])
    assert entry["stored"] == "q8_0" and len(files) == 6
    assert numpy.array_equal(read(entry, files), exact["token_embd.weight"][:20_000].numpy())
    assert max(map(len, files.values())) <= quantised.PIECE
