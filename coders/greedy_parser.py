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


class GreedyParser(DependencyParser):  # type: ignore[misc]
    """spaCy's greedy dependency parser, for prediction only."""

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Yields the docs parsed, a whole batch at once, since each step is paid once a batch."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            self.set_annotations(batch, self.predict(batch))
            yield from batch

    def predict(self, docs: Any) -> Any:
        """Returns the final states of some docs (or of one): in each step all that are not final take their best valid transition."""
        docs = [docs] if isinstance(docs, Doc) else docs
        batch = self.moves.init_batch(docs)
        states = [state for state in batch if not state.is_final()]
        score = self.scorer_of(docs) if states else None
        while states:
            states = self.transition_states(states, score(states))  # type: ignore[misc]
        return batch

    def scorer_of(self, docs: list[Doc]) -> Any:
        """Returns the function that scores every transition for some states of these docs, as the model's own `predict_states` does."""
        tok2vec, lower, upper = self.model.layers
        # what each word adds to a state in each place it may stand in (top of the stack, next word ...), the row of no word first
        computed = lower.predict(tok2vec.predict(docs))
        _, places, width, pieces = computed.shape
        added = computed.reshape(-1, width * pieces)
        bias = lower.get_param("b").reshape(width * pieces)
        weights, score_bias, ops = upper.get_param("W").T, upper.get_param("b"), self.model.ops
        model, offsets = SimpleNamespace(state2vec=SimpleNamespace(nF=places)), np.arange(places, dtype=np.intc) + places

        def score(states: list[Any]) -> Any:
            # -1 stands for no word
            words = np.maximum(ParserStepModel.get_token_ids(model, states), -1)
            summed = ops.gather_add(added, (words * places + offsets).astype(np.uint32))
            summed += bias
            best, _ = ops.maxout(summed.reshape(-1, width, pieces))
            scores = ops.gemm(best, weights)
            scores += score_bias
            return scores

        return score


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
