"""Derivations as text: parse, rule, actors, date, and why nothing was coded."""

from collections.abc import Sequence

from coders.sentence import SentenceResult
from coders.syntax.shown import parse_line
from coders.text import ArticleText
from schemas.mention import Mention


def explain_results(text: ArticleText, results: Sequence[SentenceResult]) -> str:
    """Returns the explanation of a text: its paragraphs that were not coded, then each sentence."""
    lines: list[str] = []
    if text.dateline:
        lines.append(f"dateline: {text.dateline.place}" + (f", agency {text.dateline.agency}" if text.dateline.agency else ""))
    for paragraph in text.paragraphs:
        if paragraph.kind not in ("body", "headline"):
            lines.append(f"not coded ({paragraph.kind}): {paragraph.text[:80]}")
    for result in results:
        lines.extend(explain_sentence(result))
        lines.append("")
    return "\n".join(lines).rstrip() or "no sentence was found in the text"


def explain_sentence(result: SentenceResult) -> list[str]:
    """Returns the lines of one sentence."""
    sentence = result.sentence
    lines = [f"sentence at {sentence.start}: {' '.join(sentence.text.split())}", f"  parse: {parse_line(sentence)}"]
    for token, match in sorted(result.matches.items()):
        sense = match.code or "no event in this sense"
        operator = f", operator {match.operator}" if match.operator else ""
        lines.append(f"  {match.form.entry.part} {sentence.words[token]!r}: rule {match.rule}: {sense}{operator}")
    for mention in result.mentions:
        lines.extend(explain_mention(mention))
    if not result.mentions:
        lines.append(f"  no event: {why_none(result)}")
    return lines


def explain_mention(mention: Mention) -> list[str]:
    """Returns the lines of one mention."""
    place = f", at {mention.place_name or mention.country} ({mention.country})" if mention.country else ""
    status = "kept" if mention.status == "kept" else f"dropped: {mention.dropped_reason}"
    return [
        f"  {mention.source or '---'} {mention.cameo_code} {mention.cameo_name} {mention.target or '---'} [{status}]",
        f"    source {mention.source_text!r}, target {mention.target_text!r}",
        f"    date {mention.event_date} ({mention.date_precision}{', ' + repr(mention.date_text) if mention.date_text else ''}){place}",
        f"    {mention.polarity}, {mention.modality}" + (f", according to {mention.attributed_to!r}" if mention.attributed_to else ""),
        *(f"    {step}" for step in mention.derivation.split("; ")),
        f"    rule {mention.rule}, lexicon {mention.lexicon_version}, confidence {mention.confidence}",
    ]


def why_none(result: SentenceResult) -> str:
    """Says why a sentence gave no mention."""
    if not result.matches:
        return "no verb or noun of the lexicon stands in it"
    if all(match.code is None and match.operator is None for match in result.matches.values()):
        return "every verb and noun of the lexicon stands here in a sense that is no event"
    if not result.events:
        return "what could be an event is part of a sense or composition that is none"
    return "no pair of actors"
