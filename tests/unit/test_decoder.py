"""The decoder is the Llama of `transformers`, with and without its cache, and it exports."""

import pytest
import torch
from llmbook.models import decoder
from llmbook.models.decoder import Cache, Decoder, DecoderConfig
from torch import Tensor, nn
from transformers import LlamaConfig, LlamaForCausalLM

IDS = torch.tensor([[3, 1, 4, 1, 5, 9, 2, 6], [2, 7, 1, 8, 2, 8, 1, 8]])


def tiny(kv_heads: int = 2) -> Decoder:
    torch.manual_seed(0)
    sizes = dict(vocab_size=31, width=32, layers=3, heads=4, kv_heads=kv_heads, mlp_width=48)
    model = Decoder(DecoderConfig(**sizes, context=64, rope_base=500.0))
    for parameter in model.parameters():
        nn.init.normal_(parameter, std=0.3)
    return model.requires_grad_(False).eval()


def neighbours_to_halves(weight: Tensor, heads: int) -> Tensor:
    """Rows ordered for pairs (2i, 2i+1) -> rows ordered for pairs (i, i + D/2), in each head."""
    rows = weight.unflatten(0, (heads, -1, 2))  # (heads, D/2, 2, C)
    return rows.transpose(1, 2).reshape(weight.shape)


def reference(model: Decoder, reorder=neighbours_to_halves) -> LlamaForCausalLM:
    """transformers' Llama with the same weights, in the order that its RoPE expects."""
    c = model.config
    llama = LlamaForCausalLM(
        LlamaConfig(
            vocab_size=c.vocab_size,
            hidden_size=c.width,
            intermediate_size=c.mlp_width,
            num_hidden_layers=c.layers,
            num_attention_heads=c.heads,
            num_key_value_heads=c.kv_heads,
            max_position_embeddings=c.context,
            rms_norm_eps=c.norm_epsilon,
            rope_theta=c.rope_base,
            rope_parameters={"rope_type": "default", "rope_theta": c.rope_base},
            tie_word_embeddings=True,
            attn_implementation="eager",
        )
    ).eval()
    with torch.no_grad():
        llama.model.embed_tokens.weight.copy_(model.embedding.weight)
        llama.model.norm.weight.copy_(model.norm.weight)
        for theirs, ours in zip(llama.model.layers, model.blocks, strict=True):
            attention, mlp = theirs.self_attn, theirs.mlp
            attention.q_proj.weight.copy_(reorder(ours.attention.query.weight, c.heads))
            attention.k_proj.weight.copy_(reorder(ours.attention.key.weight, c.kv_heads))
            attention.v_proj.weight.copy_(ours.attention.value.weight)
            attention.o_proj.weight.copy_(ours.attention.output.weight)
            mlp.gate_proj.weight.copy_(ours.mlp.gate.weight)
            mlp.up_proj.weight.copy_(ours.mlp.up.weight)
            mlp.down_proj.weight.copy_(ours.mlp.down.weight)
            theirs.input_layernorm.weight.copy_(ours.attention_norm.weight)
            theirs.post_attention_layernorm.weight.copy_(ours.mlp_norm.weight)
    return llama


@pytest.mark.parametrize("kv_heads", [4, 2, 1], ids=["MHA", "GQA", "MQA"])
def test_logits_hidden_states_and_attention_equal_transformers(kv_heads):
    model = tiny(kv_heads)
    ours = model(IDS, inspect=True)
    with torch.no_grad():
        theirs = reference(model)(IDS, output_hidden_states=True, output_attentions=True)
    torch.testing.assert_close(ours.logits, theirs.logits, rtol=1e-4, atol=1e-4)
    for mine, other in zip(ours.attention, theirs.attentions, strict=True):
        torch.testing.assert_close(mine, other, rtol=1e-4, atol=1e-5)
    # transformers gives the last state behind the last norm, we before it
    states = [*ours.hidden[:-1], model.norm(ours.hidden[-1])]
    for mine, other in zip(states, theirs.hidden_states, strict=True):
        torch.testing.assert_close(mine, other, rtol=1e-4, atol=1e-4)


def test_the_wrong_rope_pairing_gives_other_logits():
    model = tiny()
    with torch.no_grad():
        wrong = reference(model, reorder=lambda weight, heads: weight)(IDS).logits
    assert (model(IDS).logits - wrong).abs().max() > 0.1


def test_rope_turns_neighbours_by_the_angle():
    # (1, 0) turned by 90 degrees is (0, 1); (0, 1) turned by 180 degrees is (0, -1)
    x = torch.tensor([1.0, 0.0, 0.0, 1.0]).view(1, 1, 1, 4)
    # D = 4, base 1/4: the second pair turns at (1/4)^(-1/2), twice as fast as the first
    turned = decoder.rotate(x, decoder.turns(torch.tensor([torch.pi / 2]), 4, 0.25, x.dtype))
    torch.testing.assert_close(turned.flatten(), torch.tensor([0.0, 1.0, 0.0, -1.0]))


def test_rope_scores_depend_on_the_distance_alone():
    torch.manual_seed(1)
    query, key = torch.randn(2, 1, 1, 1, 8)

    def score(at: int, other: int) -> Tensor:
        by = [decoder.turns(torch.tensor([p]), 8, 100.0, query.dtype) for p in (at, other)]
        return (decoder.rotate(query, by[0]) * decoder.rotate(key, by[1])).sum()

    torch.testing.assert_close(score(7, 3), score(24, 20), rtol=1e-4, atol=1e-5)
    assert (score(7, 3) - score(7, 4)).abs() > 1e-3


def test_rms_norm_equals_torch():
    x, norm = torch.randn(2, 3, 16), decoder.RMSNorm(16, 1e-5)
    norm.weight = nn.Parameter(torch.randn(16))
    expected = nn.functional.rms_norm(x, (16,), norm.weight, 1e-5)
    torch.testing.assert_close(norm(x), expected)


def test_no_position_sees_a_later_one():
    model, changed = tiny(), IDS.clone()
    changed[:, 5] = 0
    for inspect in (True, False):  # with the weights written out, and in the fused kernel
        before, after = model(IDS, inspect=inspect), model(changed, inspect=inspect)
        assert torch.equal(before.logits[:, :5], after.logits[:, :5])
    assert (before.logits[:, 5:] - after.logits[:, 5:]).abs().amax(dim=(0, 2)).min() > 1e-3
    for weights in before.attention:
        assert torch.equal(weights, weights.tril())
        torch.testing.assert_close(weights.sum(-1), torch.ones(2, 4, 8))


def test_hidden_states_are_returned_only_on_request():
    model = tiny()
    assert model(IDS).hidden == () and model(IDS).attention == ()
    inspected = model(IDS, inspect=True)
    assert len(inspected.hidden) == 4 and len(inspected.attention) == 3
    torch.testing.assert_close(model.unembed(inspected.hidden[-1]), inspected.logits)


@pytest.mark.parametrize("pieces", [[8], [5, 1, 1, 1], [1] * 8, [2, 3, 3]], ids=str)
def test_cached_decode_equals_full_recompute(pieces):
    model = tiny()
    cache, full = model.new_cache(batch=2, capacity=8), model(IDS, inspect=True)
    outputs = [model(piece, cache, inspect=True) for piece in IDS.split(pieces, dim=1)]
    logits = torch.cat([output.logits for output in outputs], dim=1)
    torch.testing.assert_close(logits, full.logits, rtol=1e-4, atol=1e-4)
    last = outputs[-1].attention[1]  # (B, H, T, S): the last piece sees all positions
    torch.testing.assert_close(last, full.attention[1][:, :, -pieces[-1] :], rtol=1e-4, atol=1e-5)


def test_last_only_is_the_last_position():
    model = tiny()
    last = model(IDS, last_only=True).logits
    assert last.shape == (2, 1, 31)
    torch.testing.assert_close(last[:, 0], model(IDS).logits[:, -1])


def test_a_sequence_that_outgrows_its_room_is_refused():
    model = tiny()
    cache = model.new_cache(batch=2, capacity=10)
    model(IDS, cache)
    with pytest.raises(ValueError, match=r"token_ids: 8 \+ 8 positions.* room for 10"):
        model(IDS, cache)
    assert cache.length == 8  # refused before anything was written
    with pytest.raises(ValueError, match=r"0 \+ 8 positions.* room for 0"):
        model(IDS, model.new_cache(batch=2, capacity=0))
    with pytest.raises(ValueError, match=r"0 \+ 65 positions.* room for 64"):
        model(torch.zeros(1, 65, dtype=torch.int64))


def test_rope_angles_stay_in_float32_whatever_the_precision():
    # bfloat16 keeps 8 bits: an angle of 59.9 would be off by 0.1, one of 1,000 by 4
    positions = torch.arange(1000)
    exact = torch.stack(decoder.turns(positions, 8, 500.0, torch.float64))
    ours = torch.stack(decoder.turns(positions, 8, 500.0, torch.bfloat16))
    assert ours.dtype == torch.bfloat16
    torch.testing.assert_close(ours.double(), exact, rtol=0.01, atol=1e-3)


class Step(nn.Module):
    """One decode step as a graph: token, position and cache in; logits and cache out."""

    def __init__(self, model: Decoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, token_id, position, keys, values):
        cache = Cache(list(keys.unbind(0)), list(values.unbind(0)), position)
        logits = self.model(token_id[None, None], cache).logits[0, 0]
        return {
            "logits": logits,
            "keys": torch.stack(cache.keys),
            "values": torch.stack(cache.values),
        }


def test_an_exported_decode_step_equals_the_eager_model():
    model = tiny()
    shape = (3, 1, 2, 12, 8)  # layers, batch, KV heads, positions, head size
    state = {"keys": torch.zeros(shape), "values": torch.zeros(shape)}
    example = (torch.tensor(0), torch.tensor(0), state["keys"], state["values"])
    program = torch.export.export(Step(model), example).run_decompositions()
    assert not program.range_constraints  # every shape is static
    assert not program.graph_signature.user_inputs_to_mutate
    step, full = program.module(), model(IDS[:1]).logits[0]
    for position, token_id in enumerate(IDS[0]):
        out = step(token_id, torch.tensor(position), state["keys"], state["values"])
        torch.testing.assert_close(out["logits"], full[position], rtol=1e-4, atol=1e-4)
        state = {"keys": out["keys"], "values": out["values"]}
