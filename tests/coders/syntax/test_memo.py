"""Tests of coders.syntax.memo: an answer is kept until it is forgotten."""

from weakref import ref

from coders.syntax.memo import forget, remembered


class Asked:
    """Something a helper is asked about."""


def test_memo_a_helper_runs_once_until_it_is_told_to_forget():
    runs = []

    @remembered
    def counted(asked: Asked) -> int:
        runs.append(asked)
        return len(runs)

    asked = Asked()
    assert (counted(asked), counted(asked), len(runs)) == (1, 1, 1)
    forget()
    assert (counted(asked), len(runs)) == (2, 2)
    forget()


def test_memo_what_was_asked_about_is_let_go():
    @remembered
    def nothing(asked: Asked) -> None:
        return None

    asked = Asked()
    gone = ref(asked)
    nothing(asked)
    del asked
    assert gone() is not None
    forget()
    assert gone() is None
