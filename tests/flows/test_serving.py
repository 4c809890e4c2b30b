"""Tests of flows.serving: which Prefect server the workers of a cluster are given."""

import os

import pytest

from flows import serving


@pytest.fixture
def no_server(monkeypatch):
    """No server is named, and none is started: returns the ports of those that would have been."""
    ports = []

    class Never:
        def __enter__(self):
            os.environ[serving.API] = "http://127.0.0.1:1/api"

        def __exit__(self, *_):
            os.environ.pop(serving.API, None)

    monkeypatch.delenv(serving.API, raising=False)
    monkeypatch.setattr(serving, "server", lambda port: ports.append(port) or Never())
    return ports


@pytest.mark.parametrize("runner", [None, "local", "process"])
def test_serving_a_run_on_this_machine_leaves_the_server_to_prefect(no_server, runner):
    with serving.server_for_workers(runner, None):
        assert serving.API not in os.environ
    assert no_server == []


@pytest.mark.parametrize("address", [None, "auto", "tcp://127.0.0.1:8786", "localhost:8786", "tcp://[::1]:8786"])
def test_serving_workers_of_this_machine_are_given_a_server_on_loopback(no_server, address):
    with serving.server_for_workers("dask", address):
        assert os.environ[serving.API].startswith("http://127.0.0.1:")
    assert len(no_server) == 1 and no_server[0] > 1024


@pytest.mark.parametrize("address", ["tcp://10.0.0.7:8786", "ray://head:10001"])
def test_serving_workers_elsewhere_need_a_server_that_they_reach(no_server, monkeypatch, address):
    with pytest.raises(serving.ServerError, match="PREFECT_API_URL"), serving.server_for_workers("ray", address):
        raise AssertionError("the run must not start")
    monkeypatch.setenv(serving.API, "http://prefect.example/api")
    with serving.server_for_workers("ray", address):
        assert len(no_server) == 1
