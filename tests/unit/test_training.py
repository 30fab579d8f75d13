"""Training: what it refuses, that it learns, and that an interruption or a second process changes
nothing."""

import csv
import math
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest
import tales
import torch
from llmbook.files import whole
from llmbook.models import tinygpt
from llmbook.models.decoder import DecoderConfig
from llmbook.models.generation import Sample
from llmbook.text import bpe, read
from llmbook.training import NextToken, Settings, Text, Trainer, report, tokenized
from llmbook.training.__main__ import arguments, main, texts
from llmbook.training.baselines import compressed, ngram_loss
from llmbook.training.text import PAD

SMALL = DecoderConfig(
    vocab_size=256, width=16, layers=2, heads=4, kv_heads=2, mlp_width=24, context=32
)
VERSE = "One for the master, one for the dame, and one for the little boy in the lane. " * 40
FEW = Settings(steps=6, batch=4, context=16, warmup=2, evaluate_every=3)


@pytest.fixture(scope="module")
def tokenizer():
    return bpe.train("none", 256)


@pytest.fixture(scope="module")
def verse(tokenizer):
    return tokenized([VERSE], tokenizer, aligned=False)


@pytest.fixture
def trainer(tokenizer, verse, tmp_path):
    """Makes trainers of equal models."""

    def make(settings=FEW, config=SMALL, text=verse, folder=tmp_path):
        return Trainer(tinygpt.new(tokenizer, config), text, verse, settings, folder)

    return make


def losses(trainer):
    return [progress.loss for progress in trainer.run()]


BOTH = pytest.mark.parametrize("optimizer", ["adamw", "muon"])


def test_the_fused_kernel_of_training_gives_the_logits_of_inference(tokenizer):
    model = tinygpt.new(tokenizer, SMALL)
    ids = torch.randint(256, (2, 20), generator=torch.Generator().manual_seed(0))
    torch.testing.assert_close(model(ids).logits, model.eval()(ids).logits, atol=1e-5, rtol=1e-5)


def test_a_new_model_expects_nothing(trainer):
    """All tokens are about equally likely: a loss near ln 256 = 5.5."""
    assert abs(trainer().evaluate() - 5.55) < 0.8


@BOTH
def test_it_learns(trainer, verse, optimizer):
    """Far better than counting tokens; from a verse that repeats, next to nothing is unexpected."""
    settings = Settings(
        steps=150, batch=8, context=32, warmup=10, learning_rate=1e-2, optimizer=optimizer
    )
    *_, last = trainer(settings, folder=None).run()
    ids = verse.token_ids.tolist()
    assert last.held_out < 0.3 * ngram_loss(ids, ids, 1, 256)


@BOTH
def test_an_interrupted_run_goes_on_as_if_it_had_not_been(trainer, optimizer):
    settings = replace(FEW, optimizer=optimizer)
    whole = losses(trainer(settings, folder=None))
    first = trainer(settings)
    begun = [progress.loss for progress, _ in zip(first.run(), range(3), strict=False)]
    second = trainer(settings)
    second.resume()
    assert second.step == 3
    assert begun + losses(second) == whole


def test_the_log_has_a_line_for_each_evaluation(trainer, tmp_path):
    losses(trainer())
    with (tmp_path / "log.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert [row["step"] for row in rows] == ["3", "6"]
    assert [row["tokens"] for row in rows] == ["192", "384"]
    assert all(float(row["held_out"]) > 0 for row in rows)


def test_a_checkpoint_of_another_configuration_is_refused(trainer):
    losses(trainer())
    with pytest.raises(ValueError, match="other config: width: 16, not 32"):
        trainer(config=replace(SMALL, width=32)).resume()
    with pytest.raises(ValueError, match="other settings: batch: 4, not 8"):
        trainer(replace(FEW, batch=8)).resume()


def test_a_checkpoint_of_another_text_or_tokenizer_is_refused(trainer, tokenizer, tmp_path):
    losses(trainer())
    other = tokenized([VERSE.replace("boy", "cat")], tokenizer, aligned=False)
    with pytest.raises(ValueError, match="is of another text$"):
        trainer(text=other).resume()
    in_parts = tokenized([VERSE[:60], VERSE[60:]], tokenizer, aligned=True)
    with pytest.raises(ValueError, match="is of another text$"):
        trainer(text=in_parts).resume()
    swapped = bpe.Tokenizer([*tokenizer.tokens[1::-1], *tokenizer.tokens[2:]])
    again = trainer()
    again.model.tokenizer = swapped
    with pytest.raises(ValueError, match="is of another tokenizer$"):
        again.resume()
    elsewhere = Trainer(tinygpt.new(tokenizer, SMALL), again.text, other, FEW, tmp_path)
    with pytest.raises(ValueError, match="is of another held-out text$"):
        elsewhere.resume()


def test_lines_of_the_log_after_the_last_checkpoint_are_written_anew(trainer, tmp_path):
    """As a run leaves them that is killed between the line and the checkpoint."""
    settings = replace(FEW, steps=3)
    losses(trainer(settings))
    log = tmp_path / "log.csv"
    whole = log.read_text()
    log.write_text(whole + whole.splitlines()[-1] + "\n")  # once more
    first = trainer(settings)
    first.step = 2
    losses(first)
    assert [row.split(",")[0] for row in log.read_text().splitlines()] == ["step", "3"]


def test_what_is_broken_off_while_it_is_written_leaves_what_was_there(tmp_path):
    path = tmp_path / "run.json"
    path.write_text("whole")
    with pytest.raises(KeyboardInterrupt), whole(path) as part:
        part.write_text("ha")
        raise KeyboardInterrupt
    assert path.read_text() == "whole"
    with whole(path) as part:
        part.write_text("new")
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("run.json", "new")]


def test_without_a_checkpoint_there_is_nothing_to_resume(trainer):
    with pytest.raises(FileNotFoundError, match="no checkpoint"):
        trainer().resume()


def test_a_text_shorter_than_the_context_is_refused(trainer, tokenizer):
    short = tokenized(["too short"], tokenizer, aligned=False)
    with pytest.raises(ValueError, match="9 tokens; a context of 16 needs 17"):
        trainer(text=short)


def test_an_empty_text_is_refused(tokenizer):
    with pytest.raises(ValueError, match="empty"):
        tokenized([""], tokenizer, aligned=False)


def test_a_part_without_text_is_no_part_with_other_numbers(tokenizer):
    text = tokenized(["abc", "", "abc"], tokenizer, aligned=True)
    assert text.token_ids.dtype == torch.int64
    assert text.token_ids.tolist() == 2 * tokenizer.encode("abc")


def test_sizes_that_do_not_fit_are_refused(tokenizer):
    with pytest.raises(ValueError, match="width 16 must divide by 2"):
        tinygpt.new(tokenizer, replace(SMALL, heads=3))


@pytest.mark.parametrize(
    "wrong, message",
    [
        ({"opening_steps": 9, "opening": 300}, "opening is 300; the context has 256 tokens"),
        ({"steps": 0}, "steps is 0"),
        ({"learning_rate": float("nan")}, "learning_rate is nan"),
        ({"warmup": -1}, "warmup is -1; it must be 0 or more"),
        ({"precision": "half"}, "precision is 'half'"),
        ({"optimizer": "sgd"}, "optimizer is 'sgd': adamw or muon"),
    ],
)
def test_settings_that_make_no_sense_are_refused(wrong, message):
    with pytest.raises(ValueError, match=message):
        Settings(**wrong)


def test_a_diverging_run_stops_and_says_what_to_do(trainer):
    wild = Settings(steps=60, batch=4, context=16, warmup=0, learning_rate=1e30, clip=1e30)
    with pytest.raises(FloatingPointError, match="try a lower learning rate"):
        losses(trainer(wild))


def test_of_a_text_in_parts_whole_parts_are_drawn_of_about_one_length(tokenizer):
    parts = ["a" * n for n in range(1, 41)] + ["the end"]
    text = tokenized(parts, tokenizer, aligned=True)
    seen = set()
    for seed in range(40):
        rows = text.windows(4, 30, torch.Generator().manual_seed(seed))
        sizes = [int((row != PAD).sum()) - 1 for row in rows]  # with the next one's first token
        assert rows.shape == (4, max(sizes) + 1) and (rows[:, 0] != PAD).all()
        assert max(sizes) - min(sizes) <= 2
        seen |= set(sizes)
    assert min(seen) <= 3 and max(seen) == 30  # what is longer than the context is cut


def test_of_a_text_in_parts_each_part_that_fits_is_measured_whole(tokenizer):
    text = tokenized(["ab", "cdefgh", "ijk", "."], tokenizer, aligned=True)
    rows = [[t for t in row.tolist() if t != PAD] for row in text.measured(4)]
    assert [tokenizer.decode(row) for row in rows] == ["abc", "ijk."]
    with pytest.raises(ValueError, match="no part of the text fits"):
        text.measured(1)


def test_the_loss_of_parts_is_the_mean_over_their_tokens(tokenizer):
    parts = ["abc", "de", "."]
    text = tokenized(parts, tokenizer, aligned=True)
    trainer = Trainer(tinygpt.new(tokenizer, SMALL), text, text, replace(FEW, context=5))
    losses = []
    for part, after in zip(parts[:2], "d.", strict=True):
        ids = torch.tensor(tokenizer.encode(part + after))
        logits = trainer.model(ids[None, :-1]).logits[0]
        losses.append(torch.nn.functional.cross_entropy(logits, ids[1:], reduction="none"))
    assert trainer.evaluate() == pytest.approx(torch.cat(losses).mean().item(), abs=1e-5)


def test_the_opening_reads_beginnings_and_leads_to_the_whole_context(tokenizer):
    """The same number of tokens a step; at its end names count as much as all other tokens."""
    text = tokenized(["a" * 40] * 50 + ["."], tokenizer, aligned=True)
    settings = replace(FEW, context=32, opening_steps=4, opening=8, name_weight=16)
    assert [settings.window(step) for step in (0, 2, 4, 5)] == [(8, 16), (16, 4), (32, 1), (32, 1)]
    trainer = Trainer(
        tinygpt.new(tokenizer, SMALL),
        text,
        tokenized(["a" * 33], tokenizer, aligned=False),
        settings,
    )
    read = torch.tensor([0, *(trainer.tokens for _ in trainer.run())]).diff()
    assert read[::2].tolist() == [4 * 32] * 3 and (read > 0.85 * 4 * 32).all()


def test_in_the_opening_names_count_more(tokenizer):
    """A loss of twice the weight on the name is the mean in which it stands twice."""
    model, windows = tinygpt.new(tokenizer, SMALL), torch.tensor([[1, 2, 7]])
    each = torch.nn.functional.cross_entropy(
        model(windows[:, :-1]).logits[0], windows[0, 1:], reduction="none"
    )
    weights = torch.ones(256)
    weights[7] = 2
    assert NextToken(model)(windows, weights).item() == pytest.approx(
        ((each[0] + 2 * each[1]) / 3).item()
    )


def test_the_names_of_the_tales_are_known_to_their_text():
    tokenizer, text, _ = texts(
        arguments(["--folder", "none", "--megabytes", "0.1", "--context", "640"])
    )
    named = {tokenizer.decode([number]).strip() for number in text.names.tolist()}
    assert named == set(tales.names())


def test_bits_per_byte_do_not_depend_on_the_tokenizer(tokenizer):
    """ln 256 nats for each of one-byte tokens is 8 bits a byte; of two-byte tokens, 4."""
    loss = torch.log(torch.tensor(256.0)).item()
    assert tokenized(["abcd"], tokenizer, aligned=False).bits_per_byte(loss) == pytest.approx(8)
    assert Text(torch.zeros(2), None, 4).bits_per_byte(loss) == pytest.approx(4)


def test_counting_pairs_predicts_a_text_of_pairs():
    """Of one token, 50 of 100 and two kinds: P = (50 + 2 * 1/2) / 102 = 1/2. After a 0, seen 50
    times and one kind of follower, a 1: P = (50 + 1 * 1/2) / 51."""
    train, order = [0, 1] * 50, 2
    assert ngram_loss(train, [0, 1], order, 2) == pytest.approx(
        -0.5 * (torch.tensor(0.5).log() + torch.tensor((50 + 0.5) / 51).log()).item(), abs=1e-6
    )


def counted_plainly(train, held_out, order, vocab_size):
    """The definition: every context of every length, counted."""
    loss = 0.0
    for at, token in enumerate(held_out):
        probability = 1 / vocab_size
        for length in range(min(order, at + 1)):
            context = held_out[at - length : at]
            after = [
                train[i] for i in range(length, len(train)) if train[i - length : i] == context
            ]
            if after:
                n, kinds = len(after), len(set(after))
                probability = (after.count(token) + kinds * probability) / (n + kinds)
        loss -= math.log(probability)
    return loss / len(held_out)


@pytest.mark.parametrize("vocab_size, order", [(3, 4), (20, 3), (2, 6)])
def test_counting_at_once_counts_the_same(vocab_size, order):
    generator = torch.Generator().manual_seed(0)
    draw = torch.randint(vocab_size, (240,), generator=generator).tolist()
    found = ngram_loss(draw[:200], draw[200:], order, vocab_size)
    assert found == pytest.approx(counted_plainly(draw[:200], draw[200:], order, vocab_size))


def test_a_repeating_text_compresses():
    assert compressed(VERSE)["lzma"] < 0.5 < compressed(os.urandom(4000).hex())["lzma"]


def test_weights_come_back_rounded_to_half_precision(tokenizer, tmp_path):
    model = tinygpt.new(tokenizer, SMALL)
    tinygpt.save(model, tmp_path / "small.safetensors")
    again = tinygpt.load("cpu", path=tmp_path / "small.safetensors")
    assert again.config == SMALL
    for name, weight in model.state_dict().items():
        assert torch.equal(again.state_dict()[name], weight.half().float()), name


def test_a_file_that_holds_no_weights_is_refused(tmp_path):
    path = tmp_path / "some.safetensors"
    path.write_text("some text")
    with pytest.raises(ValueError, match="holds no TinyGPT"):
        tinygpt.load(path=path)


@pytest.mark.parametrize(
    "data, message",
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"A short text.", "has 13 characters; 2000"),
        (b"abc\0def" * 500, "zero byte at 3"),
        (b"caf\xe9 " * 500, "not UTF-8: byte 0xe9 at 3"),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path, data, message):
    path = tmp_path / "text.txt"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=message):
        read(path)


def test_a_text_is_read_with_plain_line_ends(tmp_path):
    path = tmp_path / "text.txt"
    path.write_bytes("\ufeffOne\r\ntwo é\r".encode() * 300)
    assert read(path)[:10] == "One\ntwo é\n"


# -- the command

COMMAND = [sys.executable, "-m", "llmbook.training"]
TINY = "--width 16 --layers 1 --heads 2 --kv-heads 1 --mlp-width 16 --vocab-size 300".split()
SHORT = "--steps 4 --batch 4 --context 32 --evaluate-every 2 --warmup 1 --device cpu".split()


@pytest.fixture
def book(tmp_path):
    """A text file, and the environment in which the command finds the package."""
    path = tmp_path / "book.txt"
    path.write_text(VERSE * 3, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "given, message",
    [
        (["--text", "nowhere.txt"], "nowhere.txt"),
        (["--vocab-size", "100"], "allowed: 256"),
        (["--context", "100000"], "tokens; a context of 100000"),
        (["--heads", "3"], "heads"),
        (["--heads", "0"], "heads is 0; it must be more than 0"),
        (["--kv-heads", "-1"], "kv_heads is -1"),
        (["--width", "0"], "width is 0"),
        (["--layers", "0"], "layers is 0"),
        (["--megabytes", "nan"], "megabytes is nan"),
        (["--device", "nope"], "device is 'nope'; allowed here: .*cpu"),
        (["--resume"], "there is no checkpoint in .*: leave out --resume"),
    ],
)
def test_the_command_refuses_what_cannot_be(book, tmp_path, given, message):
    options = ["--folder", str(tmp_path / "run"), "--text", str(book), *TINY, *SHORT, *given]
    with pytest.raises((ValueError, OSError), match=message):
        main(options)
    assert not (tmp_path / "run").exists()


@pytest.mark.slow
def test_the_command_trains_on_two_processes_as_on_one(book, tmp_path):
    options = ["--text", str(book), *TINY, *SHORT]
    main(["--folder", str(tmp_path / "one"), *options])
    command = [sys.executable, "-m", "torch.distributed.run", "--nproc_per_node=2", "--standalone"]
    two = ["-m", "llmbook.training", "--folder", str(tmp_path / "two"), *options]
    subprocess.run([*command, *two], check=True, capture_output=True, timeout=300)
    logs = [(tmp_path / name / "log.csv").read_text().splitlines() for name in ("one", "two")]
    for row, other in zip(*(csv.DictReader(log) for log in logs), strict=True):
        assert float(row["held_out"]) == pytest.approx(float(other["held_out"]), abs=2e-3)
    assert {path.name for path in (tmp_path / "two").iterdir()} == {
        "checkpoint.pt",
        "log.csv",
        "run.json",
        "samples.txt",
        "tinygpt.safetensors",
        "tinygpt.tokens",
    }


def test_interrupted_between_two_steps_it_keeps_the_last(book, tmp_path, monkeypatch):
    """While it looks at the sample after the first step, long before an evaluation saves."""
    looks = iter([lambda: None, lambda: signal.raise_signal(signal.SIGINT)])

    def look(model, seed):
        next(looks)()
        return Sample([], "")

    monkeypatch.setattr(report, "sample", look)
    handler = signal.getsignal(signal.SIGINT)
    options = ["--folder", str(tmp_path / "run"), "--text", str(book), *TINY, *SHORT]
    rare = ["--steps", "40", "--evaluate-every", "1000"]
    with pytest.raises(SystemExit, match="Interrupted at step 1; --resume goes on from there"):
        main([*options, *rare])
    assert checkpoint(tmp_path / "run")["step"] == 1
    assert signal.getsignal(signal.SIGINT) == handler
    monkeypatch.undo()
    main([*options, *rare, "--resume"])
    assert checkpoint(tmp_path / "run")["step"] == 40


def test_a_run_that_came_to_no_checkpoint_is_begun_anew(book, tmp_path, capsys):
    """It diverged at once; with a lower rate the same command does its work."""
    folder = tmp_path / "run"
    options = ["--folder", str(folder), "--text", str(book), *TINY, *SHORT]
    with pytest.raises(FloatingPointError, match="lower learning rate"):
        main([*options, "--learning-rate", "1e30", "--clip", "1e30", "--warmup", "0"])
    # (the losses of the steps are numbers yet, that of the held-out text is not)
    assert [path.name for path in folder.iterdir()] == ["run.json"]
    main(options)
    assert "never came to a checkpoint" in capsys.readouterr().out
    assert checkpoint(folder)["step"] == 4
    with pytest.raises(ValueError, match="is not empty: --resume goes on there"):
        main(options)


def test_a_folder_of_other_files_is_never_written_to(book, tmp_path):
    with pytest.raises(ValueError, match="is not empty"):
        main(["--folder", str(tmp_path), "--text", str(book), *TINY, *SHORT])
    assert [path.name for path in tmp_path.iterdir()] == ["book.txt"]


def hears_ctrl_c():
    """As in a terminal: what a shell runs in the background has been told not to."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.slow
def test_ctrl_c_before_the_first_step_is_one_line(tmp_path):
    pipe = tmp_path / "text"
    os.mkfifo(pipe)  # it waits for its text, with all that it imports behind it
    options = ["--folder", str(tmp_path / "run"), "--text", str(pipe), *TINY, *SHORT]
    process = subprocess.Popen(
        [*COMMAND, *options], stderr=subprocess.PIPE, text=True, preexec_fn=hears_ctrl_c
    )
    with pipe.open("w"):
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=120)
    assert said.strip() == "llmbook.training: interrupted"
    assert process.returncode == 130


@pytest.mark.slow
def test_ctrl_c_keeps_the_last_step_and_says_how_to_go_on(book, tmp_path):
    folder = tmp_path / "run"
    options = ["--folder", str(folder), "--text", str(book), *TINY, *SHORT]
    endless = ["--steps", "100000", "--evaluate-every", "100000"]  # no checkpoint but Ctrl-C's
    process = subprocess.Popen([*COMMAND, *options, *endless], stderr=subprocess.PIPE, text=True)
    wait_for(folder / "run.json")  # the sample before the first step
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 1
    [step] = re.findall(r"Interrupted at step (\d+); --resume goes on from there", said)
    assert checkpoint(folder)["step"] == int(step)


def checkpoint(folder):
    return torch.load(folder / "checkpoint.pt", weights_only=True)


def wait_for(path, seconds=120):
    end = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < end, f"{path} does not appear"
        time.sleep(0.05)
