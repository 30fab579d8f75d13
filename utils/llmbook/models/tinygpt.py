"""TinyGPT: the same decoder as SmolLM2's, a hundred times smaller, trained in this course.

`python -m llmbook.training` makes it; the one that comes with the course learned from
the package `tales`. Its files: `NAME.safetensors`, the weights, rounded to float16, with the sizes
in the file's header, and `NAME.tokens`, its tokenizer.

    model = tinygpt.load()
    for token in model.generate(tinygpt.BEGIN, temperature=0.8):
        print(token.text, end="")
"""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import cast

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file

from ..files import whole
from ..text import bpe
from .decoder import Decoder, DecoderConfig
from .device import usable
from .generation import LanguageModel

WEIGHTS = Path(__file__).parent.parent / "weights" / "tinygpt.safetensors"
BEGIN = "\n\n"  # what stands between two tales (tales.END): after it a new one begins
CONFIG = DecoderConfig(
    vocab_size=4096, width=128, layers=5, heads=4, kv_heads=2, mlp_width=352, context=640
)


def new(tokenizer: bpe.Tokenizer, config: DecoderConfig = CONFIG, seed: int = 0) -> LanguageModel:
    """An untrained model on the CPU, in training mode: random weights, of a size that lets signals
    pass unchanged (what adds to the residual stream is smaller, the more layers add to it).

    It has as many tokens as the tokenizer."""
    config = replace(config, vocab_size=len(tokenizer))
    end = tokenizer.encode(BEGIN)
    model = LanguageModel(config, tokenizer, end if len(end) == 1 else ())
    generator = torch.Generator().manual_seed(seed)
    for name, weight in model.named_parameters():
        if weight.dim() == 2:
            std = weight.shape[1] ** -0.5
            adds = name.endswith(("attention.output.weight", "mlp.down.weight"))
            std *= (2 * config.layers) ** -0.5 if adds else 1.0
            torch.nn.init.normal_(weight, std=std, generator=generator)
    return model.train()


def load(
    device: str | torch.device | None = None,
    dtype: torch.dtype = torch.float32,
    path: str | Path = WEIGHTS,
) -> LanguageModel:
    """A trained model, ready to write, in evaluation mode.

    device: CUDA, MPS or CPU, the first there is, unless given.   path: its weights.
    Raises FileNotFoundError without them, ValueError where the file is something else, or where
    this machine has no such device."""
    path, device = Path(path), usable(device)
    try:
        with safe_open(path, "pt") as file:
            config = DecoderConfig(**json.loads((file.metadata() or {})["config"]))
            weights = {name: file.get_tensor(name) for name in file.keys()}
    except (SafetensorError, KeyError, TypeError) as error:
        raise ValueError(f"{path} holds no TinyGPT: {error}") from None
    tokenizer = bpe.Tokenizer.load(path.with_suffix(".tokens"))
    end = tokenizer.encode(BEGIN)
    model = LanguageModel(config, tokenizer, end if len(end) == 1 else ())
    model.load_state_dict(weights)
    return model.to(device, dtype).requires_grad_(False).eval()


def save(model: LanguageModel, path: str | Path) -> None:
    """Write the tokenizer, and the weights beside it, rounded to float16."""
    path = Path(path)
    weights = {name: w.half().contiguous() for name, w in model.state_dict().items()}
    with whole(path.with_suffix(".tokens")) as part:
        cast(bpe.Tokenizer, model.tokenizer).save(part)  # as `new` and `load` give it
    with whole(path) as part:
        save_file(weights, part, {"config": json.dumps(asdict(model.config))})


def size(config: DecoderConfig = CONFIG) -> int:
    """How many weights a model of this size has."""
    return sum(weight.numel() for weight in Decoder(config).parameters())
