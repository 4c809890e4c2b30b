"""Tests of flows.worker."""

import fake_coder

from flows.coding import CoderChoice, CoderVersions, to_ipc
from flows.worker import code_bytes


def test_worker_a_coder_is_loaded_once_and_anew_where_another_lexicon_is_wanted(taken):
    loads = []

    def load(choice):
        loads.append(choice)
        return fake_coder.FakeCoder()

    data, choice = to_ipc(taken("Ghana met Togo.")), CoderChoice(policy="all")
    for wanted in ("lex-1", "lex-1", "lex-2", "lex-2"):
        coded = code_bytes(data, choice, load, CoderVersions(wanted, "0-fake", "none"))
        assert coded.versions == CoderVersions("lex-fake", "0-fake", "none") and set(coded.tables) == {"articles", "mentions", "rejects"}
    assert len(loads) == 2


def test_worker_another_choice_is_another_coder(taken):
    loads = []

    def load(choice):
        loads.append(choice.policy)
        return fake_coder.FakeCoder()

    for policy in ("default", "all", "all"):
        code_bytes(to_ipc(taken("Ghana met Togo.")), CoderChoice(policy=policy), load)
    assert loads == ["default", "all"]
