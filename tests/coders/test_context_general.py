"""What tells of no deed of the day, beside what tells of one: several attacks, rebels fighting somebody, the past, what ought to be, what is set for later."""

from collections.abc import Callable

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]
BEFORE = "Egypt met Jordan. "
"""The first sentence of an article has the present of headlines: what is read here stands behind it."""


def told(mentions: tuple[Mention, ...], trigger: str) -> set[str]:
    """Why the mentions with this trigger are dropped, or that they are kept."""
    return {m.dropped_reason or m.status for m in mentions if m.trigger.startswith(trigger)}


@pytest.mark.parametrize(
    ("text", "trigger", "reason"),
    [
        ("Israel was the scene of several attacks on soldiers.", "attacks", "history"),
        ("Syria closed the border following a string of attacks on soldiers.", "attacks", "history"),
        ("Syria denounces all attacks on Israel.", "attacks", "possible"),
        ("Attacks on Syrian soldiers are part of life there.", "Attacks", "possible"),
        ("Sudan sent money to rebels fighting the Ugandan government.", "fighting", "possible"),
        ("Rebels backed by Chad attacked the Sudanese army.", "backed", "possible"),
        ("Chad sent troops to Niger to fight rebels.", "fight", "possible"),
        ("Chad deployed soldiers to attack Niger.", "attack", "possible"),
        ("The Vietnamese government has closed several newspapers in the past.", "closed", "history"),
        ("It is vital that Syria withdraws its troops from Lebanon.", "withdraws", "possible"),
        ("The envoy spoke of the importance of sending troops to Syria.", "sending troops", "possible"),
        ("Supporters of sending troops to Syria rejected the plan.", "sending troops", "possible"),
        ("Syria attacked Israel decades ago.", "attacked", "history"),
        ("An Egyptian general was killed in World War II.", "killed", "history"),
        ("Syria and Israel almost reached an agreement.", "reached", "negated"),
        ("The Chinese president arrived in Busan to attend a meeting with Japan scheduled on Friday.", "attend", "future"),
        ("Kenya said it was not interested in invading Somalia.", "invading", "possible"),
        ("The minister spoke of a policy of sending troops to Syria.", "sending troops", "possible"),
        ("The treaty should lead to ending the blockade of Gaza.", "ending", "demanded"),
        ("Syria sent ships to protect its tankers from Israeli attacks.", "attacks", "possible"),
        ("Sudan has constantly attacked Chad.", "attacked", "history"),
        ("The general freed three rebels jailed by Chad.", "jailed", "possible"),
        ("Sudan fought rebels backed by Chad.", "backed", "possible"),
        ("The claim that Iran attacked Kuwait was false.", "attacked", "negated"),
        ("Kenya has repeatedly accused Somalia of piracy.", "accused", "history"),
        ("The Kenyan minister had been accused of piracy.", "accused", "history"),
        ("Since then the Kenyan army has attacked Somalia.", "attacked", "history"),
        ("An Iraqi woman gave testimony of how she was jailed by soldiers.", "jailed", "history"),
        ("Iran answered remarks about bombing Iran by American officials.", "bombing", "possible"),
        ("Rumours that Iran attacked Kuwait hit the market.", "attacked", "possible"),
        ("Britain has 7,000 soldiers training the Iraqi army.", "training", "possible"),
        ("Egypt said repeated attacks on Israeli soldiers alarmed it.", "attacks", "history"),
    ],
)
def test_context_general_what_is_of_no_day_is_dropped(code: Code, text: str, trigger: str, reason: str) -> None:
    assert told(code(BEFORE + text), trigger) == {reason}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Israel was the scene of several attacks on soldiers on Monday.", "attacks"),
        ("The several attacks on soldiers alarmed Israel.", "attacks"),
        ("One of several attacks on soldiers alarmed Israel.", "attacks"),
        ("Israel launched several attacks on Syria.", "launched"),
        ("Syria closed the border following the latest string of attacks on soldiers.", "attacks"),
        ("Syria denounced all the attacks on Israel.", "attacks"),
        ("Attacks on Syrian soldiers killed ten men.", "Attacks"),
        ("Rebels are fighting the Ugandan government in the north.", "fighting"),
        ("Denmark, backed by Chad, tabled a resolution that condemned Iran.", "backed"),
        ("Chad backed the rebels of Niger.", "backed"),
        ("Chad deployed police to disperse the protesters.", "disperse"),
        ("The Vietnamese government has closed several newspapers in the past week.", "closed"),
        ("It is clear that Syria withdrew its troops from Lebanon.", "withdrew"),
        ("An Egyptian general was killed in the war.", "killed"),
        ("A mob nearly lynched four Syrian police officers.", "lynched"),
        ("Syria attacked Israel hours ago.", "attacked"),
        ("Syria attacked Israel with nearly 100 rockets.", "attacked"),
        ("Israel held a meeting with Syria proposed by Egypt on Sunday.", "held"),
        ("Kenya angered Somalia by invading it.", "invading"),
        ("The claim that Iran attacked Kuwait was true.", "attacked"),
        ("Kenya repeatedly accused Somalia of piracy at the summit.", "accused"),
        ("The Kenyan minister was accused of piracy.", "accused"),
        ("The Kenyan minister had been accused of piracy on Monday.", "accused"),
        ("Britain has begun training the Iraqi army.", "begun"),
        ("The repeated attacks on Israeli soldiers alarmed Egypt.", "attacks"),
        ("The Kenyan army jailed three rebels.", "jailed"),
        ("Sudan, backed by Chad, rejected the offer.", "backed"),
        ("Syria said the Israeli attack killed ten men.", "attack"),
    ],
)
def test_context_general_deed_of_the_day_stays(code: Code, text: str, trigger: str) -> None:
    assert told(code(BEFORE + text), trigger) == {"kept"}
