"""An expression that a reader types, as a graph of numbers and slopes, in torch alone.

It reads the names a to d, the digits, + - *, tanh and brackets. Whatever is typed, the shapes are
the same, so that a page can run it: N = 4 + ROOM boxes, one for each name and for each letter.

>>> graph = Expression()(*typed("a * b + a"), torch.tensor([2.0, 3.0, 0.0, 0.0]))
>>> graph["result"], graph["slopes"][:2]
(tensor(8.), tensor([4., 2.]))
"""

import torch
from torch import Tensor, nn

NAMES = ["a", "b", "c", "d"]
ROOM = 24  # letters
COLUMNS, ROWS = 6, 4  # of boxes, at most
BOXES = len(NAMES) + ROOM
_SPACE, _OPEN, _CLOSE, _TIMES, _PLUS, _MINUS, _ZERO, _A, _T = map(ord, " ()*+-0at")
_AT = torch.arange(ROOM)
_SUM, _PRODUCT, _PREFIX, _BRACKET = 20, 40, 60, 100  # how strongly they bind
_BOUND = 100 * ROOM  # an operand, more strongly than all


def typed(text: str) -> tuple[Tensor, Tensor]:
    """What a `Text` control over bytes gives: ids (ROOM,), and how many there are."""
    ids = list(text.encode())[:ROOM]
    return torch.tensor(ids + [0] * (ROOM - len(ids))), torch.tensor(len(ids))


class Expression(nn.Module):
    """ids (ROOM,), their count, and what a to d are (4,) -> the graph, as `computation` draws it.

    labels (N,): the character of each box.   values, slopes (N,).   places (N, 2), NaN where there
    is no box.   arrows (2 ROOM, 2), local (2 ROOM,): the left and the right input of each letter.
    result: the value of it all.   wrong (ROOM,): 1.0 at the first letter that cannot stand there,
    or at the last one if the graph has more than COLUMNS or ROWS; then there are no boxes.
    """

    def forward(self, ids: Tensor, count: Tensor, given: Tensor) -> dict[str, Tensor]:
        letters = _Letters(torch.where(_AT < count, ids, _SPACE))
        box = torch.where(letters.named, letters.ids - _A, _AT + len(NAMES))  # (ROOM,)
        left, right, root = (_boxes(at, box) for at in letters.tree())
        start = torch.cat([left, right])
        arrows = torch.stack([start, torch.where(start < 0, -1, box.repeat(2))], dim=1)
        values = _values(letters, left, right, given)
        local = torch.where(start < 0, 0.0, _local(letters, left, right, values))
        there = _hot(torch.where(letters.item, box, -1)).any(0)  # (N,)
        places, fits = _places(letters, arrows, box, there)
        last = _AT == torch.where(letters.seen, _AT, -1).amax()
        wrong = letters.wrong | (last & ~fits)
        wrong = wrong & (_AT == torch.where(wrong, _AT, ROOM).amin())
        there = there & ~wrong.any()
        return {
            "labels": torch.cat([torch.arange(len(NAMES)) + _A, letters.ids]),
            "values": values,
            "slopes": _slopes(arrows, local, root),
            "places": torch.where(there[:, None], places, torch.nan),
            "arrows": torch.where(wrong.any(), -1, arrows),
            "local": local,
            "result": values.gather(0, root[None].clamp(min=0))[0],
            "wrong": wrong.float(),
        }


class _Letters:
    """What each letter is, as masks (ROOM,): an operand, an operator, or none that may be there."""

    def __init__(self, ids: Tensor) -> None:
        self.ids = ids
        after = torch.cat([ids, torch.full((3,), _SPACE)])
        whole = (after[1:-2] == _A) & (after[2:-1] == ord("n")) & (after[3:] == ord("h"))
        self.tanh = (ids == _T) & whole
        tail = torch.cat([torch.zeros(3, dtype=torch.bool), self.tanh])
        spelled = tail[2:-1] | tail[1:-2] | tail[:-3]  # its other letters
        self.digit = (ids >= _ZERO) & (ids <= _ZERO + 9)
        self.named = (ids >= _A) & (ids < _A + len(NAMES)) & ~spelled
        self.seen = (ids != _SPACE) & ~spelled
        signs = (ids == _PLUS) | (ids == _MINUS) | (ids == _TIMES)
        opens = signs | self.tanh | (ids == _OPEN)
        last = torch.where(self.seen, _AT, -1).cummax(0).values
        earlier = torch.cat([torch.tensor([-1]), last[:-1]])  # the letter before each
        ready = (earlier < 0) | opens.gather(0, earlier.clamp(min=0))  # for an operand
        self.negative = (ids == _MINUS) & ready
        self.prefix = self.tanh | self.negative
        self.binary = signs & ~self.negative
        self.operator = self.prefix | self.binary
        self.item = self.digit | self.named | self.operator
        first = self.digit | self.named | self.prefix | (ids == _OPEN)
        joins = self.binary | (ids == _CLOSE)
        self.depth = ((ids == _OPEN) * 1 - (ids == _CLOSE) * 1).cumsum(0)
        end = (_AT == last[-1]) & (opens | (self.depth != 0))
        misplaced = (first & ~ready) | (joins & ready) | (self.depth < 0) | end
        self.wrong = self.seen & (misplaced | ~(first | joins))

    def tree(self) -> tuple[Tensor, Tensor, Tensor]:
        """Of each operator its left and right operand, (ROOM,) places, -1 for none; and the root.

        What binds an operand, or an operator with its own, is the stronger of the two operators
        that stand nearest to it and bind more weakly; of equal ones the left.
        """
        binds = torch.where(self.ids == _TIMES, _PRODUCT, _SUM)
        binds = torch.where(self.prefix, _PREFIX + _AT, binds) + _BRACKET * self.depth
        binds = torch.where(self.operator, binds, _BOUND)  # (ROOM,)
        one, other = _AT[:, None], _AT[None]
        weaker = self.operator & (binds < binds[:, None])  # [one, other]
        alike = self.operator & (binds == binds[:, None])
        before = torch.where(weaker & (other < one), other, -1).amax(1)
        after = torch.where((weaker | alike) & (other > one), other, ROOM).amin(1)
        strong = torch.cat([binds, torch.tensor([-1])])  # of none
        by_left = strong.gather(0, torch.where(before < 0, ROOM, before))
        by_right = strong.gather(0, after)
        parent = torch.where(by_left >= by_right, before, torch.where(after < ROOM, after, -1))
        parent = torch.where(self.item, parent, -2)
        bound = parent == one  # [operator, operand]
        left = torch.where(bound & (other < one), other, -1).amax(1)
        right = torch.where(bound & (other > one), other, -1).amax(1)
        return left, right, torch.where(parent == -1, _AT, -1).amax()


def _boxes(places: Tensor, box: Tensor) -> Tensor:
    """The box of each letter; -1 stays."""
    return torch.where(places < 0, -1, box[places.clamp(min=0)])


def _hot(boxes: Tensor) -> Tensor:
    """(M,) -> (M, N) bool; -1 is none."""
    return boxes[:, None] == torch.arange(BOXES)


def _inputs(left: Tensor, right: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
    return values[left.clamp(min=0)], values[right.clamp(min=0)]


def _values(letters: _Letters, left: Tensor, right: Tensor, given: Tensor) -> Tensor:
    """(N,): what each name, digit and operator is, inner ones first."""
    digits = torch.where(letters.digit, letters.ids - _ZERO, 0).to(given.dtype)
    values = torch.cat([given, digits])
    for _ in range(COLUMNS - 1):
        x, y = _inputs(left, right, values)
        found = torch.where(letters.ids == _TIMES, x * y, x + y)
        found = torch.where(letters.ids == _MINUS, x - y, found)
        found = torch.where(letters.negative, -y, found)
        found = torch.where(letters.tanh, y.tanh(), found)
        values = torch.cat([given, torch.where(letters.operator, found, digits)])
    return values


def _local(letters: _Letters, left: Tensor, right: Tensor, values: Tensor) -> Tensor:
    """(2 ROOM,): by how much each operator changes with its left, and with its right input."""
    (x, y), times = _inputs(left, right, values), letters.ids == _TIMES
    by_left = torch.where(times, y, 1.0)
    by_right = torch.where(letters.ids == _MINUS, -1.0, torch.where(times, x, 1.0))
    steep = 1 - values[len(NAMES) :].square()
    return torch.cat([by_left, torch.where(letters.tanh, steep, by_right)])


def _slopes(arrows: Tensor, local: Tensor, root: Tensor) -> Tensor:
    """(N,): by how much the result changes with each box; from the root's, 1, backwards."""
    first = _hot(root[None])[0].to(local.dtype)
    start = _hot(arrows[:, 0]).to(local.dtype)  # (2 ROOM, N)
    slopes = first
    for _ in range(COLUMNS - 1):
        slopes = first + (local * slopes[arrows[:, 1].clamp(min=0)]) @ start
    return slopes


def _places(letters: _Letters, arrows: Tensor, box: Tensor, there: Tensor) -> tuple[Tensor, Tensor]:
    """Each box's column and row, (N, 2), and whether the picture has room for them all.

    An operator stands behind its last operand, an operand just before the first that needs it.
    """
    start, end = _hot(arrows[:, 0]), _hot(arrows[:, 1])
    column = torch.zeros(BOXES, dtype=torch.int64)
    for _ in range(COLUMNS):
        behind = torch.where(start, column, -1).amax(1) + 1  # (2 ROOM,)
        column = torch.where(end, behind[:, None], 0).amax(0)
    needed = torch.where(start, torch.where(end, column, 0).amax(1)[:, None], COLUMNS).amin(0) - 1
    operand = torch.cat([torch.ones(len(NAMES), dtype=torch.bool), letters.digit])
    alone = operand & ~start.any(0)
    column = torch.where(operand & ~alone, needed, column)
    key = torch.where(_hot(torch.where(letters.item, box, -1)), _AT[:, None], ROOM).amin(0)
    same = there & (column == column[:, None])  # [box, other]
    row = (same & (key < key[:, None])).sum(1)
    size = torch.where(there, same.sum(1), 0)
    fits = (size.amax() <= ROWS) & (torch.where(there, column, 0).amax() < COLUMNS)
    return torch.stack([column.float(), row + (size.amax() - size) / 2], dim=1), fits
