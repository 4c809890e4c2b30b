"""Tests of flows.joining.clusters: fast clusters against a slow obvious engine, and cases of life."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.joining.agreement import agreement
from flows.joining.clusters import clusters_of, exactness, one_a_day
from flows.joining.tables import load_joining

JOINING = load_joining()
DAY = date(2020, 6, 16)


def mention(number, **given):
    base = {
        "mention_id": f"m{number:02}", "article_id": f"a{number:02}", "sentence": f"Raiders number {'xyzuvw'[number % 6] * 6} came.", "cameo_code": "190",
        "sentence_start": 0, "trigger_start": 0, "source_text": None, "target_text": None,
        "source": "SYRREB", "target": "SYRMIL", "event_date": DAY, "date_end": None, "date_text": "Tuesday", "date_precision": "day",
        "place_name": None, "country": "SYR", "admin1": None, "latitude": None, "longitude": None, "geonameid": None, "geo_precision": 3,
        "fatalities": None, "injured": None, "arrested": None, "source_basis": "named", "target_basis": "named", "published": DAY,
    }  # fmt: skip
    return {**base, **given}


def names(clusters):
    return sorted(sorted(row["mention_id"] for row in cluster.members) for cluster in clusters)


def slow_clusters(mentions):
    """Every mention against every cluster, none left out by a shelf."""
    clusters = []
    for row in sorted(mentions, key=exactness):
        fits = []
        for number, members in enumerate(clusters):
            points = [agreement(row, member, JOINING).points for member in members]
            if None in points:
                continue
            tellings = [(member["article_id"], member["trigger_start"]) for member in members]
            best = [max(point for point, other in zip(points, tellings, strict=True) if other == telling) for telling in dict.fromkeys(tellings)]
            enough = max(points) >= JOINING.tolerances.threshold and sum(best) >= JOINING.tolerances.mean * len(best)
            fits += [(-max(points), number)] if enough else []
        if fits:
            clusters[min(fits)[1]].append(row)
        else:
            clusters.append([row])
    return sorted(sorted(row["mention_id"] for row in members) for members in clusters)


def drawn():
    return st.fixed_dictionaries({
        "cameo_code": st.sampled_from(["190", "194", "183", "180", "1712", "141"]),
        "source": st.sampled_from(["SYRREB", "SYR", None]),
        "target": st.sampled_from(["SYRMIL", "SYRCVL", None]),
        "event_date": st.sampled_from([DAY, DAY + timedelta(days=1), DAY - timedelta(days=3), None]),
        "date_text": st.sampled_from(["Tuesday", None]),
        "date_end": st.sampled_from([None, None, DAY + timedelta(days=40)]),
        "fatalities": st.sampled_from([None, 2, 3, 30]),
        "article_id": st.sampled_from(["a", "b"]), "trigger_start": st.sampled_from([0, 30]),
        "country": st.sampled_from(["SYR", None]),
    })  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(drawn(), max_size=9), st.randoms())
def test_clusters_are_those_of_the_slow_engine_whatever_the_order(rows, shuffled):
    mentions = [mention(number, **row) for number, row in enumerate(rows)]
    turned = list(mentions)
    shuffled.shuffle(turned)
    assert names(clusters_of(turned, JOINING)) == slow_clusters(mentions)


def test_clusters_a_vague_report_does_not_join_two_days():
    monday, tuesday = mention(1, date_text="Friday", event_date=DAY - timedelta(days=4)), mention(2)
    vague = mention(3, date_text=None)
    found = names(clusters_of([monday, tuesday, vague], JOINING))
    assert len(found) == 2 and ["m01", "m02", "m03"] not in found


def test_clusters_two_tolls_too_far_apart_are_two_events():
    assert len(clusters_of([mention(1, fatalities=2), mention(2, fatalities=30)], JOINING)) == 2


def test_clusters_the_first_report_without_an_agent_joins_by_day_town_and_words():
    town = {"place_name": "Hama", "latitude": 35.1, "longitude": 36.7, "geo_precision": 1}
    other = mention(3, source=None, cameo_code="183", target="SYRCVL", fatalities=90, place_name="Aleppo", latitude=36.2, longitude=37.1, geo_precision=1)
    found = clusters_of([mention(1, fatalities=2, **town), mention(2, source=None, fatalities=2, **town), other], JOINING)
    assert names(found) == [["m01", "m02"], ["m03"]]
    (join,) = (join for cluster in found for join in cluster.joined.values())
    assert join.member == "m01" and str(join.how).startswith("code same, source open, target same") and join.how.points >= JOINING.tolerances.threshold


@pytest.mark.parametrize(("trigger", "events"), [(0, 1), (40, 2)])
def test_clusters_a_telling_of_several_victims_counts_once(trigger, events):
    # "killed a soldier, a nurse and a driver" is three mentions at one trigger, of which one is the soldier of the other report
    victims = [mention(2, article_id="b", target="SYRCRM"), mention(3, article_id="b", target="SYRJUD", trigger_start=trigger)]
    report = mention(4, article_id="c", source=None, date_text=None, target="SYRCRM", sentence="Bandits fell.")
    assert len(clusters_of([*victims, report], JOINING)) == events


@pytest.mark.parametrize("seed", range(3))
def test_clusters_one_a_day_does_not_look_at_places(seed):
    mentions = [mention(1, place_name="Hama"), mention(2, place_name="Idlib"), mention(3, cameo_code="194"), mention(4, event_date=None)]
    random.Random(seed).shuffle(mentions)
    assert names(one_a_day(mentions)) == [["m01", "m02"], ["m03"], ["m04"]]
