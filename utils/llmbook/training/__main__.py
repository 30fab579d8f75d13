"""Train a language model from nothing: python -m llmbook.training --folder runs/first

Several processes on one machine: torchrun --nproc_per_node 2 -m llmbook.training …
Ctrl-C keeps the last step; the same command with --resume goes on from there."""

import argparse
import os
import signal
import sys
from dataclasses import fields, replace
from functools import partial
from pathlib import Path

import tales
import torch
from torch import distributed as dist
from tqdm import tqdm

from ..files import PART
from ..models import tinygpt
from ..models.device import usable
from ..text import bpe, read
from . import report
from .settings import Settings
from .text import Text, tokenized
from .trainer import CHECKPOINT, LOG, Trainer

SIZES = {"vocab_size": "tokens", "width": "channels", "layers": "blocks", "heads": "query heads",
         "kv_heads": "key-value heads", "mlp_width": "channels inside the MLP"}  # fmt: skip
HELD_OUT = 0.05  # of a text that is given
HELD_OUT_TALES, UNSEEN = 120, 1_000_000  # their number, and their first seed
# What a run may leave that was broken off before its first checkpoint
UNFINISHED = {report.RUN, LOG, *(name + PART for name in (report.RUN, LOG, CHECKPOINT))}
TOKENIZER_TEXT = 4_000_000  # characters from which the tokenizer learns


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m llmbook.training", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    add = parser.add_argument
    add("--text", default="tales", help="'tales', our story world, or a UTF-8 file (tales)")
    add("--megabytes", type=float, default=20, help="how much of the tales (20)")
    often = "how often the tokenizer reads each hero's name, to make it one token (400)"
    add("--name-tokens", type=int, default=400, metavar="TIMES", help=often)
    add("--folder", type=Path, required=True, help="where log, checkpoint and weights go")
    add("--resume", action="store_true", help="go on from the folder's checkpoint")
    add("--device", default=None, help="cuda, mps or cpu (the first there is)")
    sizes = parser.add_argument_group("the model")
    for name, what in SIZES.items():
        value = getattr(tinygpt.CONFIG, name)
        sizes.add_argument(flag(name), type=int, default=value, help=f"{what} ({value})")
    how = parser.add_argument_group("the training")
    for field in fields(Settings):
        kind, usual = type(field.default), field.default
        how.add_argument(flag(field.name), type=kind, default=usual, help=f"({usual})")
    return parser.parse_args(given)


def flag(name: str) -> str:
    return "--" + name.replace("_", "-")


def texts(args: argparse.Namespace) -> tuple[bpe.Tokenizer, Text, Text]:
    """Tokenizer, text and held-out text. Windows begin where a tale does, if most tales fit."""
    if args.text == "tales":
        told = tales.corpus(int(args.megabytes * 1e6), args.seed)
        names = [f" {name}" for name in tales.names()]
        often = "".join(name * args.name_tokens for name in names)
        tokenizer = bpe.train(told.text[:TOKENIZER_TEXT] + often, args.vocab_size)
        one = [ids[0] for name in names if len(ids := tokenizer.encode(name)) == 1]
        held_out = unseen_tales(tokenizer, args.context, args.seed)
        parts = [tales.END + tale for tale in told.text.split(tales.END)[:-1]]
        aligned = held_out.starts is not None
        text = tokenized(parts, tokenizer, aligned=aligned, bits=told.bits)
        return tokenizer, replace(text, names=torch.tensor(one, dtype=torch.int64)), held_out
    given = read(args.text)
    cut = int(len(given) * (1 - HELD_OUT))
    tokenizer = bpe.train(given[:cut], args.vocab_size)
    text = tokenized([given[:cut]], tokenizer, aligned=False)
    return tokenizer, text, tokenized([given[cut:]], tokenizer, aligned=False)


def unseen_tales(tokenizer: bpe.Tokenizer, context: int, seed: int) -> Text:
    """Tales that are held out: if most fit into the context only those, in parts, so that the loss
    is of exactly the tales whose true entropy is known."""
    told = [tales.tell(UNSEEN + seed + number) for number in range(HELD_OUT_TALES)]
    fitting = [tale for tale in told if len(tokenizer.encode(tale.text)) < context]
    aligned = len(fitting) > 0.5 * len(told)
    kept = fitting if aligned else told
    parts = [*(tales.END + tale.text for tale in kept), tales.END]
    return tokenized(parts, tokenizer, aligned=aligned, bits=sum(tale.bits for tale in kept))


def main(given: list[str] | None = None) -> None:
    args = arguments(given)
    settings = Settings(**{field.name: getattr(args, field.name) for field in fields(Settings)})
    config = replace(tinygpt.CONFIG, context=max(args.context, tinygpt.CONFIG.context),
                     **{name: getattr(args, name) for name in SIZES})  # fmt: skip
    if not 0 < args.megabytes < float("inf"):
        raise ValueError(f"megabytes is {args.megabytes}; it must be more than 0")
    device = usable(args.device)
    _check_folder(args.folder, args.resume)
    if "WORLD_SIZE" in os.environ:
        device = _join(device)
    tokenizer, text, held_out = texts(args)
    model = tinygpt.new(tokenizer, config, settings.seed).to(device)
    trainer = Trainer(model, text, held_out, settings, args.folder)
    if args.resume:
        trainer.resume()
    before = signal.signal(signal.SIGINT, partial(_stop, trainer))
    try:
        _train(trainer, args.folder, quiet=trainer.rank > 0)
    finally:
        signal.signal(signal.SIGINT, before)
        if dist.is_initialized():
            dist.destroy_process_group()


def _check_folder(folder: Path, resume: bool) -> None:
    """Raise ValueError or FileNotFoundError where a run cannot go on, or begin, in a folder."""
    found = {path.name for path in folder.iterdir()} if folder.exists() else set()
    if resume and CHECKPOINT not in found:
        raise FileNotFoundError(f"there is no checkpoint in {folder}: leave out --resume")
    if not resume and found - UNFINISHED:
        raise ValueError(f"{folder} is not empty: --resume goes on there, or name another")
    if not resume and found:
        print(f"What {folder} holds never came to a checkpoint: it is written anew")


def _stop(trainer: Trainer, *_: object) -> None:
    """Ctrl-C ends it between two steps: within one, a part of the weights would have moved
    already. A second one ends it at once."""
    trainer.stopping = True
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _join(device: torch.device) -> torch.device:
    """Join the processes that torchrun started; on CUDA each takes the card of its number."""
    dist.init_process_group("nccl" if device.type == "cuda" else "gloo")
    if device.type == "cuda":
        torch.cuda.set_device(int(os.environ["LOCAL_RANK"]))
    return device


def _train(trainer: Trainer, folder: Path, quiet: bool) -> None:
    model, steps = trainer.model, trainer.settings.steps
    run = report.read_run(folder) if trainer.step else {}
    kept = {moment["step"]: moment for moment in run.get("moments", [])}
    due = set(report.moments(steps))

    def look(step: int) -> None:
        if step in due and step not in kept and not quiet:
            written = report.sample(model, seed=0)
            kept[step] = {"step": step, "tokens": trainer.tokens, "held_out": trainer.evaluate(),
                          "sample": written.text, "token_ids": written.token_ids}  # fmt: skip
            report.write_run(folder, run | {"moments": list(kept.values())})

    look(trainer.step)
    held_out = trainer.evaluate()
    with tqdm(total=steps, initial=trainer.step, unit="step", disable=quiet) as bar:
        for progress in trainer.run():
            held_out = progress.held_out or held_out
            bar.update()
            bar.set_postfix(loss=f"{progress.loss:.3f}", held_out=f"{held_out:.3f}", refresh=False)
            look(progress.step)
    if trainer.step < steps:
        trainer.save()
        sys.exit(f"\nInterrupted at step {trainer.step}; --resume goes on from there.")
    if not quiet:
        finish(trainer, folder, held_out, run | {"moments": list(kept.values())})


def finish(trainer: Trainer, folder: Path, held_out: float, run: dict) -> None:
    """Weights, ten samples and the results, on disk and in words."""
    model = trainer.model
    run["tales"] = tales.version()  # what the text was, if it was ours
    run["weights"] = sum(weight.numel() for weight in model.parameters())
    text, unseen = trainer.text, trainer.held_out
    run["counting"] = report.counting(text, unseen, model.config.vocab_size)
    counted = {f"{report.ORDER}-gram": run["counting"][-1]["bits_per_byte"]}
    run["bits_per_byte"] = report.results(model, text, unseen, held_out) | counted
    report.write_run(folder, run)
    report.write_samples(model, folder)
    tinygpt.save(model, folder / "tinygpt.safetensors")
    for name, value in run["bits_per_byte"].items():
        print(f"{name:>8} {value:.4f} bits a byte")
    print(f"Weights, log and samples are in {folder}")


if __name__ == "__main__":
    try:
        main()
    except (OSError, ValueError, FloatingPointError) as error:
        sys.exit(f"llmbook.training: {error}")
    except KeyboardInterrupt:  # before the first step, or a second time
        print("\nllmbook.training: interrupted", file=sys.stderr)
        sys.exit(128 + signal.SIGINT)
