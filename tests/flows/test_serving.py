"""Tests of flows.serving: which Prefect server the workers of a cluster reach."""

import pytest

from flows import cli, serving


@pytest.mark.parametrize(
    ("runner", "address"),
    [(None, None), ("process", None), ("dask", None), ("ray", "auto"), ("dask", "tcp://127.0.0.1:8786"), ("dask", "localhost:8786"), ("dask", "tcp://[::1]:8786")],
)
def test_serving_workers_of_this_machine_reach_the_server_of_the_run(monkeypatch, runner, address):
    monkeypatch.delenv(serving.API, raising=False)
    assert serving.unreachable_server(runner, address) is None


@pytest.mark.parametrize(("runner", "address"), [("dask", "tcp://10.0.0.7:8786"), ("ray", "ray://head:10001")])
def test_serving_workers_elsewhere_need_a_server_that_they_reach(monkeypatch, runner, address, tmp_path, capsys):
    monkeypatch.delenv(serving.API, raising=False)
    assert cli.main(["run", "a.jsonl", "--out", str(tmp_path / "out"), "--runner", runner, "--address", address]) == 2
    assert f"the workers at {address} must reach the Prefect server of this run: name it with PREFECT_API_URL" in capsys.readouterr().err
    monkeypatch.setenv(serving.API, "http://prefect.example/api")
    assert serving.unreachable_server(runner, address) is None
