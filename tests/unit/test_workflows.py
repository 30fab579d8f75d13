"""What runs at GitHub: pinned, with no more rights than it uses."""

import re

import pytest
import yaml
from course import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
#: What may be written, by what in a job does so.
WRITES = {
    "issues": "gh issue create",
    "pages": "actions/deploy-pages@",
    "id-token": "actions/deploy-pages@",
}
each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


@each_workflow
def test_every_action_is_pinned_by_its_commit_with_its_tag_beside_it(path):
    used = re.findall(r"uses: *(.*)", path.read_text("utf-8"))
    loose = [one for one in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", one)]
    assert used and not loose


def test_an_action_is_pinned_to_one_commit_everywhere():
    texts = [path.read_text("utf-8") for path in WORKFLOWS]
    pins = {pin for text in texts for pin in re.findall(r"uses: *(\S+)@(\w+)", text)}
    assert len(pins) == len(dict(pins))


@each_workflow
def test_a_job_may_write_what_it_writes_and_nothing_else(path):
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        rights = job.get("permissions", {})
        may = {what for what, right in rights.items() if right != "read"}
        steps = str(job["steps"])
        assert may == {what for what, by in WRITES.items() if by in steps}, name


def test_every_system_and_every_python_is_tested():
    matrix = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text("utf-8"))["jobs"][
        "test"
    ]["strategy"]["matrix"]
    pairs = {(system, python) for system in matrix["os"] for python in matrix["python"]}
    pairs |= {(one["os"], one["python"]) for one in matrix["include"]}
    assert {system.split("-")[0] for system, _ in pairs} == {"ubuntu", "macos", "windows"}
    assert {python for _, python in pairs} == {"3.11", "3.12", "3.13", "3.14"}
