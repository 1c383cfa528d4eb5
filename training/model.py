"""The network that is trained: a small BERT with a head for each thing that is marked.

Attributions nest, so they are found as a semantic role labeller finds arguments. The anchor head marks the first
piece of every cue (or, where there is no cue, the first piece of the content: a *virtual* anchor). For every anchor
the role head labels all pieces of the window as outside, source, cue or content; its scores are the potentials of a
linear-chain CRF. The act head reads the anchor and the words of its cue, the source head the anchor and its source.

Mentions nest too: the mention head scores every span of a few pieces, from its first and its last (as Yu et al. 2020).
The link head scores a mention against those before it in the article (as Lee et al. 2017), or that it is the first.
The speaker head scores the content of an attribution against the names around it in the same way, or that none of them
is the speaker's.

Events are found as attributions are: by the first piece of their trigger, with a CRF over the pieces near it. They are
linked as mentions are.
"""

from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from onrecord.encoder.heads.acts import ACTS
from onrecord.encoder.heads.anchors import ANCHORS
from onrecord.encoder.heads.events import ARGUMENTS, STATUSES, TRIGGERS
from onrecord.encoder.heads.links import APART, FAR, RELATIONS
from onrecord.encoder.heads.links import Block as Pairs
from onrecord.encoder.heads.mentions import LONGEST, MENTIONS
from onrecord.encoder.heads.roles import ROLES, distance_buckets
from onrecord.encoder.heads.sources import SOURCES
from onrecord.encoder.heads.speakers import INSIDE, PLACES
from onrecord.encoder.heads.verdicts import VERDICTS
from onrecord.encoder.inputs import CASES, LAYOUTS, STYLES


@dataclass(frozen=True)
class Config:
    """Sizes of the network; the encoder's are those of MiniLM-L6."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    dropout: float = 0.1
    role_width: int = 128
    role_kernel: int = 7
    role_blocks: int = 2
    span_width: int = 128
    link_width: int = 128
    argument_width: int = 96


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, c: Config) -> None:
        super().__init__()
        self.n_heads, self.p = c.heads, c.dropout
        self.qkv = nn.Linear(c.width, 3 * c.width)
        self.out = nn.Linear(c.width, c.width)
        self.norm1 = nn.LayerNorm(c.width, eps=1e-12)
        self.up = nn.Linear(c.width, c.inner)
        self.down = nn.Linear(c.inner, c.width)
        self.norm2 = nn.LayerNorm(c.width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """*Shape:* ``(batch, pieces, width)`` to the same; `mask` is ``(batch, 1, 1, pieces)``, added to the scores."""
        b, t, w = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.n_heads, w // self.n_heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=None if mask is None else mask.to(q.dtype))
        a = self.out(a.transpose(1, 2).reshape(b, t, w))
        x = self.norm1(x + F.dropout(a, self.p, self.training))
        a = self.down(F.gelu(self.up(x)))
        return self.norm2(x + F.dropout(a, self.p, self.training))


class Encoder(nn.Module):
    """MiniLM, with embeddings added for the case of the word, the layout before the piece, and the style of reading."""

    def __init__(self, c: Config) -> None:
        super().__init__()
        self.p = c.dropout
        self.words = nn.Embedding(c.vocabulary, c.width)
        self.positions = nn.Embedding(c.positions, c.width)
        self.cases = nn.Embedding(len(CASES), c.width)
        self.layouts = nn.Embedding(len(LAYOUTS), c.width)
        self.styles = nn.Embedding(len(STYLES), c.width)
        for new in (self.cases, self.layouts, self.styles):
            nn.init.normal_(new.weight, std=0.02)
        self.norm = nn.LayerNorm(c.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(c) for _ in range(c.layers))

    def forward(self, ids: Tensor, cases: Tensor, layouts: Tensor, style: Tensor, mask: Tensor | None = None) -> Tensor:
        """*Shape:* ids, cases, layouts ``(batch, pieces)``, style ``(batch,)`` to ``(batch, pieces, width)``."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]]
        x = x + self.cases(cases) + self.layouts(layouts) + self.styles(style)[:, None]
        x = F.dropout(self.norm(x), self.p, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Block(nn.Module):
    """A residual depthwise-separable convolution along the pieces: neighbours agree on where a role begins and ends."""

    def __init__(self, width: int, kernel: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.near = nn.Conv1d(width, width, kernel, padding=kernel // 2, groups=width)
        self.mix = nn.Linear(width, width)

    def forward(self, z: Tensor) -> Tensor:
        """*Shape:* ``(anchors, pieces, width)`` to the same."""
        y = self.near(self.norm(z).transpose(1, 2)).transpose(1, 2)
        return z + self.mix(F.gelu(y))


class RoleHead(nn.Module):
    """Pieces against anchors: what each piece is to each anchor, one of so many roles."""

    def __init__(self, c: Config, roles: int, w: int) -> None:
        super().__init__()
        self.piece = nn.Linear(c.width, 2 * w)
        self.anchor = nn.Linear(c.width, 2 * w)
        self.distance = nn.Embedding(distance_buckets.size, w)
        self.norm = nn.LayerNorm(w)
        self.blocks = nn.ModuleList(Block(w, c.role_kernel) for _ in range(c.role_blocks))
        self.score = nn.Linear(w, roles + 2 * (roles - 1))
        self.transitions = nn.Parameter(torch.zeros(roles, roles))
        self.p = c.dropout

    def forward(self, hidden: Tensor, rows: Tensor, at: Tensor, near: Tensor) -> Tensor:
        """Scores of the pieces `near` each anchor, which is at ``hidden[rows, at]``.

        *Shape:* hidden ``(batch, pieces, width)``, rows and at ``(n,)``, near ``(n, k)`` to ``(n, k, 3 * roles - 2)``:
        a score for each role, then for a begin and an end of each but outside.
        """
        a, b = self.piece(hidden)[rows[:, None], near].chunk(2, -1)
        u, v = self.anchor(hidden[rows, at])[:, None].chunk(2, -1)
        z = self.norm(F.gelu(a + u + self.distance(distance_bucket(near - at[:, None]))) + b * v)
        z = F.dropout(z, self.p, self.training)
        for block in self.blocks:
            z = block(z)
        return self.score(F.gelu(z))


class WordsHead(nn.Module):
    """What kind an attribution is of, from its anchor and the words of its cue, or of its source."""

    def __init__(self, c: Config, labels: int) -> None:
        super().__init__()
        self.hidden = nn.Linear(2 * c.width, c.width)
        self.score = nn.Linear(c.width, labels)
        self.p = c.dropout

    def forward(self, anchors: Tensor, words: Tensor) -> Tensor:
        """*Shape:* anchors and mean of the words' pieces, both ``(n, width)``, to ``(n, labels)``."""
        x = F.dropout(F.gelu(self.hidden(torch.cat([anchors, words], -1))), self.p, self.training)
        return self.score(x)


class TriggerHead(nn.Module):
    """Whether a trigger begins at a piece, and of which type."""

    def __init__(self, c: Config) -> None:
        super().__init__()
        self.hidden = nn.Linear(c.width, c.width)
        self.score = nn.Linear(c.width, len(TRIGGERS))
        self.p = c.dropout

    def forward(self, hidden: Tensor) -> Tensor:
        """*Shape:* ``(…, width)`` to ``(…, triggers)``."""
        x = F.gelu(self.hidden(F.dropout(hidden, self.p, self.training)))
        return self.score(F.dropout(x, self.p, self.training))


class MentionHead(nn.Module):
    """Every span of at most LONGEST pieces."""

    def __init__(self, c: Config) -> None:
        super().__init__()
        w = c.span_width
        self.first = nn.Linear(c.width, 2 * w)
        self.last = nn.Linear(c.width, 2 * w)
        self.length = nn.Embedding(LONGEST, w)
        self.norm = nn.LayerNorm(w)
        self.score = nn.Linear(w, len(MENTIONS))
        with torch.no_grad():
            self.score.bias[0] = 6.0  # most spans are none
        self.p = c.dropout

    def forward(self, hidden: Tensor) -> Tensor:
        """*Shape:* ``(batch, pieces, width)`` to ``(batch, pieces, LONGEST, labels)``: by first piece and length - 1;
        spans that run past the end are scored as if they ended in the last piece.
        """
        pieces = hidden.shape[1]
        ends = (torch.arange(pieces)[:, None] + torch.arange(LONGEST)[None]).clamp(max=pieces - 1)
        hidden = F.dropout(hidden, self.p, self.training)
        a, b = self.first(hidden)[:, :, None].chunk(2, -1)
        u, v = self.last(hidden)[:, ends].chunk(2, -1)
        return self.score(self.norm(F.gelu(a + u + self.length.weight) + b * v))


class LinkHead(nn.Module):
    """Every mention against those before it; each has one of so many labels."""

    def __init__(self, c: Config, labels: int) -> None:
        super().__init__()
        w, self.n_labels = c.link_width, labels
        self.mention = nn.Linear(2 * c.width, 2 * w)
        self.antecedent = nn.Linear(2 * c.width, 2 * w)
        self.apart = nn.Embedding(len(APART) + 1, w)
        self.far = nn.Embedding(len(FAR) + 1, w)
        self.relation = nn.Embedding(len(RELATIONS), w)
        self.labels = nn.Embedding(labels**2, w)
        self.norm = nn.LayerNorm(w)
        self.score = nn.Linear(w, 1)
        self.new = nn.Linear(2 * c.width, 1)
        self.p = c.dropout

    def forward(self, ends: Tensor, labels: Tensor, pairs: Pairs) -> Tensor:
        """Scores of the mentions of a block against those before them, and behind them all the score of being new.

        *Shape:* ends (first and last piece's states side by side) ``(mentions, 2 * width)``, labels ``(mentions,)`` of
        an article, to ``(n, candidates + 1)``.
        """
        of = torch.from_numpy
        here, before = slice(pairs.start, pairs.end), slice(pairs.first, pairs.end)
        ends = F.dropout(ends, self.p, self.training)
        u, v = self.mention(ends[here])[:, None].chunk(2, -1)
        a, b = self.antecedent(ends[before])[None].chunk(2, -1)
        known = self.apart(of(pairs.apart)) + self.far(of(pairs.far)) + self.relation(of(pairs.relation))
        known = known + self.labels(labels[here, None] * self.n_labels + labels[None, before])
        z = self.norm(F.gelu(u + a + known) + v * b)
        scores = self.score(F.gelu(z))[..., 0]
        scores = scores.masked_fill(~of(pairs.before), -1e4)
        return torch.cat([scores, self.new(ends[here])], 1)


class SpeakerHead(nn.Module):
    """Every content against the names of its article."""

    def __init__(self, c: Config) -> None:
        super().__init__()
        w = c.link_width
        self.content = nn.Linear(2 * c.width, 2 * w)
        self.name = nn.Linear(2 * c.width, 2 * w)
        self.place = nn.Embedding(PLACES, w)
        self.label = nn.Embedding(len(MENTIONS), w)
        self.norm = nn.LayerNorm(w)
        self.score = nn.Linear(w, 1)
        self.none = nn.Linear(2 * c.width, 1)
        self.p = c.dropout

    def forward(self, contents: Tensor, names: Tensor, labels: Tensor, places: Tensor) -> Tensor:
        """Scores of the names for each content, and behind them the score of its speaker not being among them.

        *Shape:* contents ``(n, 2 * width)`` and names ``(m, 2 * width)`` (first and last piece's states side by side),
        labels ``(m,)``, places ``(n, m)`` to ``(n, m + 1)``.
        """
        contents, names = F.dropout(contents, self.p, self.training), F.dropout(names, self.p, self.training)
        u, v = self.content(contents)[:, None].chunk(2, -1)
        a, b = self.name(names)[None].chunk(2, -1)
        z = self.norm(F.gelu(u + a + self.place(places) + self.label(labels)) + v * b)
        scores = self.score(F.gelu(z))[..., 0].masked_fill(places == INSIDE, -1e4)
        return torch.cat([scores, self.none(contents)], 1)


class Reader(nn.Module):
    """The encoder with its heads."""

    def __init__(self, c: Config | None = None) -> None:
        super().__init__()
        c = c or Config()
        self.config = c
        self.encoder = Encoder(c)
        self.anchor_head = nn.Sequential(nn.Dropout(c.dropout), nn.Linear(c.width, len(ANCHORS)))
        self.role_head = RoleHead(c, len(ROLES), c.role_width)
        self.act_head = WordsHead(c, len(ACTS))
        self.source_head = WordsHead(c, len(SOURCES))
        self.mention_head = MentionHead(c)
        self.link_head = LinkHead(c, len(MENTIONS))
        self.speaker_head = SpeakerHead(c)
        self.trigger_head = TriggerHead(c)
        self.argument_head = RoleHead(c, len(ARGUMENTS), c.argument_width)
        with torch.no_grad():  # most pieces are nothing to an event
            for layer in (self.trigger_head.score, self.argument_head.score):
                layer.bias[0] = 4.0
        self.status_head = WordsHead(c, len(STATUSES))
        self.event_link_head = LinkHead(c, len(TRIGGERS))

    def roles(self, hidden: Tensor, rows: Tensor, at: Tensor) -> Tensor:
        """Role scores of the anchors at ``hidden[rows, at]``.

        *Shape:* hidden ``(batch, pieces, width)``, rows and at ``(n,)``, to ``(n, pieces, 10)``.
        """
        every = torch.arange(hidden.shape[1])[None].expand(len(at), -1)
        return self.role_head(hidden, rows, at, every)

    def statuses(self, hidden: Tensor, rows: Tensor, at: Tensor, trigger: Tensor) -> Tensor:
        """Status scores; `trigger` marks each one's words. *Shape:* trigger ``(n, pieces)`` to ``(n, statuses)``."""
        return self.status_head(hidden[rows, at], _mean(hidden, rows, trigger))

    def acts(self, hidden: Tensor, rows: Tensor, at: Tensor, cue: Tensor) -> Tensor:
        """Act scores of the same anchors; `cue` marks each one's cue. *Shape:* cue ``(n, pieces)`` to ``(n, acts)``."""
        return self.act_head(hidden[rows, at], _mean(hidden, rows, cue))

    def sources(self, hidden: Tensor, rows: Tensor, at: Tensor, source: Tensor) -> Tensor:
        """What their sources are. *Shape:* source ``(n, pieces)``, 1 where it stands, to ``(n, sources)``."""
        return self.source_head(hidden[rows, at], _mean(hidden, rows, source))


def _mean(hidden: Tensor, rows: Tensor, marked: Tensor) -> Tensor:
    """The mean state of the pieces that each row marks."""
    which, piece = marked.nonzero(as_tuple=True)
    words = torch.zeros(len(rows), hidden.shape[-1], dtype=hidden.dtype)
    words = words.index_add(0, which, hidden[rows[which], piece])
    return words / marked.sum(-1, keepdim=True).clamp(min=1).to(hidden.dtype)


def distance_bucket(offset: Tensor) -> Tensor:
    """Bucket of a signed distance in pieces, as `distance_buckets` does it for numpy."""
    return torch.from_numpy(distance_buckets.table)[
        offset.clamp(-distance_buckets.reach, distance_buckets.reach) + distance_buckets.reach
    ]


def save(reader: Reader, path: Path) -> None:
    """Write the weights and sizes of a reader, whole or not at all."""
    part = path.with_suffix(".part")
    torch.save({"config": asdict(reader.config), "weights": reader.state_dict()}, part)
    part.replace(path)


def load(path: Path) -> Reader:
    """The reader that `save` wrote."""
    data = torch.load(path, weights_only=True)
    reader = Reader(Config(**data["config"]))
    reader.load_state_dict(data["weights"])
    return reader


class PairClassifier(nn.Module):
    """How a passage stands to a headline: layers of its own upon the lowest ones of a reader's encoder.

    The two are read side by side, as a cross-encoder does. Its first piece tells the verdict, and every piece of the
    passage whether it belongs to the evidence.
    """

    SHARED = 3
    """How many of the reader's layers it stands on; these are never trained here."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        c = reader.config
        self.layers = nn.ModuleList(Layer(c) for _ in range(c.layers - self.SHARED))
        self.layers.load_state_dict(nn.ModuleList(reader.encoder.layers[self.SHARED :]).state_dict())
        self.sides = nn.Embedding(2, c.width)
        nn.init.zeros_(self.sides.weight)
        self.hidden = nn.Linear(c.width, c.width)
        self.verdict = nn.Linear(c.width, len(VERDICTS))
        self.supported = nn.Linear(c.width, 1)
        self.evidence = nn.Linear(c.width, 1)
        self.p = c.dropout

    def forward(self, shared: Tensor, sides: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """*Shape:* shared ``(pairs, pieces, width)``, sides ``(pairs, pieces)``, mask ``(pairs, 1, 1, pieces)``, to
        verdicts ``(pairs, verdicts)``, supported ``(pairs,)`` and evidence ``(pairs, pieces)``.
        """
        x = shared + self.sides(sides)
        for layer in self.layers:
            x = layer(x, mask)
        first = F.dropout(F.gelu(self.hidden(F.dropout(x[:, 0], self.p, self.training))), self.p, self.training)
        return self.verdict(first), self.supported(first)[:, 0], self.evidence(x)[..., 0]


def shared(reader: Reader, inputs: tuple[Tensor, Tensor, Tensor, Tensor], mask: Tensor) -> Tensor:
    """The states that `PairClassifier` stands on.

    *Shape:* ids, cases, layouts ``(pairs, pieces)``, style ``(pairs,)`` to ``(pairs, pieces, width)``.
    """
    e = reader.encoder
    ids, cases, layouts, style = inputs
    x = e.words(ids) + e.positions.weight[: ids.shape[1]] + e.cases(cases) + e.layouts(layouts)
    x = e.norm(x + e.styles(style)[:, None])
    for layer in e.layers[: PairClassifier.SHARED]:
        x = layer(x, mask)
    return x
