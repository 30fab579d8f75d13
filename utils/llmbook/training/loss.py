"""What training lowers: the mean surprise at the next token."""

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from ..models.decoder import Decoder
from .text import PAD


class NextToken(nn.Module):
    """Mean cross-entropy of each window's next tokens, but PAD, nats: (B, T + 1) -> ().

    weights: how much each token of the vocabulary counts, (V,); None: all the same."""

    def __init__(self, model: Decoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, windows: Tensor, weights: Tensor | None = None) -> Tensor:
        logits = self.model(windows[:, :-1].clamp(min=0)).logits.float()  # (B, T, V)
        targets = windows[:, 1:].flatten()
        return cross_entropy(logits.flatten(0, 1), targets, weights, ignore_index=PAD)


@torch.no_grad()
def evaluate(model: Decoder, windows: Tensor, batch: int = 8) -> float:
    """A model's mean loss on windows (M, T + 1), as `Text.measured` gives them, nats a token."""
    loss, total, count = NextToken(model), 0.0, 0
    for part in windows.to(model.embedding.weight.device).split(batch):
        part = part[:, (part != PAD).any(dim=0)]
        tokens = int((part[:, 1:] != PAD).sum())
        total, count = total + loss(part).item() * tokens, count + tokens
    return total / count
