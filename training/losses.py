"""What the reader is trained to make small, a report at a time."""

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from tawatur.language.layers import PAIR_LAYERS
from training.examples import IGNORED, Example
from training.network import ReaderModel

# How much each part counts: tagging decides all that follows.
WEIGHTS = {
    "mention": 3.0, "unnamed": 1.5, "cue": 3.0, "event": 4.0, "clitics": 0.3, "status": 1.0,
    "content-first": 1.0, "content-last": 1.0, "speaker": 1.0, "actor": 1.0, "recipient": 1.0,
    "place": 0.7, "time": 0.7, "same": 0.5,
}  # fmt: skip


def report_loss(model: ReaderModel, h: Tensor, example: Example) -> Tensor:
    """The weighted loss of a report from the states of its words."""
    losses: dict[str, Tensor] = {}
    scores = model.label_scores(h)
    for layer, wanted in example.labels.items():
        target = torch.from_numpy(wanted)
        if (target != IGNORED).any():
            losses[layer] = cross_entropy(scores[layer], target, ignore_index=IGNORED)
    pairs, none = model.pair_scores(h)
    by_layer = {layer: (pairs[i], none[:, i]) for i, layer in enumerate(PAIR_LAYERS)}
    if example.statements:
        losses |= _statement_losses(by_layer, example)
    if example.events:
        losses |= _event_losses(by_layer, example)
    return torch.stack([WEIGHTS[part] * loss for part, loss in losses.items()]).sum()


def _statement_losses(by_layer: dict[str, tuple[Tensor, Tensor]], example: Example) -> dict[str, Tensor]:
    cues = torch.tensor([s.cue for s in example.statements])
    losses = {
        "content-first": cross_entropy(
            by_layer["content-first"][0][cues], torch.tensor([s.first for s in example.statements])
        ),
        "content-last": cross_entropy(
            by_layer["content-last"][0][cues], torch.tensor([s.last for s in example.statements])
        ),
    }
    places = sorted({p for entity in example.entities for p in entity})
    if places:
        speakers = [s.speaker for s in example.statements]
        losses["speaker"] = _one_of(by_layer["speaker"], cues.tolist(), places, speakers)
    return losses


def _event_losses(by_layer: dict[str, tuple[Tensor, Tensor]], example: Example) -> dict[str, Tensor]:
    events = example.events
    words = [e.word for e in events]
    losses = {}
    if example.entities:
        for role, wanted in (("actor", [e.actor for e in events]), ("recipient", [e.recipient for e in events])):
            losses[role] = _any_of(by_layer[role][0], words, example.entities, wanted)
        places = sorted({p for entity in example.entities for p in entity})
        losses["place"] = _one_of(by_layer["place"], words, places, [e.place for e in events])
    if example.times:
        losses["time"] = _one_of(by_layer["time"], words, list(example.times), [e.time for e in events])
    if len(events) > 1:
        losses["same"] = _earlier(by_layer["same"], words, [e.same for e in events])
    return losses


def _one_of(layer: tuple[Tensor, Tensor], words: list[int], places: list[int], wanted: list[tuple[int, ...]]) -> Tensor:
    """Softmax over `places` and none, where any place of what is wanted is right."""
    scores = torch.cat((layer[0][words][:, places], layer[1][words][:, None]), 1)
    right = torch.zeros_like(scores, dtype=torch.bool)
    for row, chosen in enumerate(wanted):
        at = [places.index(p) for p in chosen if p in places]
        right[row, at or [len(places)]] = True
    return (scores.logsumexp(1) - scores.masked_fill(~right, -torch.inf).logsumexp(1)).mean()


def _any_of(
    scores: Tensor, words: list[int], entities: tuple[tuple[int, ...], ...], wanted: list[tuple[tuple[int, ...], ...]]
) -> Tensor:
    """Yes or no for each entity: the score of an entity is the log of the summed exponentials over its places."""
    of_entity = torch.stack([scores[words][:, list(places)].logsumexp(1) for places in entities], 1)
    index = {places: i for i, places in enumerate(entities)}
    target = torch.zeros_like(of_entity)
    for row, chosen in enumerate(wanted):
        target[row, [index[places] for places in chosen if places in index]] = 1
    return binary_cross_entropy_with_logits(of_entity, target, reduction="none").sum(1).mean()


def _earlier(layer: tuple[Tensor, Tensor], words: list[int], wanted: list[tuple[int, ...]]) -> Tensor:
    """For each event softmax over the events before it and none."""
    order = torch.tensor(words)
    scores = layer[0][words][:, words].masked_fill(order[None] >= order[:, None], -torch.inf)
    scores = torch.cat((scores, layer[1][words][:, None]), 1)
    right = torch.zeros_like(scores, dtype=torch.bool)
    for row, chosen in enumerate(wanted):
        right[row, [words.index(p) for p in chosen if p in words] or [len(words)]] = True
    return (scores.logsumexp(1) - scores.masked_fill(~right, -torch.inf).logsumexp(1)).mean()
