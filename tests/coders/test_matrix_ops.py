"""Tests of coders.matrix_ops: the same parses as spaCy's own networks give, whatever stands beside a text."""

import os
import platform
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import spacy
from thinc.api import LayerNorm

from coders.matrix_ops import ROWS, SteadyOps, forward_norm, whole_rows, with_fast_matrices
from coders.parse import DEFAULT_MODEL, load_model, parses_of

TEXTS = (
    "Ruritanian troops shelled the border town of Zenda on Monday, killing two farmers.",
    "The talks failed.",
    "Princess Flavia's envoy, Fritz von Tarlenheim, said the king had agreed to withdraw his forces from Strelsau before the winter, and the "
    "opposition, which had boycotted the vote, called for a strike of railway workers.",
    "He left.",
    "Police arrested 40 protesters in Hentzau; the government denied it.",
)


def parsed(nlp, texts):
    return [tuple(parses_of(doc)) for doc in nlp.pipe(texts)]


def test_matrix_ops_a_row_does_not_depend_on_those_beside_it():
    draws, ops = np.random.default_rng(1), SteadyOps()
    for width, outputs in ((96, 50), (288, 288), (96, 128), (64, 107)):
        left, right = draws.standard_normal((700, width), dtype=np.float32), draws.standard_normal((outputs, width), dtype=np.float32)
        whole = ops.gemm(left, right, trans2=True)
        for rows in (1, 2, 7, 13, 24, ROWS - 1, ROWS, ROWS + 1, 100, 301, 499):
            assert (ops.gemm(left[:rows], right, trans2=True) == whole[:rows]).all()
            assert (ops.gemm(left[5 : 5 + rows], right, trans2=True) == whole[5 : 5 + rows]).all()


KERNELS = {"Nehalem": "sse4_2", "Sandybridge": "avx", "Haswell": "avx2", "SkylakeX": "avx512vl"}
"""Kernels of OpenBLAS, and what a processor needs for them; each has tiles of its own."""
MANY_TIMES_ONE_ROW = """
import numpy as np
from coders.matrix_ops import SteadyOps
draws, ops = np.random.default_rng(1), SteadyOps()
for width, outputs in ((96, 50), (288, 288), (96, 128), (64, 107)):
    row, right = draws.standard_normal((1, width), dtype=np.float32), draws.standard_normal((outputs, width), dtype=np.float32)
    assert len({found.tobytes() for count in (1, 13, 97, 700) for found in ops.gemm(np.repeat(row, count, axis=0), right, trans2=True)}) == 1
"""


def processor_has(feature):
    """Whether this is Linux on an x86 processor with the feature."""
    told = Path("/proc/cpuinfo")
    return platform.machine() in ("x86_64", "AMD64") and told.exists() and f" {feature} " in told.read_text().replace("\n", " ")


@pytest.mark.parametrize("threads", ["1", "3"])
@pytest.mark.parametrize("kernel", KERNELS)
def test_matrix_ops_a_row_is_the_same_wherever_it_stands_on_other_processors_too(kernel, threads):
    if not processor_has(KERNELS[kernel]):
        pytest.skip(f"this processor has no {KERNELS[kernel]}: kernel {kernel} cannot run on it")
    surroundings = {**os.environ, "OPENBLAS_CORETYPE": kernel, "OPENBLAS_NUM_THREADS": threads}
    subprocess.run([sys.executable, "-c", MANY_TIMES_ONE_ROW], env=surroundings, check=True, timeout=120)


def test_matrix_ops_whole_rows():
    assert [whole_rows(count) for count in (0, 1, ROWS, ROWS + 1)] == [0, ROWS, ROWS, 2 * ROWS]


def test_matrix_ops_gemm_transposes_and_writes_where_asked():
    draws = np.random.default_rng(2)
    ops = SteadyOps()
    for rows in (3, 90):
        left, right = draws.standard_normal((rows, 8), dtype=np.float32), draws.standard_normal((8, 5), dtype=np.float32)
        out = np.zeros((rows, 5), dtype=np.float32)
        assert ops.gemm(left, right, out=out) is out
        for found in (out, ops.gemm(left, right), ops.gemm(left.T.copy(), right, trans1=True), ops.gemm(left, right.T.copy(), trans2=True)):
            assert np.allclose(found, left @ right, atol=1e-5)


def test_matrix_ops_norm_has_the_bits_of_thincs():
    draws = np.random.default_rng(3)
    layer = LayerNorm(nI=96).initialize()
    layer.set_param("G", draws.standard_normal(96, dtype=np.float32))
    layer.set_param("b", draws.standard_normal(96, dtype=np.float32))
    for size in (0, 1, 7, 300):
        rows = draws.standard_normal((size, 96), dtype=np.float32)
        before = rows.copy()
        found, _ = forward_norm(layer, rows, False)
        assert found.dtype == np.float32 and (found == layer.predict(rows)).all() and (rows == before).all()


def test_matrix_ops_parses_are_those_of_the_model_as_it_comes():
    plain = spacy.load(DEFAULT_MODEL, exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])
    assert parsed(load_model(), TEXTS) == parsed(plain, TEXTS)


def test_matrix_ops_a_text_alone_is_parsed_as_among_others():
    nlp = load_model()
    assert [parsed(nlp, [text])[0] for text in TEXTS] == parsed(nlp, TEXTS) == parsed(nlp, TEXTS[::-1])[::-1]


def test_matrix_ops_a_pipeline_with_other_networks_is_left_as_it_is():
    nlp = with_fast_matrices(spacy.blank("en"))
    assert nlp.pipe_names == []
    with pytest.raises(ValueError, match="only predicts"):
        load_model().get_pipe("tok2vec").model.begin_update([load_model().make_doc("The talks failed.")])
