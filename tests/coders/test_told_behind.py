"""What stands behind an event noun and around it: the verb that carries it, who did it to whom, days and places that are not its own."""

from collections.abc import Callable
from datetime import date

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]
PUBLISHED = date(2020, 6, 16)


def kept(mentions: tuple[Mention, ...]) -> set[tuple[str | None, str, str | None]]:
    """The events that are kept, as (source, code, target)."""
    return {(mention.source, mention.cameo_code, mention.target) for mention in mentions if mention.status == "kept"}


def of_code(mentions: tuple[Mention, ...], code: str) -> list[Mention]:
    """The mentions of a code, kept and dropped."""
    return [mention for mention in mentions if mention.cameo_code.startswith(code)]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The strike that Kenyan nurses began on Monday has emptied the wards.", ("KENHLH", "143", None)),
        ("The talks held by Greece and Albania in Vienna last week got nowhere.", ("GRC", "046", "ALB")),
        ("The release by Somali pirates of three Italian sailors on Thursday came after talks.", ("SOMCRM", "0841", "ITAMIL")),
        ("Norway's withdrawal of aid last month has closed clinics in Malawi.", ("NOR", "162", None)),
        ("Georgian villagers came under Russian fire on Friday.", ("RUS", "190", "GEOCVL")),
    ],
)
def test_what_stands_behind_a_noun_tells_its_deed(code: Code, text: str, event: tuple[str | None, str, str | None]) -> None:
    assert event in kept(code(text, published=PUBLISHED))


@pytest.mark.parametrize(
    ("text", "root"),
    [
        # who claims a bombing does not carry it; what may be imposed is not
        ("The sanctions that Kenya may impose on Somalia frighten traders.", "16"),
        # what was said, of no day
        ("The concern that Norway raised over Chad was shared by few.", "01"),
        # nobody's withdrawal of an unsaid day
        ("The withdrawal of aid closed clinics.", "16"),
    ],
)
def test_what_is_not_told_as_done_stays_out(code: Code, text: str, root: str) -> None:
    assert not any(event[1].startswith(root) for event in kept(code(text, published=PUBLISHED)))


@pytest.mark.parametrize(
    ("text", "told", "words"),
    [
        ("On Monday shares fell after the abduction of a Kenyan banker by Somali rebels.", "181", None),
        ("Two helicopters supplied by Russia stood in Bamako on Monday.", "072", None),
        ("Rebels said on Monday that they had freed a Kenyan pilot.", "0841", "Monday"),
        ("Somali rebels abducted a Kenyan banker on Monday, which shocked Kenya.", "181", "Monday"),
    ],
)
def test_a_day_that_stands_around_a_deed_is_none_of_its_own_words(code: Code, text: str, told: str, words: str | None) -> None:
    assert {mention.date_text for mention in of_code(code(text, published=PUBLISHED), told)} == {words}


@pytest.mark.parametrize(
    ("text", "told", "place"),
    [
        # a town's name before valley or island is no place in the town's country (Delft is an island of Sri Lanka); a region's is
        ("Kenyan jets bombed an Islamist base in the Juba valley on Monday.", "195", None),
        ("Navy patrols and Tamil Tiger boats exchanged fire near Delft island on Monday.", "193", "Delft"),
        ("Pakistani rebels raided a post in the Swat valley on Monday.", "19", "Swat"),
        # where others took a deed, and what it was decided over
        ("Monday's talks between Kenya and Somalia have raised hopes in Kampala.", "04", None),
        ("Chile broke off relations with Peru over the bombing of a camp in Ecuador.", "161", None),
        # another day's place
        ("Sudanese troops and rebels exchanged fire on Monday, a day after a battle in Juba.", "193", None),
        # near a border and opposite a country is not in it
        ("The Chinese army practised a landing opposite Taiwan on Monday.", "150", None),
        ("The Chinese army practised a landing in Taiwan on Monday.", "150", "Taiwan"),
    ],
)
def test_a_place_of_something_else_is_not_that_of_the_deed(code: Code, text: str, told: str, place: str | None) -> None:
    assert {mention.place_name for mention in of_code(code(text, published=PUBLISHED), told)} == {place}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Brussels imposed sanctions on Belarus on Monday.", ("IGOEEC", "163", "BLR")),
        ("Turkey accused Brussels of bad faith.", ("TUR", "112", "IGOEEC")),
    ],
)
def test_a_seat_stands_for_its_body_where_it_acts(code: Code, text: str, event: tuple[str | None, str, str | None]) -> None:
    assert event in kept(code(text, published=PUBLISHED))


@pytest.mark.parametrize(
    "text", ["French farmers marched through Brussels on Monday.", "A bomb went off in Brussels.", "The Brussels police arrested a Chadian."]
)
def test_a_seat_is_a_town_where_it_is_gone_to(code: Code, text: str) -> None:
    assert not any((side or "").startswith("IGO") for source, _, target in kept(code(text, published=PUBLISHED)) for side in (source, target))
