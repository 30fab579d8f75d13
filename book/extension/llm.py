"""The language model that reads what readers type: its graph and weights beside the pages.

Exported once (20 s) and kept in `_build/llm`, under a key that names all that it depends on. The
weights come from their package; a book that is built without it has prepared texts only.
"""

import os
import shutil
import sys
from functools import cache
from pathlib import Path
from typing import Any

from sphinx.util import logging

sys.path.append(str(Path(__file__).resolve().parents[2] / "utils" / "house"))
import inputs
import runs
import whole
from execute import EXPORTED

logger = logging.getLogger(__name__)
MADE_WITH = "from llmbook.figures.page import reading\nfrom llmbook.models import smollm2"
NAME = "SmolLM2"


def put(spec: dict[str, Any], output: Path) -> None:
    """Tell a figure's specification of the model, where one of its controls needs it.

    output: where its files go, beside those of the figures.
    """
    if not any(control["kind"] == "prompt" for control in spec["controls"].values()):
        return
    if (made := _made()) and (known := whole.known(made)):
        spec["llm"] = {"name": NAME, **known["published"]}
        for file in known["files"]:
            whole.copy(made / file, output / file)


def files() -> list[str]:
    """The names of its files, beside those of the figures."""
    made = _made()
    known = whole.known(made) if made else None
    return list(known["files"]) if known else []


def key() -> str:
    """Of all that the exported model depends on."""
    return inputs.key([MADE_WITH])


@cache
def _made() -> Path | None:
    """The folder with the exported model; None without its weights."""
    folder = runs.RUNS.parent / "llm" / key()
    if whole.known(folder):
        return folder
    from llmbook.figures.page import reading
    from llmbook.models import smollm2

    os.environ.setdefault("LLMBOOK_EXPORTED", str(EXPORTED))
    try:
        reader = smollm2.load("cpu").reader
    except ModuleNotFoundError as error:
        logger.info("the pages have no language model of their own: %s", error)
        return None
    logger.info("exporting %s for the pages …", NAME)
    shutil.rmtree(folder.parent, ignore_errors=True)
    whole.make(folder, lambda part: {"published": reading.publish_reader(reader, part)})
    return folder
