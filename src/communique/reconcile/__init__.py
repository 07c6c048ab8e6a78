"""What all readings come to: entities, events with their independent origins, conflicts. Pure, whatever the order.

`reconcile` brings everything together; `advance` comes to the same from what was kept and a few documents.
"""

from collections.abc import Iterable

from communique.model import Judgement, Reading, Reconciliation
from communique.model.kept import Copied, Kept, Sketched
from communique.reconcile.accounts import account
from communique.reconcile.advance import advance
from communique.reconcile.copies import families, sketch
from communique.reconcile.entities import reconcile_entities
from communique.reconcile.happenings import happenings, keep
from communique.reconcile.kin import spots
from communique.reconcile.origins import Sources
from communique.reconcile.regroup import packed
from communique.reconcile.retelling import cited_by

__all__ = ["Judgement", "advance", "reconcile"]


def reconcile(readings: Iterable[Reading], *, judgements: Iterable[Judgement] = ()) -> Reconciliation:
    """Bring readings together. The result depends on which readings and judgements there are, not on their order.

    `resolve` of the result maps every member's id, and every id that an event could have, to the merged one's; `kept`
    is for `advance`.
    """
    by_document = {r.document.id: r for r in readings}
    told = [by_document[id_] for id_ in sorted(by_document)]
    judged = tuple(judgements)
    grouped = reconcile_entities(told, judged)
    entities, resolve = grouped.entities, grouped.resolve
    by_id = {e.id: e for e in entities}
    documents = {r.document.id: r.document for r in told}
    sketches = {i: sketch(d) for i, d in documents.items()}
    family = families(sketches)
    cited = {r.document.id: cited_by(r) for r in told}
    sources = Sources(by_id, resolve, documents, family, sketches, cited)
    accounts = [
        account(report, r.document, by_id, resolve, sources.of(report), family[r.document.id])
        for r in told
        for report in r.reports
    ]
    attributes = [a for r in told for a in r.attributes]
    made = happenings(accounts, attributes, sources, judged, resolve)
    kept = Kept(
        profiles={i: packed(p) for i, p in grouped.profiles.items()},
        roots=grouped.roots,
        sketched=[Sketched(r.document.id, e.id, grouped.signatures[e.id]) for r in told for e in r.entities],
        links=sorted(grouped.links),
        copies=[Copied(i, s.sha256, s.packed, family[i]) for i, s in sketches.items()],
        places=[(spot, i) for i, p in grouped.profiles.items() for spot in spots(p)],
    )
    keep(kept, accounts, attributes, documents.values(), cited, made.likely)
    return Reconciliation(entities, made.events, made.conflicts, {**resolve, **made.resolve}, kept)
