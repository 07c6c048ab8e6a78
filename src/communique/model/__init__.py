"""Value types: frozen, slotted, standard library only. The codebook in code."""

from communique.model.deal import Deal, DealSources, Rung
from communique.model.document import Document, Dropped, Evidence, Source, Via, document_id
from communique.model.entity import Entity, Mention, Role
from communique.model.event import Change, Conflict, Event, Origin, Reconciliation, Side, Stage, Value
from communique.model.ids import make_id, sha256
from communique.model.judgement import Judgement
from communique.model.reading import Reading
from communique.model.records import Record, from_record, to_record
from communique.model.reference import Reference
from communique.model.report import Attribute, Instrument, Item, Link, Participant, Place, Report, Withheld

__all__ = [
    "Attribute", "Change", "Conflict", "Deal", "DealSources", "Document", "Dropped", "Entity", "Event", "Evidence",
    "Instrument", "Item", "Judgement", "Link", "Mention", "Origin", "Participant", "Place", "Reading",
    "Reconciliation", "Record", "Reference", "Report", "Role", "Rung", "Side", "Source", "Stage", "Value", "Via",
    "Withheld", "document_id", "from_record", "make_id", "sha256", "to_record",
]  # fmt: skip
