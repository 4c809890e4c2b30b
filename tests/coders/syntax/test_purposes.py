"""Infinitives that tell what something is for, on sentences parsed by hand."""

import pytest
from doc_builder import build, said

from coders.syntax.purposes import purposes

WORDS, NOUNS = frozenset({"discuss"}), frozenset({"deal"})
SIGNED = "Signed/VBD/ROOT/0 a/DT/det/2 deal/NN/dobj/0 to/TO/aux/4 share/VB/relcl/2 water/NN/dobj/4 ././punct/0"
PLANNED = "Announced/VBD/ROOT/0 a/DT/det/2 plan/NN/dobj/0 to/TO/aux/4 share/VB/acl/2 water/NN/dobj/4 ././punct/0"
MET = "Met/VBD/ROOT/0 to/TO/aux/2 discuss/VB/advcl/0 water/NN/dobj/2 ././punct/0"
AGREED = "Agreed/VBD/ROOT/0 to/TO/aux/2 leave/VB/xcomp/0 ././punct/0"
SHARES = "Signed/VBD/ROOT/0 a/DT/det/2 deal/NN/dobj/0 that/WDT/nsubj/4 shares/VBZ/relcl/2 water/NN/dobj/4 ././punct/0"


@pytest.mark.parametrize(("rows", "found"), [(SIGNED, ("share",)), (PLANNED, ()), (MET, ("discuss",)), (AGREED, ()), (SHARES, ())])
def test_purposes_are_infinitives_of_these_words_and_on_these_nouns(rows, found):
    sentence = build(rows)
    assert said(sentence, purposes(sentence, 0, words=WORDS, nouns=NOUNS)) == found
