"""A language model for the page, which reads what readers type: exported once for all figures."""

from pathlib import Path
from typing import Any

import torch

from .export import export
from .publish import written
from .tensors import TensorTable

EXAMPLE = torch.arange(3, 10)  # of no length that a model could have of its own


def publish_reader(reader: torch.nn.Module, folder: str | Path) -> dict[str, Any]:
    """Write a reader's graph and tensors into `folder`, as a figure's are.

    reader: its `forward` takes token ids (T,) as `ids`, and names what it reads.
    Returns {"file": of the graph, "bytes": of all tensors, "tensors": their files}.
    """
    table = TensorTable()
    with torch.no_grad():
        graph = export(reader, {"ids": EXAMPLE}, table, growing=["ids"])
    table.join()
    size = table.write(Path(folder))
    file = written(Path(folder) / "models", {"graphs": {"read": graph}, "tensors": table.entries})
    return {"file": file, "bytes": size, "tensors": sorted(table.files)}
