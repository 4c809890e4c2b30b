"""docs/operate.md, prefect.yaml and compose.yaml are true: what they name is started, on SQLite and on a real PostgreSQL."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
import yaml
from news_server import Answer, news_server, rss
from prefect_parts import PASSWORD, environment, free_port, postgres, postgres_programs, process, wait_until

from flows.arguments import interval
from flows.cli import parser
from flows.commands_serve import cron, parameters_of
from flows.feed_list import Politeness, problems_of
from flows.ledger import RELEASED, LedgerError, open_ledger

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "operate.md").read_text(encoding="utf8")
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf8"))
DEPLOYMENTS = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf8"))["deployments"]
ROAD = " They had been on the road since the morning, and the talks went on until late at night." * 20
LONG_ENOUGH = 400.0  # a machine that runs other tests meanwhile


def blocks(language: str) -> list[str]:
    """The fenced blocks of the page in one language."""
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def lines(program: str) -> list[list[str]]:
    """The words of the page's commands of one program."""
    return [shlex.split(line) for block in blocks("sh") for line in block.splitlines() if line.split()[:1] == [program]]


def block_with(word: str) -> str:
    """The one block of commands that holds a word."""
    (found,) = [block for block in blocks("sh") if word in block]
    return found


def test_operate_commands_of_tocsin_are_understood() -> None:
    found = lines("tocsin")
    assert {given[1] for given in found} == {"feeds", "run", "serve", "status", "validate"}
    for given in found:
        parser().parse_args(given[1:])


def test_operate_feeds_of_the_page_are_sound() -> None:
    (text,) = blocks("toml")
    assert problems_of(text, file="operate.md", environment={"TOCSIN_WEBHOOK": "https://hooks.example/x"}) == []


def test_operate_table_of_politeness_is_whole_and_has_the_defaults() -> None:
    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \| ([^|]+) \|", PAGE, re.MULTILINE)
    told = {name.strip(" `"): value.strip() for names, values in rows for name, value in zip(names.split(","), values.split(","), strict=True)}
    defaults = {name: getattr(Politeness(), name) for name in Politeness.__dataclass_fields__}
    assert told == {name: f"{value:g}" if isinstance(value, float) else str(value).lower() for name, value in defaults.items()}


def test_operate_other_commands_and_files_exist() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf8"), re.MULTILINE)
    assert {given[1] for given in lines("make")} <= set(targets)
    assert [name for name in re.findall(r"\]\(([^)#:]+)\)", PAGE) if not (ROOT / "docs" / name).exists()] == []
    programs = {line.split()[0] for block in blocks("sh") for line in block.splitlines()}
    assert programs == {"make", ".", "tocsin", "export", "prefect", "tar", "rm", "pg_dump", "pg_restore", "git"}


def test_operate_compose_runs_what_the_page_says() -> None:
    services = COMPOSE["services"]
    assert set(services) == {"database", "server", "worker"}
    said = [" ".join(given) for given in lines("prefect")]
    worker = services["worker"]["command"][-1].replace("exec ", "").replace("python -m ", "")
    assert [line for line in worker.splitlines() if line not in said] == []
    address = services["server"]["environment"]["PREFECT_SERVER_DATABASE_CONNECTION_URL"]
    assert address.replace("${POSTGRES_PASSWORD}", "$POSTGRES_PASSWORD").replace("@database:", "@127.0.0.1:") in PAGE
    copied = re.findall(r"^COPY (.+) \S+$", (ROOT / "Dockerfile").read_text(encoding="utf8"), re.MULTILINE)
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf8")
    assert [name for line in copied for name in line.split() if not (ROOT / name).exists() or f"!{name}\n" not in ignored] == []


def test_operate_deployments_are_of_the_flow_and_do_not_overlap() -> None:
    from flows.scheduled import scheduled

    for one in DEPLOYMENTS:
        assert one["entrypoint"] == f"{scheduled.fn.__module__}.{scheduled.fn.__name__}" and one["work_pool"] == {"name": "tocsin"}
        assert set(one["parameters"]) <= set(scheduled.parameters.properties) and one["concurrency_limit"]["limit"] == 1


@pytest.mark.parametrize(("text", "length"), [
    ("15m", timedelta(minutes=15)), ("6h", timedelta(hours=6)), ("90s", timedelta(seconds=90)), ("1d", timedelta(days=1)),
])  # fmt: skip
def test_operate_intervals_are_read(text: str, length: timedelta) -> None:
    assert interval(text) == length


@pytest.mark.parametrize("words", [
    ["--every", "5s"], ["--every", "often"], ["--every", "15"], ["--cron", "daily"], ["--cron", "0 6 * *"], [], ["--every", "1h", "--cron", "0 6 * * *"],
])  # fmt: skip
def test_operate_a_schedule_that_is_none_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        parser().parse_args(["serve", "--out", "out", *words])
    assert refused.value.code == 2 and "serve" in capsys.readouterr().err
    assert cron("0 6 * * 1-5") == "0 6 * * 1-5"


def test_operate_parameters_are_those_of_the_flow_with_whole_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.scheduled import scheduled

    monkeypatch.chdir(tmp_path)
    given = parser().parse_args(["serve", "--out", "out", "--every", "1h", "--model", "en_core_web_md", "--corrections", "c.yaml"])
    parameters = parameters_of(given)
    assert set(parameters) <= set(scheduled.parameters.properties)
    assert (parameters["feeds"], parameters["out"]) == (str(tmp_path / "feeds.toml"), str(tmp_path / "out"))
    assert json.loads(json.dumps(parameters)) == parameters


@contextmanager
def place(folder: Path) -> Iterator[Path]:
    """A folder with feeds.toml and prefect.yaml, whose one feed is served on loopback; yields it."""
    items = rss(("r-1", f"Israel attacked Syria, killing 4.{ROAD}"), ("r-2", f"France met Ghana in Paris.{ROAD}"))
    with news_server({"/river": Answer(body=items)}) as (base, _):
        feed = f'[[feed]]\nname = "river"\nurl = "{base}/river"\npublisher = "River Post"\nlanguage = "en"\nlicence = "CC BY 4.0"\n'
        folder.mkdir()
        (folder / "feeds.toml").write_text(f"[politeness]\nallow_private = true\nseconds_between = 0\n\n{feed}", encoding="utf8")
        shutil.copy(ROOT / "prefect.yaml", folder)
        yield folder


def released(out: Path) -> int:
    """How many runs of the ledger ended in a release or had nothing new."""
    try:
        with open_ledger(out, make=False) as ledger:
            return sum(run.outcome in (RELEASED, "nothing new") for run in ledger.runs(50)) if any(run.release for run in ledger.runs(50)) else 0
    except (OSError, LedgerError):
        return 0


def test_operate_serve_runs_on_its_schedule_with_a_server_of_its_own_and_is_restored(tmp_path: Path) -> None:
    with place(tmp_path / "here") as here:
        asked = environment(tmp_path / "prefect", {})
        words = [sys.executable, "-m", "flows.cli", "serve", "--out", "out", "--every", "10s", "--server-port", str(free_port())]
        log = tmp_path / "serve.log"
        with process(words, cwd=here, log=log, env=asked) as served:
            wait_until(lambda: released(here / "out") >= 2, seconds=LONG_ENOUGH, what="two runs of the schedule", also=log.read_text)
            served.terminate()  # as systemd does; a run in the middle of its work is ended too
            assert served.wait(120) == 0
            assert not answered(f"http://127.0.0.1:{words[-1]}/api/health")
    with open_ledger(here / "out") as ledger:
        assert ledger.health()["river"].taken == 2
    tocsin = f'tocsin() {{ "{sys.executable}" -m flows.cli "$@"; }}\n'
    for word in ("tar -czf", "tar -xzf"):
        done = subprocess.run(["sh", "-euc", tocsin + block_with(word)], cwd=here, env=asked, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    assert "river  sound  2 taken" in done.stdout


def test_operate_a_deployment_runs_on_a_worker_with_postgresql(tmp_path: Path) -> None:
    programs = postgres_programs()
    if programs is None:
        pytest.skip("no PostgreSQL is installed here (Debian: apt-get install postgresql)")
    services, port = COMPOSE["services"], str(free_port())
    api = f"http://127.0.0.1:{port}/api"
    with place(tmp_path / "here") as here, postgres(programs) as database:
        named = services["server"]["environment"]["PREFECT_SERVER_DATABASE_CONNECTION_URL"]
        named = named.replace("${POSTGRES_PASSWORD}", PASSWORD).replace("@database:5432", f"@127.0.0.1:{database['PGPORT']}")
        server = [{"python": sys.executable, "4200": port, "0.0.0.0": "127.0.0.1"}.get(word, word) for word in services["server"]["command"]]
        asked = environment(tmp_path / "prefect", {})
        logs = [tmp_path / "server.log", tmp_path / "worker.log"]

        def told() -> str:
            return "\n".join(log.read_text(errors="replace")[-3000:] for log in logs if log.exists())

        with process(server, cwd=here, log=logs[0], env={**asked, "PREFECT_SERVER_DATABASE_CONNECTION_URL": named}):
            wait_until(lambda: answered(f"{api}/health"), seconds=LONG_ENOUGH, what="the server", also=told)
            client = {**asked, "PREFECT_API_URL": api}
            with process(services["worker"]["command"], cwd=here, log=logs[1], env=client):
                deployed = f"{api}/deployments/name/tocsin-scheduled/hourly"
                wait_until(lambda: answered(deployed), seconds=LONG_ENOUGH, what="the deployments", also=told)
                (words,) = [given for given in lines("prefect") if given[1:3] == ["deployment", "run"]]
                subprocess.run([sys.executable, "-m", *words], check=True, env=client, capture_output=True)
                wait_until(lambda: released(here / "out") >= 1, seconds=LONG_ENOUGH, what="a release", also=told)
                wait_until(lambda: "alerts" in artifacts(api), seconds=60, what="the artifacts", also=told)
                assert {"alerts", "feed-health", "run-summary"} <= artifacts(api)
        psql = {**os.environ, **database, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PGDATABASE": "prefect"}
        count = ["psql", "-Atc", "SELECT count(*) FROM flow_run WHERE deployment_id IS NOT NULL AND start_time IS NOT NULL"]
        assert int(subprocess.run(count, env=psql, check=True, capture_output=True, text=True).stdout) >= 1
        done = subprocess.run(["sh", "-euc", block_with("pg_dump")], cwd=here, env=psql, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert int(subprocess.run(count, env=psql, check=True, capture_output=True, text=True).stdout) >= 1


def answered(address: str) -> bool:
    """Whether an address answers well."""
    try:
        return httpx.get(address, timeout=5, trust_env=False).is_success
    except httpx.HTTPError:
        return False


def artifacts(api: str) -> set[str]:
    """The keys of the server's artifacts."""
    return {one["key"] for one in httpx.post(f"{api}/artifacts/latest/filter", json={}, trust_env=False).json()}
