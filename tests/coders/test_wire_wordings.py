"""Wire wordings read by general rules: aims told of who acts, light verbs of several words, owners of a subject, on sentences parsed by hand."""

import pytest
from doc_builder import build
from small import Event, result_of, triples

from coders.coder import Coder


@pytest.mark.parametrize(
    ("rows", "events"),
    [
        (  # what who acts demands is the purpose of the deed
            "Kenyan/JJ/amod/1 farmers/NNS/nsubj/4 demanding/VBG/acl/1 autonomy/NN/dobj/2 blocked/VBD/ROOT/4 highways/NNS/dobj/4 ././punct/4",
            [("KENAGR", "1444", None)],
        ),
        (  # one that only sings wants nothing
            "Kenyan/JJ/amod/1 farmers/NNS/nsubj/3 singing/VBG/acl/1 blocked/VBD/ROOT/3 highways/NNS/dobj/3 ././punct/3",
            [("KENAGR", "144", None)],
        ),
        (  # each word of a light verb stands at the verb or at the word before it
            "The/DT/det/2 Kenyan/JJ/amod/2 curfew/NN/nsubj/3 came/VBD/ROOT/3 into/IN/prep/3 force/NN/pobj/4 on/IN/prep/3 Monday/NNP/pobj/6 ././punct/3",
            [("KEN", "1723", None)],
        ),
        (
            (
                "The/DT/det/2 Kenyan/JJ/amod/2 curfew/NN/nsubj/3 came/VBD/ROOT/3 from/IN/prep/3 the/DT/det/6 "
                "force/NN/pobj/4 on/IN/prep/3 Monday/NNP/pobj/7 ././punct/3"
            ),
            [],
        ),
        (  # whose talks they were
            "Kenya/NNP/poss/2 's/POS/case/0 talks/NNS/nsubj/5 with/IN/prep/2 Uganda/NNP/pobj/3 collapsed/VBD/ROOT/5 ././punct/5",
            [("KEN", "164", "UGA"), ("UGA", "164", "KEN")],
        ),
        (  # the fixed object of a phrase names whom it is done to
            "Kenyan/JJ/amod/1 youths/NNS/nsubj/2 pelted/VBD/ROOT/2 Ugandan/JJ/amod/4 soldiers/NNS/dobj/2 in/IN/prep/2 Nairobi/NNP/pobj/5 ././punct/2",
            [("KENCVL", "145", "UGAMIL")],
        ),
        (  # a show of force is headed by show
            "Kenya/NNP/nsubj/1 staged/VBD/ROOT/1 a/DT/det/3 show/NN/dobj/1 of/IN/prep/3 force/NN/pobj/4 ././punct/1",
            [("KEN", "150", None)],
        ),
        (
            "Kenya/NNP/nsubj/1 staged/VBD/ROOT/1 a/DT/det/3 show/NN/dobj/1 of/IN/prep/3 folklore/NN/pobj/4 ././punct/1",
            [],
        ),
        (  # "sat on the tracks in", not "sat in on"
            "Kenyans/NNPS/nsubj/1 sat/VBD/ROOT/1 on/IN/prep/1 the/DT/det/4 tracks/NNS/pobj/2 in/IN/prep/1 Nairobi/NNP/pobj/5 ././punct/1",
            [("KEN", "144", None)],
        ),
        (  # a phrase's fixed object behind a noun of measure
            "Kenyan/JJ/amod/1 farmers/NNS/nsubj/2 blocked/VBD/ROOT/2 dozens/NNS/dobj/2 of/IN/prep/3 highways/NNS/pobj/4 ././punct/2",
            [("KENAGR", "144", None)],
        ),
        (
            "Kenyan/JJ/amod/1 farmers/NNS/nsubj/2 blocked/VBD/ROOT/2 construction/NN/dobj/2 of/IN/prep/3 highways/NNS/pobj/4 ././punct/2",
            [],
        ),
    ],
)
def test_wire_wordings_are_read_by_general_rules(coder: Coder, rows: str, events: list[Event]) -> None:
    kept = [mention for mention in result_of(coder, build(rows)).mentions if mention.cameo_code[:2] > "13"]
    assert triples(kept) == events
