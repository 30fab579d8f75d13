"""onnxruntime-web reading with SmolLM2: the logits after a text, with 4 bits a weight.

Its whole numbers of zero points round our file's weights once more, and its embedding stays in
float32 (a Gather in 8 bits it has not): less exact than ours, and larger.
"""

import logging
import shutil
import warnings
from pathlib import Path

import torch
from llmbook.models.generation import LanguageModel
from torch import Tensor

from .engine import ORT, WASM
from .machine import NODE_MODULES

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Reading</title>
<link rel="icon" href="data:,"><script type="module">
import * as ort from "./ort/BUNDLE";
ort.env.wasm.numThreads = 1; // more need headers that a book's host does not send
ort.env.wasm.wasmPaths = { wasm: new URL("ort/WASM", location.href).href };
const session = await ort.InferenceSession.create(
  new Uint8Array(await (await fetch("model.onnx")).arrayBuffer()));
globalThis.read = async (ids) => {
  const given = new ort.Tensor("int64", BigInt64Array.from(ids.map(BigInt)), [ids.length]);
  return (await session.run({ ids: given })).logits.data;
};
</script></head><body></body></html>""".replace("BUNDLE", ORT).replace("WASM", WASM)


class Next(torch.nn.Module):
    """The logits of the token that follows, (T,) -> (V,)."""

    def __init__(self, llm: LanguageModel) -> None:
        super().__init__()
        self.llm = llm

    def forward(self, ids: Tensor) -> Tensor:
        return self.llm(ids[None], last_only=True).logits[0, -1]


def write(folder: Path, llm: LanguageModel) -> None:
    """A page that leaves `read(ids): Promise<logits>`, and what it loads."""
    import onnx
    from onnxruntime.quantization import matmul_nbits_quantizer
    from onnxscript.optimizer import optimize_ir

    (folder / "ort").mkdir()
    for name in (ORT, WASM):
        shutil.copyfile(NODE_MODULES / "onnxruntime-web" / "dist" / name, folder / "ort" / name)
    logging.getLogger().setLevel(logging.ERROR)  # the quantiser's import has made all loggers tell
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)  # else it misses torchvision, aloud
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        program = torch.onnx.export(
            Next(llm).eval(),
            (torch.arange(3, 10),),
            dynamo=True,
            input_names=["ids"],
            output_names=["logits"],
            dynamic_shapes={"ids": {0: torch.export.Dim.AUTO}},
            optimize=False,
            verbose=False,
        )
    limits = {"input_size_limit": 2**30, "output_size_limit": 2**30}  # else the head is not turned
    optimize_ir(program.model, **limits)
    model = program.model_proto
    # As in our file: 4 bits, and 8 for the head, whose weights have a place for each token
    weights = model.graph.initializer
    large = {weight.name for weight in weights if max(weight.dims, default=0) > 40_000}
    large = [node.name for node in model.graph.node if large.intersection(node.input)]
    for bits, left in ((4, large), (8, [])):
        quantiser = matmul_nbits_quantizer.MatMulNBitsQuantizer(
            model, bits=bits, block_size=32, is_symmetric=bits == 8, nodes_to_exclude=left,
            op_types_to_quantize=("MatMul",),
        )  # fmt: skip
        quantiser.process()
        model = quantiser.model.model
    onnx.save(model, folder / "model.onnx")
    (folder / "index.html").write_text(PAGE)
