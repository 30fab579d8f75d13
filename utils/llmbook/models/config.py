"""How large a decoder is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DecoderConfig:
    """A decoder's sizes. `heads` is a multiple of `kv_heads`, and `width` of `2 * heads`.

    Raises ValueError where they are not, or one is not above 0."""

    vocab_size: int
    width: int
    layers: int
    heads: int
    kv_heads: int
    mlp_width: int
    context: int = 1024
    rope_base: float = 10_000.0
    norm_epsilon: float = 1e-5

    def __post_init__(self) -> None:
        if low := next((name for name, value in vars(self).items() if not value > 0), None):
            raise ValueError(f"{low} is {getattr(self, low)}; it must be more than 0")
        if self.width % (2 * self.heads) or self.heads % self.kv_heads:
            heads = f"2 * heads, and heads ({self.heads}) by kv_heads ({self.kv_heads})"
            raise ValueError(f"width {self.width} must divide by {heads}")

    @property
    def head_size(self) -> int:
        return self.width // self.heads
