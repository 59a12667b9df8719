"""The measurements: a target is met or missed, and one command tells all of them."""

import pytest

from benchmarks.__main__ import NAMES, ROOT, run
from benchmarks.figures import Figure, read, table, tell


@pytest.mark.parametrize(
    ("target", "verdict"),
    [
        ({}, ""),
        ({"most_ratio": 2.0}, "met"),
        ({"most_ratio": 1.99}, "MISSED"),
        ({"most": 30}, "met"),
        ({"most": 29.9}, "MISSED"),
    ],
)
def test_a_target_is_met_up_to_its_edge(target, verdict):
    figure = Figure(name="a figure", measured=30.0, limit=15.0, **target)
    assert figure.ratio == 2.0
    assert figure.verdict == verdict


def test_a_table_has_a_row_for_each_figure():
    figures = [
        Figure(name="one saved rating", measured=1.5, limit=1.0, most_ratio=3.0),
        Figure(name="memory", measured=100.0, limit=50.0, unit="MiB", most_ratio=1.3),
    ]
    _heads, first, second = table(figures).splitlines()
    assert first.split() == ["one", "saved", "rating", "1.50", "ms", "1.00", "ms", "1.50", "ratio", "at", "most", "3",
                             "met"]  # fmt: skip
    assert second.split() == ["memory", "100", "MiB", "50.0", "MiB", "2.00", "ratio", "at", "most", "1.3", "MISSED"]


def test_what_one_benchmark_tells_the_other_process_reads(capsys, monkeypatch):
    figures = [Figure(name="a figure", measured=1.25, limit=0.5, most=2.0)]
    monkeypatch.setattr("sys.argv", ["benchmark", "--json"])
    tell(figures)
    assert read(capsys.readouterr().out) == figures


def test_every_benchmark_is_run_by_the_one_command():
    modules = {file.stem for file in (ROOT / "benchmarks").glob("*.py")}
    assert set(NAMES) == modules - {"__init__", "__main__", "figures"}


@pytest.mark.slow
def test_a_benchmark_measures_both_sides():
    (figure,) = run("content")
    assert figure.measured > figure.limit > 0
    assert figure.most == 30


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", NAMES)
def test_every_benchmark_runs(name):
    assert all(figure.measured > 0 for figure in run(name))
