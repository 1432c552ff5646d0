"""The audit log: who did what to what, when, written in the very transaction that did it.

Invariants: entries are only ever added (triggers refuse the rest, see `platform.guards`); writing one waits for nobody;
a sealing job chains them afterwards, so that a change, a loss or a new order of entries can be found (`verify`).
"""

from jishi.platform.audit.read import Entry, Search, find_entry, list_actions, list_entries, search_page
from jishi.platform.audit.record import Note, record, record_many
from jishi.platform.audit.seal import seal_pending
from jishi.platform.audit.verify import Anchor, Break, Report, SealState, verify, verify_entry

__all__ = [
    "Anchor",
    "Break",
    "Entry",
    "Note",
    "Report",
    "SealState",
    "Search",
    "find_entry",
    "list_actions",
    "list_entries",
    "record",
    "record_many",
    "seal_pending",
    "search_page",
    "verify",
    "verify_entry",
]
