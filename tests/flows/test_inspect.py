"""`tocsin inspect unknown-actors`, with the package's coder on articles written for the test."""

import json

import pyarrow as pa
import pytest

from coders.actor_index import load_index
from coders.lexicon.actor_tables import load_actor_tables
from coders.unknown_actors import Sighting, singular, unknown_actors
from flows import cli
from flows.parts import records_to_batch
from flows.sorting import write_parquet
from schemas.tables import MENTIONS

ARTICLES = [
    {
        "id": "a1", "published": "2021-10-25",
        "text": "KHARTOUM - Gen. Osman Bakri al-Tomba said his troops would attack the rebels. Sudanese army chief Gen. Osman Bakri al-Tomba met "
        "the US envoy on Monday.\n\nAl-Tomba accused Chad of arming rebels.",
    },
    {
        "id": "a2", "published": "2021-11-02",
        "text": "Gen. al-Tomba threatened protesters in Khartoum. The Zembla Liberation Front attacked a police post near Kassala. "
        "The vigilantists killed two farmers.",
    },
]


@pytest.fixture
def articles(tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, ARTICLES)) + "\n", encoding="utf8")
    return str(path)


def found(*sightings):
    """The unknown actors of (text, sentence, article) triples."""
    made = (Sighting(text, sentence, article, number) for number, (text, sentence, article) in enumerate(sightings))
    return unknown_actors(made, index=load_index(), tables=load_actor_tables(check=False), top=10, examples=1)


def test_inspect_counts_names_with_their_variants_and_gives_lines_to_paste(articles, capsys):
    assert cli.main(["inspect", "unknown-actors", articles, "--examples", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "1. Osman Bakri al-Tomba: 4 sentences, 2 articles, 2021-10-25 to 2021-11-02",
        "   also: Al-Tomba, al-Tomba",
        "   suggests: office gen., country SDN, role MIL",
    ]
    assert lines[3] == "   > Gen. Osman Bakri al-Tomba said his troops would attack the rebels."
    assert lines[4].split("\t") == ["   people_middle_east.tsv: Osman Bakri al-Tomba", "", "SDNMIL", "gen.", "???", ""]
    assert "   groups.tsv: ???\tZembla Liberation Front\t\t???\t???\t\t" in lines
    assert "   agents.tsv: vigilantist\t???\t\t???" in lines


def test_inspect_tsv_can_be_pasted_and_is_refused_until_decided(articles, capsys, tmp_path):
    assert cli.main(["inspect", "unknown-actors", articles, "--format", "tsv", "--top", "1"]) == 0
    first, *rest = capsys.readouterr().out.splitlines()
    assert first == "# people_middle_east.tsv" and all(line.startswith("#") for line in rest[:-1])
    (tmp_path / "people.tsv").write_text("name\tnames\tcode\toffice\tfrom\tuntil\n" + "\n".join(rest) + "\n", encoding="utf8")
    (problem,) = load_actor_tables(tmp_path, check=False).problems
    assert (problem.id, problem.message) == ("undecided", "??? in column from is still to be decided")


def test_inspect_published_from_leaves_out_what_is_older(articles, capsys):
    assert cli.main(["inspect", "unknown-actors", articles, "--published-from", "2021-11-01", "--top", "1"]) == 0
    assert "2021-11-02 to 2021-11-02" in capsys.readouterr().out


def test_inspect_is_the_same_every_time(articles, capsys):
    outputs = set()
    for _ in range(2):
        cli.main(["inspect", "unknown-actors", articles])
        outputs.add(capsys.readouterr().out)
    assert len(outputs) == 1


def test_inspect_reads_the_mentions_of_a_release(make_mention, tmp_path, capsys):
    mentions = [
        make_mention(source=None, source_country=None, source_text="the Zembla Liberation Front"),
        make_mention(source="---REB", source_country=None, source_text="rebels", target_text="Kazangan Senator Zog Barlow", target=None),
        make_mention(source=None, source_text="Sporting Zembla", dropped_reason="sport", status="dropped"),
    ]
    mentions = [m if n == 0 else type(m)(**{**{f: getattr(m, f) for f in m.__dataclass_fields__}, "mention_id": f"m{n}"}) for n, m in enumerate(mentions)]
    rows = pa.Table.from_batches([records_to_batch(mentions, table=MENTIONS)])
    write_parquet(tmp_path / "mentions.parquet", rows, table=MENTIONS)
    assert cli.main(["inspect", "unknown-actors", "--release", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "Zembla Liberation Front: 1 sentences" in shown and "Zog Barlow: 1 sentences" in shown
    assert "rebels" not in shown and "Sporting" not in shown


def test_inspect_asks_for_one_input(capsys, articles, tmp_path):
    assert cli.main(["inspect", "unknown-actors"]) == 2
    assert cli.main(["inspect", "unknown-actors", articles, "--release", str(tmp_path)]) == 2
    assert cli.main(["inspect", "unknown-actors", "--release", str(tmp_path)]) == 1
    assert "no mentions.parquet" in capsys.readouterr().err


def test_inspect_of_nothing_says_so(tmp_path, capsys):
    path = tmp_path / "none.jsonl"
    path.write_text('{"id": "a", "text": "Rain fell."}\n', encoding="utf8")
    assert cli.main(["inspect", "unknown-actors", str(path), "--published", "2020-01-01"]) == 0
    assert capsys.readouterr().out == "no unknown actors\n"


def test_inspect_short_surname_is_nobody_s_in_another_article():
    rows = found(("Zog Kim", "Zog Kim spoke.", "a"), ("Kim", "Then Kim spoke.", "a"), ("Kim", "Then Kim spoke.", "b"))
    assert [(row.name, row.count) for row in rows] == [("Zog Kim", 2), ("Kim", 1)]


def test_inspect_capitals_of_common_words_and_nouns_for_things_are_left_out():
    rows = found(
        ("Joint Declaration", "The Joint Declaration spoke of a joint plan and a declaration.", "a"),
        ("a bomb", "A bomb fell.", "a"),
        ("vigilantists", "The vigilantists fled.", "a"),
    )
    assert [row.name for row in rows] == ["vigilantists"]


@pytest.mark.parametrize(("plural", "noun"), [("paramilitaries", "paramilitary"), ("gunmen", "gunman"), ("rioters", "rioter"), ("boss", "boss")])
def test_inspect_noun_is_written_in_the_singular(plural, noun):
    assert singular(plural) == noun


def test_lexicon_stats_prints_the_counts_of_the_actors_and_the_gaps(capsys):
    assert cli.main(["lexicon", "stats", "--actors", "--offices"]) == 0
    shown = capsys.readouterr().out
    assert "terms of office with their first day" in shown and "countries of more than a million people, 1990 to 2026" in shown
