"""Training a language model: `python -m llmbook.training --help`.

The same loop serves the command, the lab and the shipped TinyGPT:

    trainer = Trainer(model, text, held_out, Settings(steps=500))
    for progress in trainer.run():
        ...
"""

from .loss import NextToken, evaluate
from .settings import Settings
from .text import Text, tokenized
from .trainer import Progress, Trainer
