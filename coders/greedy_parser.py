"""Runs spaCy's parser with the scores of all texts of a batch computed at once by numpy.

spaCy's own loop adds up the features of a state by eight calls of BLIS, each of which takes and gives back Python's lock: a fifth of the time of the trimmed
parse. The transitions themselves, and which are valid, stay spaCy's.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from types import SimpleNamespace
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.ml.parser_model import ParserStepModel  # type: ignore[import-not-found]
from spacy.pipeline.dep_parser import DependencyParser  # type: ignore[import-not-found]
from spacy.tokens import Doc

from coders.matrix_ops import EDGE, edged, one_thread, whole_rows

WORDS = 4_000
"""Words that are parsed at once."""


class GreedyParser(DependencyParser):  # type: ignore[misc]
    """spaCy's greedy dependency parser, for prediction only."""

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Yields the docs parsed, those of like length together: each step is paid once for all, and ends with the longest."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            for some in by_length(batch):
                self.set_annotations(some, self.predict(some))
            yield from batch

    def predict(self, docs: Any) -> Any:
        """Returns the final states of some docs (or of one): in each step all that are not final take their best valid transition."""
        docs = [docs] if isinstance(docs, Doc) else docs
        batch = self.moves.init_batch(docs)
        states = [state for state in batch if not state.is_final()]
        with one_thread():
            score = self.scorer_of(docs) if states else None
            while states:
                states = self.transition_states(states, score(states))  # type: ignore[misc]
        return batch

    def scorer_of(self, docs: list[Doc]) -> Any:
        """Returns the function that scores every transition for some states of these docs, as the model's own `predict_states` does."""
        tok2vec, lower, upper = self.model.layers
        added = added_of(lower, tok2vec.predict(docs))
        places, words, size = added.shape
        flat, bias = added.reshape(places * words, size), edged(apart(lower.get_param("b")))
        width, most = lower.get_dim("nO"), whole_rows(len(docs))
        pieces = [slice(EDGE + piece * width, EDGE + (piece + 1) * width) for piece in range(lower.get_dim("nP"))]
        weights, score_bias = edged(upper.get_param("W").T), upper.get_param("b")
        told = slice(EDGE, EDGE + len(score_bias))
        model, begins = SimpleNamespace(state2vec=SimpleNamespace(nF=places)), np.arange(places).reshape(places, 1) * words + 1
        taken, summed = np.empty(places * most * size, dtype=np.float32), np.empty((most, size), dtype=np.float32)
        best, scores = np.zeros((most, width), dtype=np.float32), np.empty((most, weights.shape[1]), dtype=np.float32)

        def score(states: list[Any]) -> Any:
            count = len(states)
            # -1 stands for no word
            rows = np.maximum(ParserStepModel.get_token_ids(model, states).T, -1) + begins
            parts = taken[: places * count * size].reshape(places, count, size)
            flat.take(rows, axis=0, out=parts, mode="clip")
            sums, hidden = summed[:count], best[:count]
            np.add.reduce(parts, axis=0, out=sums)
            sums += bias
            np.maximum(sums[:, pieces[0]], sums[:, pieces[1]], out=hidden)
            for piece in pieces[2:]:
                np.maximum(hidden, sums[:, piece], out=hidden)
            filled = whole_rows(count)
            return np.dot(best[:filled], weights, out=scores[:filled])[:count, told] + score_bias

        return score


def by_length(docs: list[Doc]) -> Iterator[list[Doc]]:
    """Yields the docs in groups of like length, each of about `WORDS` words."""
    group: list[Doc] = []
    words = 0
    for doc in sorted(docs, key=len):
        group.append(doc)
        words += len(doc)
        if words >= WORDS:
            yield group
            group, words = [], 0
    if group:
        yield group


def added_of(lower: Any, rows: Any) -> Any:
    """Returns what each word adds to a state in each place it may stand in (top of the stack, next word ...), by place and word, the row of no word first;
    the pieces of a number apart (see `apart`), with blank columns around them (`edged`)."""
    weights = edged(apart(lower.get_param("W").transpose(0, 3, 1, 2)))
    places, seen, outputs = weights.shape
    rows = np.concatenate((rows, np.zeros((whole_rows(len(rows)) - len(rows), seen), dtype=rows.dtype)))
    added = np.empty((places, len(rows) + 1, outputs), dtype=np.float32)
    added[:, 0] = edged(apart(lower.get_param("pad")[0]))
    # one product a place: rows of 4 KB would fall on the same lines of the processor's cache
    np.matmul(rows, weights, out=added[:, 1:])
    return added


def apart(numbers: Any) -> Any:
    """Returns numbers of the form (..., width, pieces) as (..., pieces x width), so that the best of the pieces is taken over whole stretches."""
    *before, width, pieces = numbers.shape
    return np.ascontiguousarray(np.swapaxes(numbers, -1, -2)).reshape(*before, pieces * width)


def with_greedy_parser(nlp: Language) -> Language:
    """Returns the pipeline with its parser run as above; a parser of another kind (with a beam, without a layer of scores) is left as it is."""
    pipes: list[tuple[str, Any]] = list(nlp.pipeline)
    for position, (name, pipe) in enumerate(pipes):
        if type(pipe) is DependencyParser and is_greedy(pipe):
            settings = {key: value for key, value in pipe.cfg.items() if key != "moves"}
            parser = GreedyParser(pipe.vocab, pipe.model, pipe.name, pipe.moves, **settings)
            # replace_pipe would build a model of its own: this one shares the words' vectors with the tagger
            nlp._components[position] = (name, parser)
    return nlp


def is_greedy(parser: Any) -> bool:
    """Says whether a parser takes one transition after the other, by a network of two layers of which the first takes the best of several pieces."""
    model = parser.model
    greedy = parser.cfg.get("beam_width") == 1 and model.attrs.get("has_upper") and not model.attrs.get("unseen_classes")
    return bool(greedy) and model.get_ref("lower").get_dim("nP") > 1
