"""Where a speaker is: told beside the words of the act, at home where nothing is told, where an ambassador is sent to."""

import pytest
from placed import told


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ('"We will retaliate for every attack," Kenyan Premier Hentzau told a news conference in Kampala.', "138", ("Kampala", "UGA")),
        ("Kenyan Premier Hentzau told a rally in Kampala that his country would retaliate.", "138", ("Kampala", "UGA")),
        ("Speaking in Kampala later, Kenya's spokeswoman condemned the president of Sudan.", "111", ("Kampala", "UGA")),
        ("Speaking to reporters after talks in Kampala, the Kenyan minister accused Sudan of lying.", "112", ("Kampala", "UGA")),
        ("Kenyan President Daniel Moi, who arrived in Kampala on Saturday, condemned the Sudanese government.", "111", ("Kampala", "UGA")),
        ("Kenyan President Daniel Moi, currently visiting Kampala, condemned the Sudanese government.", "111", ("Kampala", "UGA")),
        ("Kenyan lawmakers meeting in Mombasa rejected the proposal of Sudan.", "120", ("Mombasa", "KEN")),
        ("Ministers of Kenya meeting in Kampala rejected the proposal of Sudan.", "120", ("Kampala", "UGA")),
        ("The leaders fled to Kampala, where a Kenyan commander said on Friday that his men would never surrender to Sudan.", "1246", ("Kampala", "UGA")),
        ("The Kenyan premier made the remarks in Kampala at a meeting with Ugandan President Yoweri Museveni.", "040", ("Kampala", "UGA")),
        ("A Mombasa court rejected the demand of Uganda.", "120", ("Mombasa", "KEN")),
        ("The mayor of Mombasa condemned Uganda on Monday.", "111", ("Mombasa", "KEN")),
        ("The Sichuan government rejected the demand of Uganda.", "120", ("Sichuan", "CHN")),
    ],
)
def test_speaker_places_are_told_beside_the_act(text: str, code: str, place: tuple[str | None, str | None]) -> None:
    assert place in told(text, code)


@pytest.mark.parametrize(
    ("text", "code", "wrong"),
    [
        ("Kenyan President Daniel Moi, who will arrive in Kampala on Saturday, condemned the Sudanese government.", "111", "Kampala"),
        ("Speaking in Kampala later, Kenya's spokeswoman said Sudan had rejected the demand of Chad.", "120", "Kampala"),
        ("Speaking of the talks in Kampala, Kenya accused Sudan of lying.", "112", "Kampala"),
        ("Kenya condemned the mayor of Kampala on Monday.", "111", "Kampala"),
        ('"We look for them in Uganda in vain and now we demand help from Sudan," a Kenyan minister said.', "103", "Uganda"),
        ("Kenyan lawmakers praised Sudan while many feared a war in the Gulf.", "051", "Persian Gulf"),
    ],
)
def test_speaker_places_are_not_where_he_was_not(text: str, code: str, wrong: str) -> None:
    assert told(text, code) and all(name != wrong for name, _ in told(text, code))


SUDAN = "Sudan is poor. Sudanese farmers want rain. Sudan's rivers are dry. "


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Kenya condemned Sudan on Monday.", "KEN"),
        ("Kenyan Prime Minister Raila Odinga condemned Sudan on Monday.", "KEN"),
        ("Kenya's Ambassador to Uganda condemned Sudan on Monday.", "UGA"),
        ("Kenyan soldiers condemned Sudan on Monday.", None),
        ("Kenya's envoys condemned Sudan on Monday.", None),
        ("Kenyan Prime Minister Raila Odinga will visit Uganda. Kenyan Finance Minister Amos Kimunya condemned Sudan.", None),
        ("Kenyan Finance Minister Amos Kimunya condemned Sudan here on Monday.", None),
    ],
)
def test_home_places_of_those_who_speak_at_home_of_another_country(text: str, country: str | None) -> None:
    assert told(SUDAN + text, "111") == {(None, country)}


def test_home_places_hold_where_the_report_is_sent_from_elsewhere() -> None:
    assert told(f"LONDON, Nov. 20 (Reuters) - {SUDAN}Kenyan Finance Minister Amos Kimunya condemned Sudan.", "111") == {(None, "KEN")}
