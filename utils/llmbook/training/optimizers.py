"""What follows the gradient."""

from typing import Any

import torch
from torch.optim import AdamW, Optimizer

from ..models.decoder import Decoder
from .settings import Settings


def optimizers(model: Decoder, settings: Settings) -> list[Optimizer]:
    """AdamW for all weights, Loshchilov & Hutter 2017, arXiv 1711.05101; or Muon for the matrices
    of the blocks: it follows the gradient's momentum with all its singular values set to about 1.
    Jordan et al. 2024, kellerjordan.github.io/posts/muon; scaled as Liu et al. 2025, arXiv
    2502.16982, so that AdamW's learning rate and weight decay serve for both.

    Raises ValueError where this torch has no Muon."""
    blocks = [p for p in model.blocks.parameters() if p.dim() > 1]
    gains = [p for p in model.parameters() if p.dim() == 1]
    matrices, others = [*blocks, model.embedding.weight], []
    how: dict[str, Any] = {"lr": settings.learning_rate, "weight_decay": settings.weight_decay}
    if settings.optimizer == "muon":
        if not hasattr(torch.optim, "Muon"):
            raise ValueError(f"torch {torch.__version__} has no Muon; 2.9 has: use adamw")
        matrices = [model.embedding.weight]
        others = [torch.optim.Muon(blocks, adjust_lr_fn="match_rms_adamw", **how)]
    groups: list[dict[str, Any]] = [{"params": matrices}, {"params": gains, "weight_decay": 0.0}]
    fused = matrices[0].device.type in ("cpu", "cuda")
    return [AdamW(groups, betas=(0.9, 0.95), fused=fused, **how), *others]
