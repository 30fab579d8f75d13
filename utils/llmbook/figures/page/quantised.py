"""Float32 matrices whose numbers take a few bits each: found by their values, stored as they are.

    q4_1         w = scale q + minimum, q in 0..15, for each 32 numbers of a row (GGUF's Q4_1)
    q8_0         w = scale q, q in -127..127, for each 32 numbers of a row (GGUF's Q8_0)
    int8_by_row  w = scale q, q in -127..127, for each row

Scales and minima are float16, a row's own scale float32. Nobody says what a matrix was made from:
scales follow from the largest and smallest numbers, as whoever quantised it chose them, and only
where scale and q give back every number of it, to the last bit, is it stored so. The page computes
the very same float32 numbers from them: `browser/quantised.js`.

A piece of a file is the planes of some rows: all quants, then all scales, then all minima.  In a
block of q4_1 byte i holds number i in its lower half and number i + 16 in its upper.
"""

from collections.abc import Callable

import numpy
from numpy import ndarray
from torch import Tensor

BLOCK = 32
#: A file holds whole rows, and no more than this if it need not: a layer of SmolLM2 fits.
PIECE = 2_220_000


def rows_of_pieces(count: int, row_bytes: int) -> list[slice]:
    """The rows of each piece, as many in one as in another."""
    pieces = -(-count // max(1, PIECE // max(1, row_bytes)))
    each = -(-count // max(1, pieces))
    return [slice(first, first + each) for first in range(0, count, max(1, each))]


@numpy.errstate(all="ignore")  # what is no number is not equal to itself, and so not stored here
def quantised(array: ndarray) -> tuple[str, list[bytes]] | None:
    """How a matrix can be stored in fewer bytes than float16's, and its pieces; None if it cannot.

    array: (n, k) float32; any other array cannot."""
    if array.dtype != numpy.float32 or array.ndim != 2 or not array.size:
        return None
    n, k = array.shape
    for name, (planes, size) in FORMATS.items():
        row_bytes = size(k)
        if row_bytes is None or row_bytes >= 2 * k or planes(array[:1]) is None:
            continue
        pieces = []
        for rows in rows_of_pieces(n, row_bytes):
            found = planes(array[rows])
            if found is None:
                break
            pieces.append(b"".join(plane.tobytes() for plane in found))
        else:
            return name, pieces
    return None


def by_row(matrix: Tensor) -> Tensor:
    """A matrix rounded to 255 values a row, which is stored as int8_by_row.

    (n, k) -> (n, k) float32: w = scale q with scale = max |w| / 127 of its row (Dettmers et al.
    2022, arXiv 2208.07339)."""
    scales = matrix.float().abs().amax(dim=1, keepdim=True) / 127
    return scales * ((matrix / scales).nan_to_num().round() + 0)  # no -0


Planes = tuple[ndarray, ...] | None


def _q4_1(rows: ndarray) -> Planes:
    blocks = rows.reshape(-1, BLOCK)
    least, most = blocks.min(1, keepdims=True), blocks.max(1, keepdims=True)
    minima, scales = least.astype("<f2"), ((most - least) / 15).astype("<f2")
    q = _quants(blocks - least, scales)
    if not _same(scales.astype("f4") * q + minima.astype("f4"), blocks):
        return None
    q = q.astype(numpy.uint8)
    return q[:, :16] | q[:, 16:] << 4, scales, minima


def _q8_0(rows: ndarray) -> Planes:
    blocks = rows.reshape(-1, BLOCK)
    scales = (numpy.abs(blocks).max(1, keepdims=True) / 127).astype("<f2")
    q = _quants(blocks, scales)
    same = _same(scales.astype("f4") * q, blocks)
    return (q.astype(numpy.int8), scales) if same else None


def _int8_by_row(rows: ndarray) -> Planes:
    near = numpy.abs(rows).max(1, keepdims=True) / numpy.float32(127)
    scales = near.copy()
    # The largest number is 127 scales, rounded: a scale is its 127th part, or a neighbour of it.
    for other in (numpy.nextafter(near, numpy.float32(0)), numpy.nextafter(near, 2 * near)):
        wrong = (scales * _quants(rows, scales) != rows).any(1)
        scales[wrong] = other[wrong]
    q = _quants(rows, scales)
    same = _same(scales * q, rows)
    return (q.astype(numpy.int8), scales.astype("<f4")) if same else None


def _quants(numbers: ndarray, scales: ndarray) -> ndarray:
    """The whole number of scales nearest to each number; 0 where there is none."""
    return numpy.nan_to_num(numpy.rint(numbers / scales.astype("f4")), posinf=0, neginf=0) + 0


def _same(numbers: ndarray, others: ndarray) -> bool:
    """Bit by bit: 0 is not -0."""
    return numpy.array_equal(numbers.view(numpy.uint32), others.view(numpy.uint32))


def _of_blocks(size: int) -> Callable[[int], int | None]:
    return lambda k: None if k % BLOCK else k // BLOCK * size


#: Its planes of some rows, or None if these are not its numbers; the bytes of a row of k numbers.
FORMATS = {
    "q4_1": (_q4_1, _of_blocks(16 + 2 + 2)),
    "q8_0": (_q8_0, _of_blocks(32 + 2)),
    "int8_by_row": (_int8_by_row, lambda k: k + 4),
}
