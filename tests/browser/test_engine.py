"""The engine that runs figures on the page agrees with torch, op by op and in whole models."""

import json
import os

import pytest
from browser.engine_cases import all_calls
from browser.engine_cases.asking import ASK, answers_of_torch, difference, question

from llmbook.figures.graph import BROWSER, engine_ops


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A served folder with the browser's modules in it."""
    path = tmp_path_factory.mktemp("engine")
    os.symlink(BROWSER, path / "browser")
    (path / "index.html").write_text('<!doctype html><link rel="icon" href="data:,">')
    return path


@pytest.fixture(scope="module")
def engine(browser, serve, folder):
    """`engine(script, argument)` evaluates in a page that can import /browser/engine.js."""
    page = browser.new_page()
    page.goto(serve(folder) + "/index.html")
    yield page.evaluate
    page.close()


@pytest.fixture(scope="module")
def ask(engine, folder):
    """The engine's answers to a list of questions, in one evaluation."""

    def asked(questions):
        (folder / "questions.json").write_text(json.dumps(questions))
        return engine(ASK, "/questions.json")

    return asked


@pytest.fixture(scope="module")
def verdicts(ask):
    """For each op: how many of its calls were compared, and what was wrong with them."""
    pairs = [
        (call, results)
        for calls in all_calls().values()
        for call in calls
        if (results := answers_of_torch(call)) is not None
    ]
    answers = ask([question(call, results) for call, results in pairs])
    verdicts = {}
    for (call, results), answer in zip(pairs, answers, strict=True):
        name = call[0].__name__
        found = verdicts.setdefault(name.split(".")[0], [])
        several = verdicts.setdefault("getitem", [])
        for i, expected in enumerate(results):
            wrong = answer.get("error") or difference(answer[str(i)], expected)
            found.append(wrong and f"{name}{call[1:]}, result {i}: {wrong}")
            if len(results) > 1:
                several.append(found[-1])
    return verdicts


def test_python_and_browser_name_the_same_ops(engine):
    named = engine('async () => Object.keys((await import("/browser/engine.js")).ops)')
    assert sorted(named) == engine_ops()


@pytest.mark.parametrize("op", engine_ops())
def test_op_equals_torch(op, verdicts):
    assert verdicts.get(op), f"no call of {op} is compared with torch: add one to engine_cases"
    wrong = [v for v in verdicts[op] if v]
    assert not wrong, f"{len(wrong)} of {len(verdicts[op])} differ:\n" + "\n".join(wrong[:3])
