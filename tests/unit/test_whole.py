"""What is kept is whole or not there; pages are built anew when what makes them has changed."""

import json
from typing import ClassVar

import extension
import pytest
import whole
from extension import llm


def fill(folder):
    (folder / "deep").mkdir()
    (folder / "deep" / "a.txt").write_text("all of it")
    return {"seconds": 3}


def test_a_folder_is_known_when_all_of_it_is_there(tmp_path):
    folder = tmp_path / "made"
    assert whole.known(folder) is None
    whole.make(folder, fill)
    assert whole.known(folder) == {"seconds": 3, "files": {"deep/a.txt": 9}}
    (folder / "deep" / "a.txt").write_text("half")
    assert whole.known(folder) is None
    whole.make(folder, fill)
    (folder / whole.LIST).write_text(json.dumps({"files": {}})[:-1])
    assert whole.known(folder) is None


def test_what_is_broken_off_leaves_what_was_there(tmp_path):
    folder = tmp_path / "made"
    whole.make(folder, fill)

    def breaks(part):
        fill(part)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        whole.make(folder, breaks)
    assert whole.known(folder) and [p.name for p in tmp_path.iterdir()] == ["made"]


def test_a_copy_is_made_once_and_mended(tmp_path):
    source, target = tmp_path / "a", tmp_path / "deep" / "b"
    source.write_text("one")
    whole.copy(source, target)
    written = target.stat().st_ino
    whole.copy(source, target)
    assert target.stat().st_ino == written
    for damage in ("on", "two"):
        target.write_text(damage)
        whole.copy(source, target)
        assert target.read_text() == "one"


@pytest.fixture
def book(tmp_path, monkeypatch):
    """An extension, a browser's half and a house of their own."""
    for name, text in {
        "book/extension/part.py": "from llmbook import figures",
        "book/extension/templates/layout.html": "<html>",
        "utils/house/runs.py": "",
        "utils/llmbook/__init__.py": "",
        "utils/llmbook/figures.py": "",
        "utils/llmbook/other.py": "",
        "browser/page.js": 'import { a } from "./a.js";',
        "browser/a.js": "export const a = 1;",
        "browser/figure.css": "",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.setattr(extension, "HERE", tmp_path / "book" / "extension")
    monkeypatch.setattr(extension, "BROWSER", tmp_path / "browser")
    monkeypatch.setattr("llmbook.figures.browser.BROWSER", tmp_path / "browser")
    monkeypatch.setattr(llm.inputs, "ROOT", tmp_path)
    monkeypatch.setattr(llm.inputs, "SOURCES", tmp_path / "utils")
    monkeypatch.setattr(llm, "key", lambda: "model")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "text", "again"),
    [
        ("book/extension/part.py", "from llmbook import figures, other", True),
        ("book/extension/templates/layout.html", "<html lang=en>", True),
        ("utils/house/runs.py", "KEPT = 4", True),
        ("utils/llmbook/figures.py", "A = 1", True),
        ("browser/a.js", 'import "./page.js";', True),
        ("browser/a.js", "export const a = 2;", False),  # copied at each build
        ("browser/figure.css", "p { color: red }", False),
        ("utils/llmbook/other.py", "A = 1", False),
    ],
)
def test_pages_are_built_anew_when_what_they_are_made_with_changes(book, file, text, again):
    before = extension.made_with()
    (book / file).write_text(text)
    llm.inputs._tree.cache_clear()
    assert (extension.made_with() != before) == again


def test_pages_are_built_anew_when_the_model_that_reads_changes(book, monkeypatch):
    before = extension.made_with()
    monkeypatch.setattr(llm, "key", lambda: "another model")
    assert extension.made_with() != before


def test_sphinx_builds_all_pages_where_that_has_changed():
    class App:
        values: ClassVar = []

        def add_config_value(self, *value):
            self.values.append(value)

        def __getattr__(self, name):
            return lambda *given, **named: None

    extension.setup(App())
    assert ("llmbook_made_with", extension.made_with(), "env") in App.values
