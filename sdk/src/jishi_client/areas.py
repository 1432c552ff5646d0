"""Every operation of the API. Written by `python -m scripts.sdk`; do not edit."""

# mypy: disable-error-code="no-any-return"

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from jishi_client import models as m
from jishi_client.transport import Area, Upload, path_of


class Addresses(Area):
    """Operations under `/api/v1/addresses`."""

    def add_address(self, data: m.AddressInput) -> m.Address:
        """Add an address."""
        return self._call("POST", path_of("/api/v1/addresses"), m.Address, body=data)

    def change_address(self, address_id: UUID, data: m.AddressInput) -> m.Address:
        """Write an address anew."""
        return self._call("PUT", path_of("/api/v1/addresses/{address_id}", address_id=address_id), m.Address, body=data)

    def get_address(self, address_id: UUID) -> m.Address:
        """One of my addresses."""
        return self._call("GET", path_of("/api/v1/addresses/{address_id}", address_id=address_id), m.Address)

    def list_addresses(self) -> list[m.Address]:
        """My addresses, the default first."""
        return self._call("GET", path_of("/api/v1/addresses"), list[m.Address])

    def remove_address(self, address_id: UUID) -> None:
        """Remove an address."""
        return self._call("DELETE", path_of("/api/v1/addresses/{address_id}", address_id=address_id), None)


class AfterSales(Area):
    """Operations under `/api/v1/after-sales`."""

    def accept(
        self, code: str, data: m.AfterSalesAcceptance, *, idempotency_key: str | None = None
    ) -> m.AfterSalesCase:
        """The shop agrees: money goes back at once, or goods are to be sent back first."""
        return self._call(
            "POST",
            path_of("/api/v1/after-sales/{code}/acceptance", code=code),
            m.AfterSalesCase,
            headers={"Idempotency-Key": idempotency_key},
            body=data,
        )

    def agree(self, code: str, data: m.Turn, *, idempotency_key: str | None = None) -> m.AfterSalesCase:
        """The buyer agrees to the shop's offer."""
        return self._call(
            "POST",
            path_of("/api/v1/after-sales/{code}/agreement", code=code),
            m.AfterSalesCase,
            headers={"Idempotency-Key": idempotency_key},
            body=data,
        )

    def arbitrate(self, code: str, data: m.Arbitration, *, idempotency_key: str | None = None) -> m.AfterSalesCase:
        """The platform decides for good."""
        return self._call(
            "POST",
            path_of("/api/v1/after-sales/{code}/arbitration", code=code),
            m.AfterSalesCase,
            headers={"Idempotency-Key": idempotency_key},
            body=data,
        )

    def ask(self, data: m.AskInput, *, idempotency_key: str | None = None) -> m.AfterSalesCase:
        """Open a case. The same Idempotency-Key with the same body gives the same case."""
        return self._call(
            "POST",
            path_of("/api/v1/after-sales"),
            m.AfterSalesCase,
            headers={"Idempotency-Key": idempotency_key},
            body=data,
        )

    def correct_replacement(self, code: str, data: m.AfterSalesCorrection) -> m.AfterSalesCase:
        """The replacement travels with another carrier or under another number than was said."""
        return self._call(
            "PATCH", path_of("/api/v1/after-sales/{code}/replacement", code=code), m.AfterSalesCase, body=data
        )

    def counter(self, code: str, data: m.Offer, *, idempotency_key: str | None = None) -> m.AfterSalesCase:
        """The shop offers another sum."""
        return self._call(
            "POST",
            path_of("/api/v1/after-sales/{code}/offer", code=code),
            m.AfterSalesCase,
            headers={"Idempotency-Key": idempotency_key},
            body=data,
        )

    def escalate(self, code: str, data: m.Turn, *, idempotency_key: str | None = None) -> m.AfterSalesCase:
        """The buyer has the platform decide."""
        return self._call(
            "POST",
            path_of("/api/v1/after-sales/{code}/escalation", code=code),
            m.AfterSalesCase,
            headers={"Idempotency-Key": idempotency_key},
            body=data,
        )

    def inspect(self, code: str, data: m.Inspection, *, idempotency_key: str | None = None) -> m.AfterSalesCase:
        """What came back was looked at: into stock, or written off; then the money goes back."""
        return self._call(
            "POST",
            path_of("/api/v1/after-sales/{code}/inspection", code=code),
            m.AfterSalesCase,
            headers={"Idempotency-Key": idempotency_key},
            body=data,
        )

    def list_mine(
        self, *, states: list[m.AfterSalesState] | None = None, cursor: str | None = None, limit: int | None = None
    ) -> m.AfterSalesCasePage:
        """One's own cases, the newest first."""
        return self._call(
            "GET",
            path_of("/api/v1/after-sales"),
            m.AfterSalesCasePage,
            query={"states": states, "cursor": cursor, "limit": limit},
        )

    def list_shops(
        self,
        *,
        states: list[m.AfterSalesState] | None = None,
        waits_for: m.Side | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> m.AfterSalesCasePage:
        """Cases of the shops one works for, or of all, the newest first."""
        return self._call(
            "GET",
            path_of("/api/v1/after-sales/shops"),
            m.AfterSalesCasePage,
            query={"states": states, "waits_for": waits_for, "cursor": cursor, "limit": limit},
        )

    def needs(self) -> m.Needs:
        """How many cases wait for somebody in the shops one works for."""
        return self._call("GET", path_of("/api/v1/after-sales/needs"), m.Needs)

    def opening(self, *, order: str) -> m.Opening:
        """What may be asked for of an order, and what each piece is worth."""
        return self._call("GET", path_of("/api/v1/after-sales/opening"), m.Opening, query={"order": order})

    def preview(self, data: m.AskInput) -> m.AfterSalesPreview:
        """What an ask would come to; nothing is asked for yet."""
        return self._call("POST", path_of("/api/v1/after-sales/preview"), m.AfterSalesPreview, body=data)

    def receive(self, code: str, data: m.Turn, *, idempotency_key: str | None = None) -> m.AfterSalesCase:
        """The returned parcel has come."""
        return self._call(
            "POST",
            path_of("/api/v1/after-sales/{code}/arrival", code=code),
            m.AfterSalesCase,
            headers={"Idempotency-Key": idempotency_key},
            body=data,
        )

    def refuse(self, code: str, data: m.Turn, *, idempotency_key: str | None = None) -> m.AfterSalesCase:
        """The shop declines, saying why."""
        return self._call(
            "POST",
            path_of("/api/v1/after-sales/{code}/refusal", code=code),
            m.AfterSalesCase,
            headers={"Idempotency-Key": idempotency_key},
            body=data,
        )

    def replace(self, code: str, data: m.Dispatch, *, idempotency_key: str | None = None) -> m.AfterSalesCase:
        """The replacement was sent."""
        return self._call(
            "POST",
            path_of("/api/v1/after-sales/{code}/replacement", code=code),
            m.AfterSalesCase,
            headers={"Idempotency-Key": idempotency_key},
            body=data,
        )

    def send_back(self, code: str, data: m.Dispatch, *, idempotency_key: str | None = None) -> m.AfterSalesCase:
        """The buyer has sent the goods back."""
        return self._call(
            "POST",
            path_of("/api/v1/after-sales/{code}/return-parcel", code=code),
            m.AfterSalesCase,
            headers={"Idempotency-Key": idempotency_key},
            body=data,
        )

    def show(self, code: str) -> m.AfterSalesCase | None:
        """A case with everything that was done and said in it."""
        return self._call("GET", path_of("/api/v1/after-sales/{code}", code=code), m.AfterSalesCase | None)

    def track_replacement(self, code: str) -> m.Replaced:
        """Where the replacement is, as its carrier tells it."""
        return self._call("GET", path_of("/api/v1/after-sales/{code}/replacement", code=code), m.Replaced)

    def upload_picture(self, file: Upload) -> m.UploadedPicture:
        """Store a picture (multipart field `file`) as evidence, for whoever has an order or works here."""
        return self._call("POST", path_of("/api/v1/after-sales/pictures"), m.UploadedPicture, files=file)

    def withdraw(self, code: str, data: m.Turn, *, idempotency_key: str | None = None) -> m.AfterSalesCase:
        """The buyer no longer asks."""
        return self._call(
            "POST",
            path_of("/api/v1/after-sales/{code}/withdrawal", code=code),
            m.AfterSalesCase,
            headers={"Idempotency-Key": idempotency_key},
            body=data,
        )

    def write(self, code: str, data: m.Message, *, idempotency_key: str | None = None) -> m.AfterSalesCase:
        """Say something to the others in the case."""
        return self._call(
            "POST",
            path_of("/api/v1/after-sales/{code}/messages", code=code),
            m.AfterSalesCase,
            headers={"Idempotency-Key": idempotency_key},
            body=data,
        )


class Answers(Area):
    """Operations under `/api/v1/answers`."""

    def change_answer(self, answer_id: UUID, data: m.AnswerInput) -> m.Question:
        """Say an answer in other words: one's own within 30 days, or the shop's as somebody who speaks for it."""
        return self._call("PUT", path_of("/api/v1/answers/{answer_id}", answer_id=answer_id), m.Question, body=data)

    def list_answer_versions(self, answer_id: UUID) -> list[m.Wording]:
        """What an answer said before, the newest first: for its author and the shop's people."""
        return self._call("GET", path_of("/api/v1/answers/{answer_id}/versions", answer_id=answer_id), list[m.Wording])

    def report_answer(self, answer_id: UUID, data: m.ReportInput) -> None:
        """Have a moderator look at an answer."""
        return self._call("POST", path_of("/api/v1/answers/{answer_id}/report", answer_id=answer_id), None, body=data)

    def unvote(self, answer_id: UUID) -> m.Votes:
        """Take that back."""
        return self._call("DELETE", path_of("/api/v1/answers/{answer_id}/vote", answer_id=answer_id), m.Votes)

    def vote(self, answer_id: UUID) -> m.Votes:
        """Find an answer helpful; doing so twice changes nothing."""
        return self._call("PUT", path_of("/api/v1/answers/{answer_id}/vote", answer_id=answer_id), m.Votes)


class Approvals(Area):
    """Operations under `/api/v1/approvals`."""

    def decide(self, approval_id: UUID, data: m.TeamApprovalsDecision) -> m.Approval:
        """Agree or refuse, once; never what one asked for oneself. Agreeing asks for a recent proof (`step_up`)."""
        return self._call(
            "POST", path_of("/api/v1/approvals/{approval_id}/decision", approval_id=approval_id), m.Approval, body=data
        )

    def get_approval(self, approval_id: UUID) -> m.Approval:
        """One of them."""
        return self._call("GET", path_of("/api/v1/approvals/{approval_id}", approval_id=approval_id), m.Approval)

    def list_approvals(
        self,
        *,
        status: m.ApprovalState | None = None,
        kind: str | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> m.ApprovalPage:
        """What I asked for or may decide about, newest first."""
        return self._call(
            "GET",
            path_of("/api/v1/approvals"),
            m.ApprovalPage,
            query={"status": status, "kind": kind, "cursor": cursor, "limit": limit},
        )

    def withdraw(self, approval_id: UUID) -> m.Approval:
        """Take back what I asked for."""
        return self._call(
            "POST", path_of("/api/v1/approvals/{approval_id}/withdrawal", approval_id=approval_id), m.Approval
        )


class Audit(Area):
    """Operations under `/api/v1/audit`."""

    def get_audit_entry(self, entry_id: UUID) -> m.SealedEntry:
        """One entry, and whether the record of it holds."""
        return self._call("GET", path_of("/api/v1/audit/{entry_id}", entry_id=entry_id), m.SealedEntry)

    def list_audit(
        self,
        *,
        who: UUID | None = None,
        action: str | None = None,
        subject_kind: str | None = None,
        subject: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> m.EntryViewPage:
        """What was done, newest first. `action` may be the first part only, such as `orders`."""
        return self._call(
            "GET",
            path_of("/api/v1/audit"),
            m.EntryViewPage,
            query={
                "who": who,
                "action": action,
                "subject_kind": subject_kind,
                "subject": subject,
                "since": since,
                "until": until,
                "cursor": cursor,
                "limit": limit,
            },
        )


class Brands(Area):
    """Operations under `/api/v1/brands`."""

    def list_brands(self) -> list[m.Brand]:
        """The brands that have products, those with most first, with what they are called in each language."""
        return self._call("GET", path_of("/api/v1/brands"), list[m.Brand])

    def name_brand(self, data: m.BrandInput) -> None:
        """Say what a brand is called in each language, as staff of the platform; what is left out is its name."""
        return self._call("PUT", path_of("/api/v1/brands"), None, body=data)


class Cart(Area):
    """Operations under `/api/v1/cart`."""

    def add_line(self, data: m.LineInput) -> m.CartChange:
        """Put more of a variant into the cart."""
        return self._call("POST", path_of("/api/v1/cart/lines"), m.CartChange, body=data)

    def change_line(self, variant_id: UUID, data: m.CartLineChange) -> m.CartChange:
        """Change a line's quantity, whether it is chosen, whether it is saved for later."""
        return self._call(
            "PATCH", path_of("/api/v1/cart/lines/{variant_id}", variant_id=variant_id), m.CartChange, body=data
        )

    def choose(self, data: m.Choice) -> m.CartChange:
        """Choose all lines, or those of one shop."""
        return self._call("PATCH", path_of("/api/v1/cart"), m.CartChange, body=data)

    def remove_line(self, variant_id: UUID) -> m.CartChange:
        """Take a line out."""
        return self._call("DELETE", path_of("/api/v1/cart/lines/{variant_id}", variant_id=variant_id), m.CartChange)

    def show_cart(self) -> m.Cart:
        """The cart, shop by shop, with what has changed since things were added."""
        return self._call("GET", path_of("/api/v1/cart"), m.Cart)


class Categories(Area):
    """Operations under `/api/v1/categories`."""

    def list_categories(self) -> list[m.Category]:
        """The whole category tree."""
        return self._call("GET", path_of("/api/v1/categories"), list[m.Category])

    def merge_category(self, code: str, data: m.MergeInput) -> m.Merged:
        """Move products and subcategories to another category and take this one away, as staff of the platform."""
        return self._call("POST", path_of("/api/v1/categories/{code}/merge", code=code), m.Merged, body=data)

    def remove_category(self, code: str) -> None:
        """Take an empty category away, as staff of the platform; one that is in use is a conflict."""
        return self._call("DELETE", path_of("/api/v1/categories/{code}", code=code), None)

    def save_category(self, code: str, data: m.CategoryInput) -> None:
        """Create or change a category, as staff of the platform."""
        return self._call("PUT", path_of("/api/v1/categories/{code}", code=code), None, body=data)


class Checkouts(Area):
    """Operations under `/api/v1/checkouts`."""

    def one_click(self, data: m.OneClick, *, idempotency_key: str | None = None) -> Any:
        """Buy one variant now, to the default address."""
        return self._call(
            "POST", path_of("/api/v1/checkouts/one-click"), Any, headers={"Idempotency-Key": idempotency_key}, body=data
        )

    def place(self, data: m.PlaceOrder, *, idempotency_key: str | None = None) -> Any:
        """Place what was quoted. The same Idempotency-Key with the same body gives the same checkout."""
        return self._call(
            "POST", path_of("/api/v1/checkouts"), Any, headers={"Idempotency-Key": idempotency_key}, body=data
        )

    def show_checkout(self, checkout_id: UUID) -> m.Checkout:
        """What was placed together, and how to pay for it."""
        return self._call("GET", path_of("/api/v1/checkouts/{checkout_id}", checkout_id=checkout_id), m.Checkout)


class Codes(Area):
    """Operations under `/api/v1/codes`."""

    def send_code(self, data: m.CodeRequest) -> m.SentCode:
        """Send a sign-in code."""
        return self._call("POST", path_of("/api/v1/codes"), m.SentCode, body=data)


class Collections(Area):
    """Operations under `/api/v1/collections`."""

    def add_collection(self, data: m.CollectionInput) -> UUID:
        """A new collection; its id."""
        return self._call("POST", path_of("/api/v1/collections"), UUID, body=data)

    def change_collection(self, collection_id: UUID, data: m.CollectionInput) -> None:
        """Another name or audience for one's own collection."""
        return self._call(
            "PUT", path_of("/api/v1/collections/{collection_id}", collection_id=collection_id), None, body=data
        )

    def drop_collection(self, collection_id: UUID) -> None:
        """Give up a collection; its notes stay collected."""
        return self._call("DELETE", path_of("/api/v1/collections/{collection_id}", collection_id=collection_id), None)

    def list_collected(
        self, collection_id: UUID, *, cursor: str | None = None, limit: int | None = None
    ) -> m.NoteCardPage:
        """The notes of a collection that one may see."""
        return self._call(
            "GET",
            path_of("/api/v1/collections/{collection_id}/notes", collection_id=collection_id),
            m.NoteCardPage,
            query={"cursor": cursor, "limit": limit},
        )


class Comments(Area):
    """Operations under `/api/v1/comments`."""

    def accept_answer(self, comment_id: UUID) -> None:
        """Say that a comment answers one's question."""
        return self._call("PUT", path_of("/api/v1/comments/{comment_id}/acceptance", comment_id=comment_id), None)

    def delete_comment(self, comment_id: UUID) -> None:
        """Take one's own comment back, or one on one's own note away."""
        return self._call("DELETE", path_of("/api/v1/comments/{comment_id}", comment_id=comment_id), None)

    def like_comment(self, comment_id: UUID) -> m.Liked:
        """Like a comment; doing so twice changes nothing."""
        return self._call("PUT", path_of("/api/v1/comments/{comment_id}/like", comment_id=comment_id), m.Liked)

    def list_replies(self, comment_id: UUID, *, cursor: str | None = None, limit: int | None = None) -> m.CommentPage:
        """The answers to a comment, the oldest first."""
        return self._call(
            "GET",
            path_of("/api/v1/comments/{comment_id}/replies", comment_id=comment_id),
            m.CommentPage,
            query={"cursor": cursor, "limit": limit},
        )

    def pin_comment(self, comment_id: UUID) -> None:
        """Keep a comment on one's own note on top."""
        return self._call("PUT", path_of("/api/v1/comments/{comment_id}/pin", comment_id=comment_id), None)

    def report_comment(self, comment_id: UUID, data: m.ReportInput) -> None:
        """Have a moderator look at a comment."""
        return self._call(
            "POST", path_of("/api/v1/comments/{comment_id}/report", comment_id=comment_id), None, body=data
        )

    def unaccept_answer(self, comment_id: UUID) -> None:
        """Not any more."""
        return self._call("DELETE", path_of("/api/v1/comments/{comment_id}/acceptance", comment_id=comment_id), None)

    def unlike_comment(self, comment_id: UUID) -> m.Liked:
        """Do not like it any more."""
        return self._call("DELETE", path_of("/api/v1/comments/{comment_id}/like", comment_id=comment_id), m.Liked)

    def unpin_comment(self, comment_id: UUID) -> None:
        """Not any more."""
        return self._call("DELETE", path_of("/api/v1/comments/{comment_id}/pin", comment_id=comment_id), None)


class Conversations(Area):
    """Operations under `/api/v1/conversations`."""

    def accept_conversation(self, room_id: UUID) -> None:
        """Answer a request or an invitation with yes."""
        return self._call("POST", path_of("/api/v1/conversations/{room_id}/acceptance", room_id=room_id), None)

    def add_message_picture(self, file: Upload) -> m.SentUpload:
        """Upload a picture (`file`) to send."""
        return self._call("POST", path_of("/api/v1/conversations/pictures"), m.SentUpload, files=file)

    def ask_shop(self, slug: str) -> m.Conversation:
        """My conversation with a shop, begun if need be."""
        return self._call("POST", path_of("/api/v1/conversations/shops/{slug}", slug=slug), m.Conversation)

    def clear_conversation(self, room_id: UUID) -> None:
        """Remove what was said so far, for me alone."""
        return self._call("DELETE", path_of("/api/v1/conversations/{room_id}", room_id=room_id), None)

    def count_unread_messages(self) -> m.UnreadMessages:
        """How many messages wait to be read, in all and by room."""
        return self._call("GET", path_of("/api/v1/conversations/unread"), m.UnreadMessages)

    def decline_conversation(self, room_id: UUID) -> None:
        """Answer with no, of which nobody is told."""
        return self._call("POST", path_of("/api/v1/conversations/{room_id}/refusal", room_id=room_id), None)

    def edit_message(self, room_id: UUID, message_id: UUID, data: m.NewText) -> m.ChatMessage:
        """Say it otherwise, within two minutes."""
        return self._call(
            "PATCH",
            path_of("/api/v1/conversations/{room_id}/messages/{message_id}", room_id=room_id, message_id=message_id),
            m.ChatMessage,
            body=data,
        )

    def get_conversation(self, room_id: UUID) -> m.Conversation:
        """One conversation."""
        return self._call("GET", path_of("/api/v1/conversations/{room_id}", room_id=room_id), m.Conversation)

    def get_habits(self) -> m.Habits:
        """What I let others know."""
        return self._call("GET", path_of("/api/v1/conversations/habits"), m.Habits)

    def invite_members(self, room_id: UUID, data: m.Handles) -> list[m.Person]:
        """Bring people into a group; who of them is new there."""
        return self._call(
            "POST", path_of("/api/v1/conversations/{room_id}/members", room_id=room_id), list[m.Person], body=data
        )

    def leave_group(self, room_id: UUID) -> None:
        """Leave a group."""
        return self._call("POST", path_of("/api/v1/conversations/{room_id}/departure", room_id=room_id), None)

    def list_conversations(
        self, *, box: m.Box | None = None, cursor: str | None = None, limit: int | None = None
    ) -> m.ConversationPage:
        """My conversations, or what strangers ask; those that spoke last first."""
        return self._call(
            "GET",
            path_of("/api/v1/conversations"),
            m.ConversationPage,
            query={"box": box, "cursor": cursor, "limit": limit},
        )

    def list_members(self, room_id: UUID) -> list[m.Member]:
        """Who is in it."""
        return self._call("GET", path_of("/api/v1/conversations/{room_id}/members", room_id=room_id), list[m.Member])

    def list_message_changes(self, room_id: UUID, *, after: int) -> m.Changed:
        """What was said or changed after a version of the room; how one that was away misses nothing."""
        return self._call(
            "GET",
            path_of("/api/v1/conversations/{room_id}/changes", room_id=room_id),
            m.Changed,
            query={"after": after},
        )

    def list_messages(self, room_id: UUID, *, before: int | None = None, limit: int | None = None) -> m.History:
        """The latest messages, or those before a number; in order."""
        return self._call(
            "GET",
            path_of("/api/v1/conversations/{room_id}/messages", room_id=room_id),
            m.History,
            query={"before": before, "limit": limit},
        )

    def list_shop_conversations(self, *, cursor: str | None = None, limit: int | None = None) -> m.ShopConversationPage:
        """What buyers have asked the shops that I answer for."""
        return self._call(
            "GET",
            path_of("/api/v1/conversations/shop-desk"),
            m.ShopConversationPage,
            query={"cursor": cursor, "limit": limit},
        )

    def mark_messages_read(self, room_id: UUID, data: m.UpTo) -> None:
        """I have read everything up to here."""
        return self._call("POST", path_of("/api/v1/conversations/{room_id}/read", room_id=room_id), None, body=data)

    def mute_conversation(self, room_id: UUID, data: m.Muted) -> None:
        """Be told of what is said here, or not."""
        return self._call("PUT", path_of("/api/v1/conversations/{room_id}/muted", room_id=room_id), None, body=data)

    def open_direct(self, data: m.To) -> m.Conversation:
        """My conversation with somebody, begun if need be."""
        return self._call("POST", path_of("/api/v1/conversations/direct"), m.Conversation, body=data)

    def open_group(self, data: m.GroupInput) -> m.Conversation:
        """Begin a group."""
        return self._call("POST", path_of("/api/v1/conversations/groups"), m.Conversation, body=data)

    def open_product_room(self, code: str) -> m.Conversation:
        """The room of a product, which everybody may read; begun if need be."""
        return self._call("POST", path_of("/api/v1/conversations/products/{code}", code=code), m.Conversation)

    def react_to_message(self, room_id: UUID, message_id: UUID, data: m.Sign) -> m.ChatMessage:
        """Answer with a sign, or take it back."""
        return self._call(
            "PUT",
            path_of(
                "/api/v1/conversations/{room_id}/messages/{message_id}/reaction", room_id=room_id, message_id=message_id
            ),
            m.ChatMessage,
            body=data,
        )

    def recall_message(self, room_id: UUID, message_id: UUID) -> m.ChatMessage:
        """Take it back for everybody, within two minutes."""
        return self._call(
            "POST",
            path_of(
                "/api/v1/conversations/{room_id}/messages/{message_id}/recall", room_id=room_id, message_id=message_id
            ),
            m.ChatMessage,
        )

    def remove_member(self, room_id: UUID, account_id: UUID) -> None:
        """Put somebody out of a group."""
        return self._call(
            "DELETE",
            path_of("/api/v1/conversations/{room_id}/members/{account_id}", room_id=room_id, account_id=account_id),
            None,
        )

    def remove_message(self, room_id: UUID, message_id: UUID) -> None:
        """Remove it for me alone."""
        return self._call(
            "DELETE",
            path_of("/api/v1/conversations/{room_id}/messages/{message_id}", room_id=room_id, message_id=message_id),
            None,
        )

    def rename_group(self, room_id: UUID, data: m.NewName) -> m.Conversation:
        """Give a group another name."""
        return self._call(
            "PATCH", path_of("/api/v1/conversations/{room_id}", room_id=room_id), m.Conversation, body=data
        )

    def report_message(self, room_id: UUID, message_id: UUID, data: m.ReportInput) -> None:
        """Have a moderator look at it."""
        return self._call(
            "POST",
            path_of(
                "/api/v1/conversations/{room_id}/messages/{message_id}/report", room_id=room_id, message_id=message_id
            ),
            None,
            body=data,
        )

    def search_messages(self, *, text: str, cursor: str | None = None, limit: int | None = None) -> m.FoundMessagePage:
        """What was said in my conversations that contains a text, the newest first."""
        return self._call(
            "GET",
            path_of("/api/v1/conversations/search"),
            m.FoundMessagePage,
            query={"text": text, "cursor": cursor, "limit": limit},
        )

    def send_message(self, room_id: UUID, data: m.MessageInput) -> m.ChatMessage:
        """Say something; again with the same `client_id` says it once."""
        return self._call(
            "POST", path_of("/api/v1/conversations/{room_id}/messages", room_id=room_id), m.ChatMessage, body=data
        )

    def set_habits(self, data: m.Habits) -> m.Habits:
        """Change it."""
        return self._call("PUT", path_of("/api/v1/conversations/habits"), m.Habits, body=data)

    def set_member_role(self, room_id: UUID, account_id: UUID, data: m.NewRole) -> None:
        """Make somebody admin, member, or owner in my own place."""
        return self._call(
            "PUT",
            path_of(
                "/api/v1/conversations/{room_id}/members/{account_id}/role", room_id=room_id, account_id=account_id
            ),
            None,
            body=data,
        )

    def show_product_room(self, code: str) -> m.History:
        """What was said lately in the room of a product; nothing yet where nobody has spoken."""
        return self._call("GET", path_of("/api/v1/conversations/products/{code}", code=code), m.History)

    def show_typing(self, room_id: UUID) -> None:
        """I am writing something."""
        return self._call("POST", path_of("/api/v1/conversations/{room_id}/typing", room_id=room_id), None)


class Divisions(Area):
    """Operations under `/api/v1/divisions`."""

    def list_divisions(self) -> str:
        """Provinces of China, their cities, and districts as far as known: `{province: {city: [district]}}`."""
        return self._call("GET", path_of("/api/v1/divisions"), str)


class Feeds(Area):
    """Operations under `/api/v1/feeds`."""

    def note_visit(self) -> None:
        """Say that one reads: one's inbox is kept from now on, and caught up with what one has missed."""
        return self._call("POST", path_of("/api/v1/feeds/visits"), None)

    def show_following(self, *, cursor: str | None = None, limit: int | None = None) -> m.FeedItemPage:
        """What those whom one follows have written, the newest first."""
        return self._call(
            "GET", path_of("/api/v1/feeds/following"), m.FeedItemPage, query={"cursor": cursor, "limit": limit}
        )

    def show_for_you(self, *, cursor: str | None = None, limit: int | None = None) -> m.FeedItemPage:
        """What one may like, each with why it is there."""
        return self._call(
            "GET", path_of("/api/v1/feeds/for-you"), m.FeedItemPage, query={"cursor": cursor, "limit": limit}
        )

    def show_newest(self, *, cursor: str | None = None, limit: int | None = None) -> m.FeedItemPage:
        """What everybody may see in order of time alone."""
        return self._call(
            "GET", path_of("/api/v1/feeds/newest"), m.FeedItemPage, query={"cursor": cursor, "limit": limit}
        )


class Guests(Area):
    """Operations under `/api/v1/guests`."""

    def create_guest(self) -> m.Guest:
        """Become a guest."""
        return self._call("POST", path_of("/api/v1/guests"), m.Guest)


class Hot(Area):
    """Operations under `/api/v1/hot`."""

    def show_hot_list(self, *, limit: int | None = None) -> m.HotList:
        """What people talk about; made anew every few minutes, and hard to move by many new accounts."""
        return self._call("GET", path_of("/api/v1/hot"), m.HotList, query={"limit": limit})


class Invitations(Area):
    """Operations under `/api/v1/invitations`."""

    def accept(self, data: m.TeamInvitationsAcceptance) -> m.Invitation:
        """Take up an invitation that came to my e-mail address."""
        return self._call("POST", path_of("/api/v1/invitations/acceptances"), m.Invitation, body=data)

    def invite(self, data: m.InvitationInput) -> m.Invitation:
        """Invite somebody by e-mail. Asks for a recent proof (`step_up`)."""
        return self._call("POST", path_of("/api/v1/invitations"), m.Invitation, body=data)

    def list_invitations(self) -> list[m.Invitation]:
        """Open invitations."""
        return self._call("GET", path_of("/api/v1/invitations"), list[m.Invitation])

    def withdraw(self, invitation_id: UUID) -> None:
        """Take an invitation back."""
        return self._call("DELETE", path_of("/api/v1/invitations/{invitation_id}", invitation_id=invitation_id), None)


class Jobs(Area):
    """Operations under `/api/v1/jobs`."""

    def discard(self, job_id: int) -> None:
        """Give up on one of them."""
        return self._call("DELETE", path_of("/api/v1/jobs/failed/{job_id}", job_id=job_id), None)

    def get_failed(self, job_id: int) -> m.FailedView:
        """One job that failed for good."""
        return self._call("GET", path_of("/api/v1/jobs/failed/{job_id}", job_id=job_id), m.FailedView)

    def list_failed(
        self, *, name: str | None = None, cursor: str | None = None, limit: int | None = None
    ) -> m.FailedViewPage:
        """What failed for good, newest first. Personal data is hidden."""
        return self._call(
            "GET",
            path_of("/api/v1/jobs/failed"),
            m.FailedViewPage,
            query={"name": name, "cursor": cursor, "limit": limit},
        )

    def look(self) -> m.JobsView:
        """What waits, runs and has failed, by name of job, and the schedules."""
        return self._call("GET", path_of("/api/v1/jobs"), m.JobsView)

    def retry(self, job_id: int) -> m.Retried:
        """Try one of them again."""
        return self._call("POST", path_of("/api/v1/jobs/failed/{job_id}/retry", job_id=job_id), m.Retried)

    def retry_all(self, *, name: str | None = None) -> m.Retried:
        """Try all of them again, or those of one name."""
        return self._call("POST", path_of("/api/v1/jobs/failed/retry"), m.Retried, query={"name": name})


class Keys(Area):
    """Operations under `/api/v1/keys`."""

    def list_keys(self, *, cursor: str | None = None, limit: int | None = None) -> m.ApiKeyPage:
        """The API keys, the newest first; revoked ones too."""
        return self._call("GET", path_of("/api/v1/keys"), m.ApiKeyPage, query={"cursor": cursor, "limit": limit})

    def make_key(self, data: m.KeyInput) -> m.MadeKey:
        """A new key. Its secret is in this answer and nowhere else."""
        return self._call("POST", path_of("/api/v1/keys"), m.MadeKey, body=data)

    def revoke_key(self, key_id: UUID) -> m.ApiKey:
        """Let a key open nothing any more."""
        return self._call("DELETE", path_of("/api/v1/keys/{key_id}", key_id=key_id), m.ApiKey)


class Listing(Area):
    """Operations under `/api/v1/listing`."""

    def add_lane_rule(self, data: m.LaneRuleInput) -> m.RuleMade:
        """Let goods take the fast lane for a while."""
        return self._call("POST", path_of("/api/v1/listing/lanes"), m.RuleMade, body=data)

    def check_listing(self, code: str) -> list[m.Finding]:
        """What the automatic checks say of a product as it is."""
        return self._call("GET", path_of("/api/v1/listing/checks/{code}", code=code), list[m.Finding])

    def claim_listing_case(self, code: str) -> m.Claimed:
        """Take a case for oneself, for a while."""
        return self._call("POST", path_of("/api/v1/listing/cases/{code}/claim", code=code), m.Claimed)

    def decide_evaluation(self, code: str, data: m.CatalogListingDecision) -> m.Stands:
        """Keep, relist or delist a product under evaluation."""
        return self._call("POST", path_of("/api/v1/listing/evaluations/{code}", code=code), m.Stands, body=data)

    def decide_listing_case(self, code: str, data: m.CatalogListingReview) -> m.Stands:
        """Approve, send back or reject a case that one has claimed."""
        return self._call("POST", path_of("/api/v1/listing/cases/{code}/decision", code=code), m.Stands, body=data)

    def delist_products(self, data: m.Delisting) -> m.Delisted:
        """Take products off sale; many at once need an approval."""
        return self._call("POST", path_of("/api/v1/listing/delistings"), m.Delisted, body=data)

    def end_lane_rule(self, rule_id: UUID) -> None:
        """End it now."""
        return self._call("DELETE", path_of("/api/v1/listing/lanes/{rule_id}", rule_id=rule_id), None)

    def get_listing_case(self, code: str) -> m.CaseDetail:
        """A case with what is proposed."""
        return self._call("GET", path_of("/api/v1/listing/cases/{code}", code=code), m.CaseDetail)

    def list_evaluations(self, *, cursor: str | None = None, limit: int | None = None) -> m.EvaluationPage:
        """Products under evaluation, the longest first."""
        return self._call(
            "GET", path_of("/api/v1/listing/evaluations"), m.EvaluationPage, query={"cursor": cursor, "limit": limit}
        )

    def list_lane_rules(self) -> list[m.LaneRule]:
        """What may take the fast lane."""
        return self._call("GET", path_of("/api/v1/listing/lanes"), list[m.LaneRule])

    def list_listing_cases(
        self,
        *,
        is_mine: bool | None = None,
        is_free: bool | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> m.CatalogListingCasePage:
        """What waits for a reviewer, the fast lane first."""
        return self._call(
            "GET",
            path_of("/api/v1/listing/cases"),
            m.CatalogListingCasePage,
            query={"is_mine": is_mine, "is_free": is_free, "cursor": cursor, "limit": limit},
        )

    def list_listing_steps(
        self, code: str, *, before: UUID | None = None, limit: int | None = None
    ) -> list[m.CatalogListingStep]:
        """What happened to a product, the latest first; `before` is the id of the last step seen."""
        return self._call(
            "GET",
            path_of("/api/v1/listing/steps/{code}", code=code),
            list[m.CatalogListingStep],
            query={"before": before, "limit": limit},
        )

    def release_listing_case(self, code: str) -> None:
        """Give it back."""
        return self._call("DELETE", path_of("/api/v1/listing/cases/{code}/claim", code=code), None)

    def submit_listing(self, code: str, data: m.Submission) -> m.Submitted:
        """Hand a draft in: checks, then the queue. Not `accepted` when the checks find errors."""
        return self._call("POST", path_of("/api/v1/listing/submissions/{code}", code=code), m.Submitted, body=data)

    def withdraw_listing(self, code: str) -> None:
        """Take back what waits for review."""
        return self._call("DELETE", path_of("/api/v1/listing/submissions/{code}", code=code), None)


class Me(Area):
    """Operations under `/api/v1/me`."""

    def change_me(self, data: m.IdentityProfileChange) -> m.IdentityProfile:
        """Change my name or avatar."""
        return self._call("PATCH", path_of("/api/v1/me"), m.IdentityProfile, body=data)

    def change_own_profile(self, data: m.SocialPeopleProfileChange) -> m.OwnProfile:
        """Change it. A handle can be changed once in 30 days."""
        return self._call("PATCH", path_of("/api/v1/me/profile"), m.OwnProfile, body=data)

    def confirm_by_authenticator(self, data: m.Code) -> None:
        """Confirm the app, and this session, with a code of it."""
        return self._call("POST", path_of("/api/v1/me/authenticator/confirmations"), None, body=data)

    def enrol_authenticator(self) -> m.Enrolment:
        """Begin to use an authenticator app."""
        return self._call("POST", path_of("/api/v1/me/authenticator"), m.Enrolment)

    def get_me(self) -> m.IdentityProfile:
        """My account."""
        return self._call("GET", path_of("/api/v1/me"), m.IdentityProfile)

    def list_asked(self, *, cursor: str | None = None, limit: int | None = None) -> m.QuestionPage:
        """What one has asked, the newest first."""
        return self._call(
            "GET", path_of("/api/v1/me/questions"), m.QuestionPage, query={"cursor": cursor, "limit": limit}
        )

    def list_blocked(self, *, cursor: str | None = None, limit: int | None = None) -> m.ListedPage:
        """Whom one has blocked."""
        return self._call("GET", path_of("/api/v1/me/blocks"), m.ListedPage, query={"cursor": cursor, "limit": limit})

    def list_consents(self) -> list[m.Consent]:
        """What I have agreed to."""
        return self._call("GET", path_of("/api/v1/me/consents"), list[m.Consent])

    def list_friends(self, *, cursor: str | None = None, limit: int | None = None) -> m.ListedPage:
        """People whom one follows and who follow one."""
        return self._call("GET", path_of("/api/v1/me/friends"), m.ListedPage, query={"cursor": cursor, "limit": limit})

    def list_liked(self, *, cursor: str | None = None, limit: int | None = None) -> m.NoteCardPage:
        """What one likes, the latest first."""
        return self._call("GET", path_of("/api/v1/me/likes"), m.NoteCardPage, query={"cursor": cursor, "limit": limit})

    def list_muted(self, *, cursor: str | None = None, limit: int | None = None) -> m.ListedPage:
        """Whom one has muted."""
        return self._call("GET", path_of("/api/v1/me/mutes"), m.ListedPage, query={"cursor": cursor, "limit": limit})

    def list_own(self, *, cursor: str | None = None, limit: int | None = None) -> m.OwnReviewPage:
        """One's own reviews, the newest first."""
        return self._call(
            "GET", path_of("/api/v1/me/reviews"), m.OwnReviewPage, query={"cursor": cursor, "limit": limit}
        )

    def list_reviewable(self, *, cursor: str | None = None, limit: int | None = None) -> m.ReviewablePage:
        """What one has received and not reviewed; `limit` counts orders."""
        return self._call(
            "GET", path_of("/api/v1/me/reviews/to-write"), m.ReviewablePage, query={"cursor": cursor, "limit": limit}
        )

    def list_saved(self, *, cursor: str | None = None, limit: int | None = None) -> m.NoteCardPage:
        """What one collects, the latest first."""
        return self._call("GET", path_of("/api/v1/me/saves"), m.NoteCardPage, query={"cursor": cursor, "limit": limit})

    def list_unpublished(self, *, cursor: str | None = None, limit: int | None = None) -> m.NoteCardPage:
        """One's own drafts, scheduled, held and hidden notes."""
        return self._call(
            "GET", path_of("/api/v1/me/notes/unpublished"), m.NoteCardPage, query={"cursor": cursor, "limit": limit}
        )

    def prove(self, data: m.Proof) -> None:
        """Prove by password that it is me; for ten minutes this session may do what asks for it (`step_up`). A code of the authenticator app or a passkey, given where they confirm the session, does the same."""
        return self._call("POST", path_of("/api/v1/me/proofs"), None, body=data)

    def remove_authenticator(self, data: m.Code) -> None:
        """Stop using the app, with a last code of it."""
        return self._call("POST", path_of("/api/v1/me/authenticator/removal"), None, body=data)

    def remove_follower(self, handle: str) -> None:
        """Somebody does not follow one any more, and is not told."""
        return self._call("DELETE", path_of("/api/v1/me/followers/{handle}", handle=handle), None)

    def set_contact(self, data: m.ContactProof) -> m.IdentityProfile:
        """Add or replace my e-mail address or phone number."""
        return self._call("POST", path_of("/api/v1/me/contacts"), m.IdentityProfile, body=data)

    def set_password(self, data: m.PasswordChange) -> None:
        """Set my password and sign out everywhere else."""
        return self._call("PUT", path_of("/api/v1/me/password"), None, body=data)

    def show_own(self, review_id: UUID) -> m.OwnReview:
        """One of them, with its state."""
        return self._call("GET", path_of("/api/v1/me/reviews/{review_id}", review_id=review_id), m.OwnReview)

    def show_own_profile(self) -> m.OwnProfile:
        """One's own profile, with who may see what."""
        return self._call("GET", path_of("/api/v1/me/profile"), m.OwnProfile)

    def suggest_people(self, *, limit: int | None = None) -> list[m.Listed]:
        """People whom one may like to follow."""
        return self._call("GET", path_of("/api/v1/me/suggestions"), list[m.Listed], query={"limit": limit})

    def upload(self, file: Upload) -> m.SocialPeopleUpload:
        """Upload a picture (multipart field `file`) for one's notes or profile."""
        return self._call("POST", path_of("/api/v1/me/pictures"), m.SocialPeopleUpload, files=file)


class Media(Area):
    """Operations under `/api/v1/media`."""

    def upload(self, file: Upload) -> m.Uploaded:
        """Store a picture (multipart field `file`, optional `alt`), for staff. Sending it again returns the same one."""
        return self._call("POST", path_of("/api/v1/media"), m.Uploaded, files=file)


class Moderation(Area):
    """Operations under `/api/v1/moderation`."""

    def add_word(self, data: m.WordInput) -> m.Word:
        """Keep a word, or change the kind and note of one that is there."""
        return self._call("POST", path_of("/api/v1/moderation/words"), m.Word, body=data)

    def decide(self, item_id: UUID, data: m.DecisionInput) -> m.Item:
        """Publish or hide what waits. Of two moderators one decides."""
        return self._call(
            "POST", path_of("/api/v1/moderation/items/{item_id}/decision", item_id=item_id), m.Item, body=data
        )

    def export_words(self) -> bytes:
        """All words as CSV."""
        return self._call("GET", path_of("/api/v1/moderation/words/export"), bytes)

    def import_words(self, data: m.WordFile) -> m.WordsTaken:
        """Keep all words of a CSV file."""
        return self._call("POST", path_of("/api/v1/moderation/words/import"), m.WordsTaken, body=data)

    def list_items(
        self,
        *,
        state: m.ItemState | None = None,
        kind: str | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> m.ItemPage:
        """What waits for a moderator, the oldest first, or was decided, the newest first."""
        return self._call(
            "GET",
            path_of("/api/v1/moderation/items"),
            m.ItemPage,
            query={"state": state, "kind": kind, "cursor": cursor, "limit": limit},
        )

    def list_words(
        self,
        *,
        text: str | None = None,
        kind: m.WordKind | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> m.WordPage:
        """The words that are not welcome, the newest first."""
        return self._call(
            "GET",
            path_of("/api/v1/moderation/words"),
            m.WordPage,
            query={"text": text, "kind": kind, "cursor": cursor, "limit": limit},
        )

    def remove_word(self, word_id: UUID) -> None:
        """Forget a word."""
        return self._call("DELETE", path_of("/api/v1/moderation/words/{word_id}", word_id=word_id), None)

    def show_item(self, item_id: UUID) -> m.Item:
        """One held or reported text."""
        return self._call("GET", path_of("/api/v1/moderation/items/{item_id}", item_id=item_id), m.Item)

    def try_words(self, data: m.Texts) -> list[m.Hit]:
        """Which words some texts contain."""
        return self._call("POST", path_of("/api/v1/moderation/words/try"), list[m.Hit], body=data)


class Notes(Area):
    """Operations under `/api/v1/notes`."""

    def change_note(self, code: str, data: m.NoteInput) -> m.Note:
        """Change one's own note. What a published one said before stays in its history."""
        return self._call("PUT", path_of("/api/v1/notes/{code}", code=code), m.Note, body=data)

    def delete_note(self, code: str) -> None:
        """Delete one's own note for good."""
        return self._call("DELETE", path_of("/api/v1/notes/{code}", code=code), None)

    def like(self, code: str) -> m.Liked:
        """Like a note; doing so twice changes nothing."""
        return self._call("PUT", path_of("/api/v1/notes/{code}/like", code=code), m.Liked)

    def list_comments(
        self, code: str, *, sort: m.CommentSort | None = None, cursor: str | None = None, limit: int | None = None
    ) -> m.CommentPage:
        """What people say to a note, with the first answers to each; a pinned one comes first."""
        return self._call(
            "GET",
            path_of("/api/v1/notes/{code}/comments", code=code),
            m.CommentPage,
            query={"sort": sort, "cursor": cursor, "limit": limit},
        )

    def list_note_versions(self, code: str) -> list[m.NoteVersion]:
        """What one's own note said before."""
        return self._call("GET", path_of("/api/v1/notes/{code}/versions", code=code), list[m.NoteVersion])

    def report_note(self, code: str, data: m.ReportInput) -> None:
        """Have a moderator look at a note."""
        return self._call("POST", path_of("/api/v1/notes/{code}/report", code=code), None, body=data)

    def save(self, code: str, data: m.SaveInput) -> m.Saved:
        """Collect a note, or put it into another of one's collections."""
        return self._call("PUT", path_of("/api/v1/notes/{code}/save", code=code), m.Saved, body=data)

    def search_notes(self, *, text: str, cursor: str | None = None, limit: int | None = None) -> m.NoteCardPage:
        """Notes in whose title or text `text` stands, the newest first."""
        return self._call(
            "GET", path_of("/api/v1/notes"), m.NoteCardPage, query={"text": text, "cursor": cursor, "limit": limit}
        )

    def share(self, code: str) -> m.Shared:
        """A short address of one's own to pass on; always the same one."""
        return self._call("POST", path_of("/api/v1/notes/{code}/shares", code=code), m.Shared)

    def show_note(self, code: str) -> m.Note:
        """A note that one may see; one's own in whatever state."""
        return self._call("GET", path_of("/api/v1/notes/{code}", code=code), m.Note)

    def unlike(self, code: str) -> m.Liked:
        """Do not like it any more."""
        return self._call("DELETE", path_of("/api/v1/notes/{code}/like", code=code), m.Liked)

    def unsave(self, code: str) -> m.Saved:
        """Do not collect it any more."""
        return self._call("DELETE", path_of("/api/v1/notes/{code}/save", code=code), m.Saved)

    def vote(self, code: str, data: m.VoteInput) -> None:
        """Choose an option of a poll, once."""
        return self._call("PUT", path_of("/api/v1/notes/{code}/vote", code=code), None, body=data)

    def write_comment(self, code: str, data: m.CommentInput) -> m.Comment:
        """Say something to a note, or to a comment on it."""
        return self._call("POST", path_of("/api/v1/notes/{code}/comments", code=code), m.Comment, body=data)

    def write_note(self, data: m.NoteInput) -> m.Note:
        """Write a note and publish it, schedule it or keep it as a draft. Doubtful words hold it for a moderator."""
        return self._call("POST", path_of("/api/v1/notes"), m.Note, body=data)


class NoticeKinds(Area):
    """Operations under `/api/v1/notice-kinds`."""

    def get_kind(self, code: str) -> m.KindWords:
        """One kind of notice and its words."""
        return self._call("GET", path_of("/api/v1/notice-kinds/{code}", code=code), m.KindWords)

    def list_kinds(self) -> list[m.KindWords]:
        """Every kind of notice and its words."""
        return self._call("GET", path_of("/api/v1/notice-kinds"), list[m.KindWords])

    def list_versions(self, code: str) -> list[m.Version]:
        """The edits of its words, the newest first, a hundred at most."""
        return self._call("GET", path_of("/api/v1/notice-kinds/{code}/versions", code=code), list[m.Version])

    def preview_words(self, code: str, locale: str, data: m.Words) -> m.NotificationsPreview:
        """How a letter with these words would look, with sample data; nothing is kept."""
        return self._call(
            "POST",
            path_of("/api/v1/notice-kinds/{code}/words/{locale}/preview", code=code, locale=locale),
            m.NotificationsPreview,
            body=data,
        )

    def reset_words(self, code: str, locale: str) -> m.KindWords:
        """Go back to the original words."""
        return self._call(
            "DELETE", path_of("/api/v1/notice-kinds/{code}/words/{locale}", code=code, locale=locale), m.KindWords
        )

    def save_words(self, code: str, locale: str, data: m.Words) -> m.KindWords:
        """Put new words in force for one language."""
        return self._call(
            "PUT",
            path_of("/api/v1/notice-kinds/{code}/words/{locale}", code=code, locale=locale),
            m.KindWords,
            body=data,
        )

    def send_test(self, code: str, locale: str) -> m.SentTo:
        """Send me a letter with the words in force and sample data."""
        return self._call(
            "POST", path_of("/api/v1/notice-kinds/{code}/words/{locale}/test", code=code, locale=locale), m.SentTo
        )


class Notices(Area):
    """Operations under `/api/v1/notices`."""

    def count_unread(self) -> m.Unread:
        """How many of my notices I have not read."""
        return self._call("GET", path_of("/api/v1/notices/unread"), m.Unread)

    def delete_notice(self, notice_id: UUID) -> None:
        """Throw one away."""
        return self._call("DELETE", path_of("/api/v1/notices/{notice_id}", notice_id=notice_id), None)

    def list_notices(
        self,
        *,
        group: m.Group | None = None,
        unread: bool | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> m.NotificationsNoticePage:
        """My notices, the newest first."""
        return self._call(
            "GET",
            path_of("/api/v1/notices"),
            m.NotificationsNoticePage,
            query={"group": group, "unread": unread, "cursor": cursor, "limit": limit},
        )

    def list_preferences(self) -> list[m.Preference]:
        """What I want to hear, and by which way."""
        return self._call("GET", path_of("/api/v1/notices/preferences"), list[m.Preference])

    def read_all(self, *, group: m.Group | None = None) -> m.Unread:
        """Mark all as read, or those of one group; how many there were."""
        return self._call("POST", path_of("/api/v1/notices/read"), m.Unread, query={"group": group})

    def read_notice(self, notice_id: UUID) -> None:
        """Mark one as read."""
        return self._call("POST", path_of("/api/v1/notices/{notice_id}/read", notice_id=notice_id), None)

    def set_preferences(self, data: list[m.PreferenceChange]) -> list[m.Preference]:
        """Change some of that."""
        return self._call("PUT", path_of("/api/v1/notices/preferences"), list[m.Preference], body=data)


class Orders(Area):
    """Operations under `/api/v1/orders`."""

    def add_note(self, number: str, data: m.NewNote) -> m.StaffNote:
        """Write something about an order that only staff read."""
        return self._call("POST", path_of("/api/v1/orders/{number}/notes", number=number), m.StaffNote, body=data)

    def cancel(self, number: str, data: m.Cancellation) -> m.Order:
        """Cancel an order; what was paid goes back."""
        return self._call("POST", path_of("/api/v1/orders/{number}/cancellation", number=number), m.Order, body=data)

    def cancel_rest(self, number: str, data: m.OrdersFulfilmentReason) -> m.Order:
        """Cancel what is in no parcel of an order that was sent in part; its money goes back."""
        return self._call(
            "POST", path_of("/api/v1/orders/{number}/rest-cancellation", number=number), m.Order, body=data
        )

    def confirm_receipt(self, number: str) -> m.Order:
        """Confirm that everything has arrived; a repeat changes nothing."""
        return self._call("POST", path_of("/api/v1/orders/{number}/receipt", number=number), m.Order)

    def deliver(self, number: str) -> m.Order:
        """Say that everything on its way has arrived; a repeat changes nothing."""
        return self._call("POST", path_of("/api/v1/orders/{number}/delivery", number=number), m.Order)

    def extend_receipt(self, number: str) -> m.Order:
        """Put the time to confirm receipt off, once."""
        return self._call("POST", path_of("/api/v1/orders/{number}/receipt/extension", number=number), m.Order)

    def list_orders(
        self, *, states: list[m.OrderState] | None = None, cursor: str | None = None, limit: int | None = None
    ) -> m.OrderPage:
        """One's orders, the newest first."""
        return self._call(
            "GET", path_of("/api/v1/orders"), m.OrderPage, query={"states": states, "cursor": cursor, "limit": limit}
        )

    def list_parcels(self, number: str) -> list[m.ParcelView]:
        """The parcels of an order, and what their carriers say of them. Labels are for those who ship."""
        return self._call("GET", path_of("/api/v1/orders/{number}/parcels", number=number), list[m.ParcelView])

    def make_ready(self, number: str) -> m.Fulfilment:
        """An order lies ready in its store; a repeat changes nothing."""
        return self._call("POST", path_of("/api/v1/orders/{number}/pickup", number=number), m.Fulfilment)

    def print_invoice(self, number: str) -> bytes:
        """The invoice of an order as PDF."""
        return self._call("GET", path_of("/api/v1/orders/{number}/invoice", number=number), bytes)

    def print_slip(self, number: str) -> bytes:
        """The packing slip of an order as PDF."""
        return self._call("GET", path_of("/api/v1/orders/{number}/packing-slip", number=number), bytes)

    def record_invoice(self, number: str, data: m.InvoiceNumber) -> m.IssuedInvoice:
        """The invoice (发票) of an order was issued under this number."""
        return self._call("PUT", path_of("/api/v1/orders/{number}/invoice", number=number), m.IssuedInvoice, body=data)

    def ship(self, number: str, data: m.ShipInput, *, idempotency_key: str | None = None) -> m.Fulfilment:
        """Pack a parcel and hand it over. The same Idempotency-Key for the same order gives the same parcel."""
        return self._call(
            "POST",
            path_of("/api/v1/orders/{number}/parcels", number=number),
            m.Fulfilment,
            headers={"Idempotency-Key": idempotency_key},
            body=data,
        )

    def show_journey(self, number: str) -> m.Journey:
        """What was promised about an order's way, and how far it is."""
        return self._call("GET", path_of("/api/v1/orders/{number}/journey", number=number), m.Journey)

    def show_order(self, number: str) -> m.Order:
        """One order with its lines and history."""
        return self._call("GET", path_of("/api/v1/orders/{number}", number=number), m.Order)

    def show_pickup(self, number: str) -> m.PickupCode:
        """The code to pick one's own order up with, while it waits."""
        return self._call("GET", path_of("/api/v1/orders/{number}/pickup", number=number), m.PickupCode)


class Parcels(Area):
    """Operations under `/api/v1/parcels`."""

    def correct_tracking(self, parcel_id: UUID, data: m.OrdersFulfilmentCorrection) -> m.Fulfilment:
        """Correct the carrier or the tracking number of a parcel that has not arrived."""
        return self._call("PATCH", path_of("/api/v1/parcels/{parcel_id}", parcel_id=parcel_id), m.Fulfilment, body=data)

    def hand_over(self, parcel_id: UUID) -> m.Fulfilment:
        """Give a packed parcel to its carrier; a repeat changes nothing."""
        return self._call("POST", path_of("/api/v1/parcels/{parcel_id}/hand-over", parcel_id=parcel_id), m.Fulfilment)

    def ship_many(self, data: list[m.Sending]) -> list[m.SentOutcome]:
        """Send many orders whole, each in one parcel; says of each how it went. Repeating it sends nothing twice."""
        return self._call("POST", path_of("/api/v1/parcels"), list[m.SentOutcome], body=data)

    def undo_hand_over(self, parcel_id: UUID) -> m.Fulfilment:
        """Undo a hand-over, some minutes after it at most."""
        return self._call(
            "POST", path_of("/api/v1/parcels/{parcel_id}/hand-over/reversal", parcel_id=parcel_id), m.Fulfilment
        )

    def void_parcel(self, parcel_id: UUID, data: m.OrdersFulfilmentReason) -> m.Fulfilment:
        """Take a packed parcel apart; a repeat changes nothing."""
        return self._call(
            "POST", path_of("/api/v1/parcels/{parcel_id}/voiding", parcel_id=parcel_id), m.Fulfilment, body=data
        )


class Passkeys(Area):
    """Operations under `/api/v1/passkeys`."""

    def add_passkey(self, data: m.NewPasskey) -> m.Passkey:
        """Add a passkey."""
        return self._call("POST", path_of("/api/v1/passkeys"), m.Passkey, body=data)

    def begin_confirmation(self) -> m.Ceremony:
        """Options to confirm with one of my passkeys."""
        return self._call("POST", path_of("/api/v1/passkeys/confirmations/options"), m.Ceremony)

    def begin_passkey(self) -> m.Ceremony:
        """Options for a new passkey."""
        return self._call("POST", path_of("/api/v1/passkeys/options"), m.Ceremony)

    def confirm(self, data: m.PasskeyProof) -> None:
        """Confirm this session with one of my passkeys, as a second factor."""
        return self._call("POST", path_of("/api/v1/passkeys/confirmations"), None, body=data)

    def list_passkeys(self) -> list[m.Passkey]:
        """My passkeys."""
        return self._call("GET", path_of("/api/v1/passkeys"), list[m.Passkey])

    def name_passkey(self, passkey_id: UUID, data: m.PasskeyName) -> None:
        """Call a passkey something else."""
        return self._call("PATCH", path_of("/api/v1/passkeys/{passkey_id}", passkey_id=passkey_id), None, body=data)

    def remove_passkey(self, passkey_id: UUID) -> None:
        """Remove a passkey."""
        return self._call("DELETE", path_of("/api/v1/passkeys/{passkey_id}", passkey_id=passkey_id), None)


class Payments(Area):
    """Operations under `/api/v1/payments`."""

    def show(self, code: str) -> m.PaymentView:
        """A payment of one's own."""
        return self._call("GET", path_of("/api/v1/payments/{code}", code=code), m.PaymentView)

    def start(self, code: str, data: m.AttemptRequest) -> m.NextStep:
        """Start paying, or go on with what was started."""
        return self._call("POST", path_of("/api/v1/payments/{code}/attempts", code=code), m.NextStep, body=data)


class People(Area):
    """Operations under `/api/v1/people`."""

    def block(self, handle: str) -> None:
        """Have nothing to do with somebody, in either direction, at once."""
        return self._call("PUT", path_of("/api/v1/people/{handle}/block", handle=handle), None)

    def follow(self, handle: str) -> m.Standing:
        """Follow somebody; doing so twice changes nothing."""
        return self._call("PUT", path_of("/api/v1/people/{handle}/follow", handle=handle), m.Standing)

    def list_collections(self, handle: str) -> list[m.Collection]:
        """Somebody's collections that one may see."""
        return self._call("GET", path_of("/api/v1/people/{handle}/collections", handle=handle), list[m.Collection])

    def list_followers(self, handle: str, *, cursor: str | None = None, limit: int | None = None) -> m.ListedPage:
        """Who follows somebody, the latest first."""
        return self._call(
            "GET",
            path_of("/api/v1/people/{handle}/followers", handle=handle),
            m.ListedPage,
            query={"cursor": cursor, "limit": limit},
        )

    def list_following(self, handle: str, *, cursor: str | None = None, limit: int | None = None) -> m.ListedPage:
        """Whom somebody follows, the latest first."""
        return self._call(
            "GET",
            path_of("/api/v1/people/{handle}/following", handle=handle),
            m.ListedPage,
            query={"cursor": cursor, "limit": limit},
        )

    def list_notes_of(self, handle: str, *, cursor: str | None = None, limit: int | None = None) -> m.NoteCardPage:
        """Somebody's notes that one may see, the newest first."""
        return self._call(
            "GET",
            path_of("/api/v1/people/{handle}/notes", handle=handle),
            m.NoteCardPage,
            query={"cursor": cursor, "limit": limit},
        )

    def mute(self, handle: str) -> None:
        """Keep what somebody writes out of one's feeds."""
        return self._call("PUT", path_of("/api/v1/people/{handle}/mute", handle=handle), None)

    def search_people(self, *, text: str, cursor: str | None = None, limit: int | None = None) -> m.ListedPage:
        """People whose handle or name begins with `text`, the most followed first."""
        return self._call(
            "GET", path_of("/api/v1/people"), m.ListedPage, query={"text": text, "cursor": cursor, "limit": limit}
        )

    def show_profile(self, handle: str) -> m.SocialPeopleProfile:
        """Somebody's profile, with the sections that one may open."""
        return self._call("GET", path_of("/api/v1/people/{handle}", handle=handle), m.SocialPeopleProfile)

    def unblock(self, handle: str) -> None:
        """Take a block back."""
        return self._call("DELETE", path_of("/api/v1/people/{handle}/block", handle=handle), None)

    def unfollow(self, handle: str) -> m.Standing:
        """Do not follow somebody any more."""
        return self._call("DELETE", path_of("/api/v1/people/{handle}/follow", handle=handle), m.Standing)

    def unmute(self, handle: str) -> None:
        """Let it in again."""
        return self._call("DELETE", path_of("/api/v1/people/{handle}/mute", handle=handle), None)


class Pickups(Area):
    """Operations under `/api/v1/pickups`."""

    def extend_pickup(self, pickup_id: UUID) -> m.Fulfilment:
        """Keep an order in the store for as long again."""
        return self._call("POST", path_of("/api/v1/pickups/{pickup_id}/extension", pickup_id=pickup_id), m.Fulfilment)

    def give_out(self, data: m.GivenCode) -> m.Order:
        """Give an order out to whoever has its code."""
        return self._call("POST", path_of("/api/v1/pickups/collections"), m.Order, body=data)

    def give_up_pickup(self, pickup_id: UUID, data: m.OrdersFulfilmentReason) -> m.Order:
        """Nobody came: cancel the order, its money goes back."""
        return self._call(
            "POST", path_of("/api/v1/pickups/{pickup_id}/cancellation", pickup_id=pickup_id), m.Order, body=data
        )

    def list_pickups(self) -> list[m.WaitingPickup]:
        """Orders that wait in stores."""
        return self._call("GET", path_of("/api/v1/pickups"), list[m.WaitingPickup])


class Places(Area):
    """Operations under `/api/v1/places`."""

    def change_place(self, code: str, data: m.InventoryPlaceInput) -> m.Place:
        """Change a place, or close it."""
        return self._call("PUT", path_of("/api/v1/places/{code}", code=code), m.Place, body=data)

    def list_places(self) -> list[m.Place]:
        """Warehouses and stores, for staff."""
        return self._call("GET", path_of("/api/v1/places"), list[m.Place])

    def open_place(self, data: m.NewPlace) -> m.Place:
        """Open a warehouse or store."""
        return self._call("POST", path_of("/api/v1/places"), m.Place, body=data)


class Preferences(Area):
    """Operations under `/api/v1/preferences`."""

    def change_preferences(self, data: m.Preferences) -> m.Preferences:
        """Choose looks and language, with or without an account; unknown values are ignored."""
        return self._call("POST", path_of("/api/v1/preferences"), m.Preferences, body=data)


class Products(Area):
    """Operations under `/api/v1/products`."""

    def ask(self, code: str, data: m.QuestionInput) -> m.Question:
        """Ask about a product; its shop and some buyers are told."""
        return self._call("POST", path_of("/api/v1/products/{code}/questions", code=code), m.Question, body=data)

    def change_product(self, code: str, data: m.ProductPatch) -> m.Revised:
        """Change some of a product. With `If-Match` only if nobody changed it meanwhile. A merchant's change of what shoppers read waits for a reviewer when the product is on sale: `pending`."""
        return self._call("PATCH", path_of("/api/v1/products/{code}", code=code), m.Revised, body=data)

    def export(self, *, shop: str) -> Any:
        """All products of a shop as a Shopify product file; costs only for those who may set them."""
        return self._call("GET", path_of("/api/v1/products.csv"), Any, query={"shop": shop})

    def get_product_record(self, code: str) -> m.ProductRecord:
        """A product as its keepers see it, in whatever state; costs only for those who may set them. Its ETag is what `If-Match` of a change wants."""
        return self._call("GET", path_of("/api/v1/products/{code}/record", code=code), m.ProductRecord)

    def list_about(self, code: str, *, limit: int | None = None) -> list[m.NoteCard]:
        """Notes about a product, those that people make most of first."""
        return self._call(
            "GET", path_of("/api/v1/products/{code}/notes", code=code), list[m.NoteCard], query={"limit": limit}
        )

    def list_all(
        self,
        *,
        category: str | None = None,
        shop: str | None = None,
        brand: list[str] | None = None,
        attribute: list[str] | None = None,
        price_from: int | None = None,
        price_to: int | None = None,
        q: str | None = None,
        in_stock: bool | None = None,
        sort: m.Sort | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> m.ProductCardPage:
        """Live products. `attribute` is `code:value` and may be repeated: values of one code widen, codes narrow."""
        return self._call(
            "GET",
            path_of("/api/v1/products"),
            m.ProductCardPage,
            query={
                "category": category,
                "shop": shop,
                "brand": brand,
                "attribute": attribute,
                "price_from": price_from,
                "price_to": price_to,
                "q": q,
                "in_stock": in_stock,
                "sort": sort,
                "cursor": cursor,
                "limit": limit,
            },
        )

    def list_facets(
        self,
        *,
        category: str | None = None,
        shop: str | None = None,
        brand: list[str] | None = None,
        attribute: list[str] | None = None,
        price_from: int | None = None,
        price_to: int | None = None,
        q: str | None = None,
        in_stock: bool | None = None,
    ) -> list[m.Facet]:
        """What the same list can be narrowed by."""
        return self._call(
            "GET",
            path_of("/api/v1/products/facets"),
            list[m.Facet],
            query={
                "category": category,
                "shop": shop,
                "brand": brand,
                "attribute": attribute,
                "price_from": price_from,
                "price_to": price_to,
                "q": q,
                "in_stock": in_stock,
            },
        )

    def list_questions(
        self, code: str, *, text: str | None = None, cursor: str | None = None, limit: int | None = None
    ) -> m.QuestionPage:
        """What people ask about a product, with the best answers; with `text` what speaks of it."""
        return self._call(
            "GET",
            path_of("/api/v1/products/{code}/questions", code=code),
            m.QuestionPage,
            query={"text": text, "cursor": cursor, "limit": limit},
        )

    def list_reviews(
        self,
        code: str,
        *,
        sort: m.ReviewSort | None = None,
        stars: int | None = None,
        variant_id: UUID | None = None,
        with_pictures: bool | None = None,
        with_follow_up: bool | None = None,
        tag: str | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> m.ReviewsReviewPage:
        """What buyers say about a product: the most helpful and recent first unless another order is asked for."""
        return self._call(
            "GET",
            path_of("/api/v1/products/{code}/reviews", code=code),
            m.ReviewsReviewPage,
            query={
                "sort": sort,
                "stars": stars,
                "variant_id": variant_id,
                "with_pictures": with_pictures,
                "with_follow_up": with_follow_up,
                "tag": tag,
                "cursor": cursor,
                "limit": limit,
            },
        )

    def list_similar(self, code: str) -> list[m.ProductCard]:
        """Products like this one."""
        return self._call("GET", path_of("/api/v1/products/{code}/similar", code=code), list[m.ProductCard])

    def move(self, code: str, data: m.CatalogStaffStateInput) -> None:
        """Publish, schedule, delist …: bring a product to another state of its life."""
        return self._call("POST", path_of("/api/v1/products/{code}/state", code=code), None, body=data)

    def replace_product(self, code: str, data: m.ProductInput) -> m.Kept:
        """Replace a product whole; its handle stays. With `If-Match` (the ETag of its record) only if nobody changed it."""
        return self._call("PUT", path_of("/api/v1/products/{code}", code=code), m.Kept, body=data)

    def save_product(self, data: m.ProductInput, *, shop: str) -> m.Kept:
        """Save a product of the shop with slug `shop`; one with this handle is replaced, nothing happens when nothing differs. 201 when it is new. A merchant's product is handed in for review when it is to be live."""
        return self._call("POST", path_of("/api/v1/products"), m.Kept, query={"shop": shop}, body=data)

    def show(self, code: str) -> m.Product:
        """One live product, whole."""
        return self._call("GET", path_of("/api/v1/products/{code}", code=code), m.Product)

    def show_summary(self, code: str) -> m.Summary:
        """What all reviews of a product say together."""
        return self._call("GET", path_of("/api/v1/products/{code}/reviews/summary", code=code), m.Summary)


class Questions(Area):
    """Operations under `/api/v1/questions`."""

    def answer(self, question_id: UUID, data: m.AnswerInput) -> m.Question:
        """Answer a question; the one who asked is told."""
        return self._call(
            "POST", path_of("/api/v1/questions/{question_id}/answers", question_id=question_id), m.Question, body=data
        )

    def report_question(self, question_id: UUID, data: m.ReportInput) -> None:
        """Have a moderator look at a question."""
        return self._call(
            "POST", path_of("/api/v1/questions/{question_id}/report", question_id=question_id), None, body=data
        )

    def show_question(self, question_id: UUID) -> m.Question:
        """One question with its answers."""
        return self._call("GET", path_of("/api/v1/questions/{question_id}", question_id=question_id), m.Question)


class Quotes(Area):
    """Operations under `/api/v1/quotes`."""

    def quote(self, data: m.QuoteRequest) -> m.OrdersQuote:
        """What it costs, and why."""
        return self._call("POST", path_of("/api/v1/quotes"), m.OrdersQuote, body=data)


class Refunds(Area):
    """Operations under `/api/v1/refunds`."""

    def failed_refunds(self) -> list[m.FailedRefund]:
        """Refunds that the payment provider refused, of the shops one works for."""
        return self._call("GET", path_of("/api/v1/refunds/failed"), list[m.FailedRefund])

    def other_payment(self, refund_id: UUID, data: m.OtherPayment) -> m.OrderRefund:
        """Record that a refused refund was paid another way."""
        return self._call(
            "POST", path_of("/api/v1/refunds/{refund_id}/other-payment", refund_id=refund_id), m.OrderRefund, body=data
        )

    def retry_refund(self, refund_id: UUID) -> m.OrderRefund:
        """Have the provider try again."""
        return self._call("POST", path_of("/api/v1/refunds/{refund_id}/retry", refund_id=refund_id), m.OrderRefund)


class RestockRequests(Area):
    """Operations under `/api/v1/restock-requests`."""

    def ask_for_restock(self, data: m.InventoryWaiting) -> None:
        """Be told once when a sold-out variant is back."""
        return self._call("POST", path_of("/api/v1/restock-requests"), None, body=data)

    def stop_waiting(self, variant_id: UUID) -> None:
        """Do not be told after all."""
        return self._call("DELETE", path_of("/api/v1/restock-requests/{variant_id}", variant_id=variant_id), None)


class Reviews(Area):
    """Operations under `/api/v1/reviews`."""

    def change(self, review_id: UUID, data: m.ReviewChange) -> m.OwnReview:
        """Change one's review within 30 days; what it said stays in its history."""
        return self._call("PUT", path_of("/api/v1/reviews/{review_id}", review_id=review_id), m.OwnReview, body=data)

    def follow_up(self, review_id: UUID, data: m.FollowUpInput) -> m.OwnReview:
        """Add a later word to one's review, once, within 180 days."""
        return self._call(
            "POST", path_of("/api/v1/reviews/{review_id}/follow-up", review_id=review_id), m.OwnReview, body=data
        )

    def list_versions(self, review_id: UUID) -> list[m.ReviewVersion]:
        """What one's review said before."""
        return self._call(
            "GET", path_of("/api/v1/reviews/{review_id}/versions", review_id=review_id), list[m.ReviewVersion]
        )

    def remove(self, review_id: UUID) -> None:
        """Take one's review back for good."""
        return self._call("DELETE", path_of("/api/v1/reviews/{review_id}", review_id=review_id), None)

    def report(self, review_id: UUID, data: m.ReportInput) -> None:
        """Have a moderator look at a review."""
        return self._call("POST", path_of("/api/v1/reviews/{review_id}/report", review_id=review_id), None, body=data)

    def show_review(self, review_id: UUID) -> m.ReviewsReview:
        """One review."""
        return self._call("GET", path_of("/api/v1/reviews/{review_id}", review_id=review_id), m.ReviewsReview)

    def unvote(self, review_id: UUID) -> m.Votes:
        """Take that back."""
        return self._call("DELETE", path_of("/api/v1/reviews/{review_id}/vote", review_id=review_id), m.Votes)

    def upload(self, file: Upload) -> m.ReviewsUpload:
        """Upload a picture (multipart field `file`) to show it with one's review."""
        return self._call("POST", path_of("/api/v1/reviews/pictures"), m.ReviewsUpload, files=file)

    def vote(self, review_id: UUID) -> m.Votes:
        """Find a review helpful; doing so twice changes nothing."""
        return self._call("PUT", path_of("/api/v1/reviews/{review_id}/vote", review_id=review_id), m.Votes)

    def write(self, data: m.ReviewInput) -> m.OwnReview:
        """Review a line of an order that one has received. A line has one review, so sending it again is refused."""
        return self._call("POST", path_of("/api/v1/reviews"), m.OwnReview, body=data)


class Roles(Area):
    """Operations under `/api/v1/roles`."""

    def change_role(self, code: str, data: m.PositionInput) -> m.Position:
        """Change a position, for everybody who holds it, at once. Asks for a recent proof (`step_up`)."""
        return self._call("PUT", path_of("/api/v1/roles/{code}", code=code), m.Position, body=data)

    def create_role(self, data: m.PositionInput) -> m.Position:
        """Make a position. Asks for a recent proof (`step_up`)."""
        return self._call("POST", path_of("/api/v1/roles"), m.Position, body=data)

    def get_role(self, code: str) -> m.Position:
        """One position."""
        return self._call("GET", path_of("/api/v1/roles/{code}", code=code), m.Position)

    def list_roles(self) -> list[m.Position]:
        """All positions and what they allow."""
        return self._call("GET", path_of("/api/v1/roles"), list[m.Position])

    def reset_role(self, code: str) -> None:
        """Take a position back: one of ours becomes what it was, another goes. Asks for a recent proof (`step_up`)."""
        return self._call("DELETE", path_of("/api/v1/roles/{code}", code=code), None)


class Sessions(Area):
    """Operations under `/api/v1/sessions`."""

    def begin_passkey_sign_in(self) -> m.Ceremony:
        """Options for signing in with a passkey."""
        return self._call("POST", path_of("/api/v1/sessions/passkey"), m.Ceremony)

    def end_session(self, session_id: UUID) -> None:
        """Sign out one of my other places."""
        return self._call("DELETE", path_of("/api/v1/sessions/{session_id}", session_id=session_id), None)

    def end_sessions(self, *, keep_current: bool | None = None) -> None:
        """Sign out everywhere, here too unless `keep_current`."""
        return self._call("DELETE", path_of("/api/v1/sessions"), None, query={"keep_current": keep_current})

    def list_sessions(self) -> list[m.DeviceSession]:
        """Where I am signed in."""
        return self._call("GET", path_of("/api/v1/sessions"), list[m.DeviceSession])

    def sign_in(self, data: m.CodeSignIn | m.PasswordSignIn | m.PasskeySignIn) -> m.SignedIn:
        """Sign in by code (which also signs up), password or passkey."""
        return self._call("POST", path_of("/api/v1/sessions"), m.SignedIn, body=data)

    def sign_out(self) -> None:
        """Sign out here; doing it again does nothing."""
        return self._call("DELETE", path_of("/api/v1/sessions/current"), None)


class Settings(Area):
    """Operations under `/api/v1/settings`."""

    def change_setting(self, name: str, data: m.NewValue) -> m.OptionView:
        """Change a setting, for everybody, at once."""
        return self._call("PUT", path_of("/api/v1/settings/{name}", name=name), m.OptionView, body=data)

    def list_settings(self) -> list[m.OptionView]:
        """All settings by group."""
        return self._call("GET", path_of("/api/v1/settings"), list[m.OptionView])

    def reset_setting(self, name: str) -> m.OptionView:
        """Give a setting its default back."""
        return self._call("DELETE", path_of("/api/v1/settings/{name}", name=name), m.OptionView)


class Settlement(Area):
    """Operations under `/api/v1/settlement`."""

    def ask_about_difference(self, difference_id: UUID) -> m.Day:
        """Ask the provider about it, record what it says, and compare the day again."""
        return self._call(
            "POST",
            path_of("/api/v1/settlement/differences/{difference_id}/question", difference_id=difference_id),
            m.Day,
        )

    def ask_payout(self, data: m.PayoutInput, *, idempotency_key: str | None = None) -> m.Payout:
        """Set money aside and ask somebody else to agree that it is paid out."""
        return self._call(
            "POST",
            path_of("/api/v1/settlement/payouts"),
            m.Payout,
            headers={"Idempotency-Key": idempotency_key},
            body=data,
        )

    def end_payout(self, code: str, data: m.Ending) -> m.Payout:
        """Say what became of a payout where no bank is connected that would."""
        return self._call("POST", path_of("/api/v1/settlement/payouts/{code}/ending", code=code), m.Payout, body=data)

    def get_bank_account(self, shop_id: UUID) -> m.BankAccount | None:
        """Where a shop's money goes, if it has said so."""
        return self._call(
            "GET", path_of("/api/v1/settlement/shops/{shop_id}/bank-account", shop_id=shop_id), m.BankAccount | None
        )

    def get_payout(self, code: str) -> m.Payout:
        """One payout."""
        return self._call("GET", path_of("/api/v1/settlement/payouts/{code}", code=code), m.Payout)

    def get_reconciled_day(self, channel: str, day: str) -> m.ComparedDay:
        """One of them, with its differences."""
        return self._call(
            "GET", path_of("/api/v1/settlement/days/{channel}/{day}", channel=channel, day=day), m.ComparedDay
        )

    def get_statement(
        self,
        shop_id: UUID,
        *,
        start: datetime,
        stop: datetime,
        currency: str | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> m.Statement:
        """What changed a shop's balance from `start` until `stop`, the earliest first."""
        return self._call(
            "GET",
            path_of("/api/v1/settlement/shops/{shop_id}/statement", shop_id=shop_id),
            m.Statement,
            query={"start": start, "stop": stop, "currency": currency, "cursor": cursor, "limit": limit},
        )

    def list_balances(self, *, shop: UUID | None = None) -> list[m.Balance]:
        """What shops have: yours, or those you may see; one entry per shop and currency."""
        return self._call("GET", path_of("/api/v1/settlement/balances"), list[m.Balance], query={"shop": shop})

    def list_payouts(
        self,
        *,
        shop: UUID | None = None,
        state: m.PayoutState | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> m.PayoutPage:
        """Payouts, the newest first."""
        return self._call(
            "GET",
            path_of("/api/v1/settlement/payouts"),
            m.PayoutPage,
            query={"shop": shop, "state": state, "cursor": cursor, "limit": limit},
        )

    def list_rates(self) -> list[m.Rate]:
        """All versions of the commission rates that concern you."""
        return self._call("GET", path_of("/api/v1/settlement/rates"), list[m.Rate])

    def list_reconciled_days(self, *, cursor: str | None = None, limit: int | None = None) -> m.DayPage:
        """Days that were compared with the providers, the latest first."""
        return self._call(
            "GET", path_of("/api/v1/settlement/days"), m.DayPage, query={"cursor": cursor, "limit": limit}
        )

    def reconcile_day(self, channel: str, day: str) -> m.Day:
        """Compare a day now; doing it again changes nothing."""
        return self._call("POST", path_of("/api/v1/settlement/days/{channel}/{day}", channel=channel, day=day), m.Day)

    def resolve_difference(self, difference_id: UUID, data: m.SettlementClosing) -> m.Difference:
        """Close a difference with a reason."""
        return self._call(
            "POST",
            path_of("/api/v1/settlement/differences/{difference_id}/resolution", difference_id=difference_id),
            m.Difference,
            body=data,
        )

    def set_bank_account(self, shop_id: UUID, data: m.BankAccountInput) -> m.BankAccount | None:
        """Have a shop's money go to another account. Payouts wait for some hours then."""
        return self._call(
            "PUT",
            path_of("/api/v1/settlement/shops/{shop_id}/bank-account", shop_id=shop_id),
            m.BankAccount | None,
            body=data,
        )

    def set_rate(self, data: m.RateInput) -> m.Rate:
        """A new version of a rate."""
        return self._call("POST", path_of("/api/v1/settlement/rates"), m.Rate, body=data)


class Shops(Area):
    """Operations under `/api/v1/shops`."""

    def list_all(self) -> list[m.Shop]:
        """All shops, the oldest first."""
        return self._call("GET", path_of("/api/v1/shops"), list[m.Shop])

    def move(self, slug: str, data: m.MerchantsStateInput) -> None:
        """Pause, reopen or close a shop. A closed shop stays closed."""
        return self._call("POST", path_of("/api/v1/shops/{slug}/state", slug=slug), None, body=data)

    def place_shop(self, slug: str, data: m.MerchantsPlaceInput) -> None:
        """Say in which city a shop is."""
        return self._call("PUT", path_of("/api/v1/shops/{slug}/place", slug=slug), None, body=data)

    def return_address(self, shop_id: UUID) -> m.ReturnAddress | None:
        """Where a shop wants returned goods."""
        return self._call(
            "GET", path_of("/api/v1/shops/{shop_id}/return-address", shop_id=shop_id), m.ReturnAddress | None
        )

    def set_return_address(self, shop_id: UUID, data: m.AddressInput) -> m.ReturnAddress:
        """Say where returned goods go from now on."""
        return self._call(
            "PUT", path_of("/api/v1/shops/{shop_id}/return-address", shop_id=shop_id), m.ReturnAddress, body=data
        )

    def show(self, slug: str) -> m.Shop:
        """One shop."""
        return self._call("GET", path_of("/api/v1/shops/{slug}", slug=slug), m.Shop)


class Staff(Area):
    """Operations under `/api/v1/staff`."""

    def count_waiting(self) -> m.ReviewsWaiting:
        """What of them waits for one's shops."""
        return self._call("GET", path_of("/api/v1/staff/reviews/waiting"), m.ReviewsWaiting)

    def deactivate_staff(self, account_id: UUID) -> m.Staff:
        """Suspend somebody's positions."""
        return self._call("POST", path_of("/api/v1/staff/{account_id}/deactivation", account_id=account_id), m.Staff)

    def get_staff(self, account_id: UUID) -> m.Staff:
        """One who works here."""
        return self._call("GET", path_of("/api/v1/staff/{account_id}", account_id=account_id), m.Staff)

    def list_questions(
        self,
        *,
        answered: bool | None = None,
        text: str | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> m.QuestionPage:
        """Questions about what one's shops sell, the newest first."""
        return self._call(
            "GET",
            path_of("/api/v1/staff/questions"),
            m.QuestionPage,
            query={"answered": answered, "text": text, "cursor": cursor, "limit": limit},
        )

    def list_reply_versions(self, review_id: UUID) -> list[m.Wording]:
        """What the reply to a review said before, the newest first."""
        return self._call(
            "GET", path_of("/api/v1/staff/reviews/{review_id}/reply/versions", review_id=review_id), list[m.Wording]
        )

    def list_reviews(
        self,
        *,
        shop_id: UUID | None = None,
        state: m.ReviewsState | None = None,
        answered: bool | None = None,
        most_stars: int | None = None,
        with_pictures: bool | None = None,
        text: str | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> m.OwnReviewPage:
        """The reviews of one's shops, the newest first."""
        return self._call(
            "GET",
            path_of("/api/v1/staff/reviews"),
            m.OwnReviewPage,
            query={
                "shop_id": shop_id,
                "state": state,
                "answered": answered,
                "most_stars": most_stars,
                "with_pictures": with_pictures,
                "text": text,
                "cursor": cursor,
                "limit": limit,
            },
        )

    def list_staff(self, *, cursor: str | None = None, limit: int | None = None) -> m.StaffPage:
        """Who works here, or in my shops."""
        return self._call("GET", path_of("/api/v1/staff"), m.StaffPage, query={"cursor": cursor, "limit": limit})

    def reactivate_staff(self, account_id: UUID) -> m.Staff:
        """Give suspended positions back."""
        return self._call("DELETE", path_of("/api/v1/staff/{account_id}/deactivation", account_id=account_id), m.Staff)

    def remove_staff(self, account_id: UUID) -> None:
        """Take all positions from an account."""
        return self._call("DELETE", path_of("/api/v1/staff/{account_id}", account_id=account_id), None)

    def reply(self, review_id: UUID, data: m.ReplyInput) -> m.OwnReview:
        """Say something to a review for its shop, or change what was said."""
        return self._call(
            "PUT", path_of("/api/v1/staff/reviews/{review_id}/reply", review_id=review_id), m.OwnReview, body=data
        )

    def search_orders(
        self,
        *,
        q: str | None = None,
        states: list[m.OrderState] | None = None,
        shops: list[UUID] | None = None,
        placed_from: datetime | None = None,
        placed_before: datetime | None = None,
        late: bool | None = None,
        oldest_first: bool | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> m.FoundOrderPage:
        """Orders of the shops one works for, or of all, the newest first. `q` is an order number, the e-mail address or phone number of a buyer (guests too), or the beginning of a recipient's name."""
        return self._call(
            "GET",
            path_of("/api/v1/staff/orders"),
            m.FoundOrderPage,
            query={
                "q": q,
                "states": states,
                "shops": shops,
                "placed_from": placed_from,
                "placed_before": placed_before,
                "late": late,
                "oldest_first": oldest_first,
                "cursor": cursor,
                "limit": limit,
            },
        )

    def set_staff(self, account_id: UUID, data: m.StaffInput) -> m.Staff:
        """Give an account positions, instead of those it has."""
        return self._call("PUT", path_of("/api/v1/staff/{account_id}", account_id=account_id), m.Staff, body=data)

    def show_review(self, review_id: UUID) -> m.OwnReview:
        """One review of one's shops."""
        return self._call("GET", path_of("/api/v1/staff/reviews/{review_id}", review_id=review_id), m.OwnReview)

    def sign_out_staff(self, account_id: UUID) -> m.SignedOut:
        """Sign somebody out everywhere."""
        return self._call("DELETE", path_of("/api/v1/staff/{account_id}/sessions", account_id=account_id), m.SignedOut)


class Stock(Area):
    """Operations under `/api/v1/stock`."""

    def adjust_stock(self, data: m.Adjustment) -> m.Booked:
        """Add or take pieces by hand, for a reason; all of it or nothing."""
        return self._call("POST", path_of("/api/v1/stock/adjustments"), m.Booked, body=data)

    def list_low_stock(self) -> list[m.Running]:
        """What runs low, the latest first."""
        return self._call("GET", path_of("/api/v1/stock/low"), list[m.Running])

    def list_stock(
        self,
        *,
        shop_id: UUID | None = None,
        place_id: UUID | None = None,
        variant_id: list[UUID] | None = None,
        is_low: bool | None = None,
        is_out: bool | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> m.StockedPage:
        """Stock per variant and place."""
        return self._call(
            "GET",
            path_of("/api/v1/stock"),
            m.StockedPage,
            query={
                "shop_id": shop_id,
                "place_id": place_id,
                "variant_id": variant_id,
                "is_low": is_low,
                "is_out": is_out,
                "cursor": cursor,
                "limit": limit,
            },
        )

    def list_stock_movements(
        self,
        *,
        place_id: UUID | None = None,
        variant_id: list[UUID] | None = None,
        kind: list[m.MovementKind] | None = None,
        ref: UUID | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> m.MovementPage:
        """The log of movements, the latest first."""
        return self._call(
            "GET",
            path_of("/api/v1/stock/movements"),
            m.MovementPage,
            query={
                "place_id": place_id,
                "variant_id": variant_id,
                "kind": kind,
                "ref": ref,
                "cursor": cursor,
                "limit": limit,
            },
        )

    def set_stock_thresholds(self, data: m.Thresholds) -> None:
        """Set at how many pieces variants run low."""
        return self._call("PUT", path_of("/api/v1/stock/thresholds"), None, body=data)


class StockCounts(Area):
    """Operations under `/api/v1/stock-counts`."""

    def get_count(self, code: str) -> m.CountSheet:
        """A count sheet with its lines."""
        return self._call("GET", path_of("/api/v1/stock-counts/{code}", code=code), m.CountSheet)

    def list_counts(self, *, cursor: str | None = None, limit: int | None = None) -> m.CountPage:
        """Stock counts, the latest first."""
        return self._call("GET", path_of("/api/v1/stock-counts"), m.CountPage, query={"cursor": cursor, "limit": limit})

    def move_count(self, code: str, data: m.CountMove) -> None:
        """Finish counting, count again, post the differences (once), or give up."""
        return self._call("POST", path_of("/api/v1/stock-counts/{code}/state", code=code), None, body=data)

    def open_count(self, data: m.CountInput) -> m.Made:
        """Open a count sheet."""
        return self._call("POST", path_of("/api/v1/stock-counts"), m.Made, body=data)

    def record_counts(self, code: str, data: m.Pieces) -> None:
        """Write down what was counted."""
        return self._call("PUT", path_of("/api/v1/stock-counts/{code}/lines", code=code), None, body=data)


class Topics(Area):
    """Operations under `/api/v1/topics`."""

    def list_topic(self, tag: str, *, cursor: str | None = None, limit: int | None = None) -> m.NoteCardPage:
        """Notes with this topic, the newest first."""
        return self._call(
            "GET",
            path_of("/api/v1/topics/{tag}/notes", tag=tag),
            m.NoteCardPage,
            query={"cursor": cursor, "limit": limit},
        )

    def show_topic(self, tag: str) -> m.Topic:
        """A topic by any way of writing it."""
        return self._call("GET", path_of("/api/v1/topics/{tag}", tag=tag), m.Topic)


class Transfers(Area):
    """Operations under `/api/v1/transfers`."""

    def cancel_transfer(self, code: str) -> None:
        """Throw a draft away."""
        return self._call("POST", path_of("/api/v1/transfers/{code}/cancellation", code=code), None)

    def change_transfer(self, code: str, data: m.Pieces) -> None:
        """Replace the lines of a draft."""
        return self._call("PUT", path_of("/api/v1/transfers/{code}/lines", code=code), None, body=data)

    def close_transfer(self, code: str, data: m.InventoryClosing) -> None:
        """Await nothing more; what is missing is lost."""
        return self._call("POST", path_of("/api/v1/transfers/{code}/closing", code=code), None, body=data)

    def draft_transfer(self, data: m.TransferInput) -> m.Made:
        """Write a transfer down."""
        return self._call("POST", path_of("/api/v1/transfers"), m.Made, body=data)

    def get_transfer(self, code: str) -> m.TransferSheet:
        """A transfer with its lines."""
        return self._call("GET", path_of("/api/v1/transfers/{code}", code=code), m.TransferSheet)

    def list_transfers(self, *, cursor: str | None = None, limit: int | None = None) -> m.TransferPage:
        """Transfers, the latest first."""
        return self._call("GET", path_of("/api/v1/transfers"), m.TransferPage, query={"cursor": cursor, "limit": limit})

    def receive_transfer(self, code: str, data: m.Arrival) -> m.TransferStands:
        """Book what has arrived."""
        return self._call("POST", path_of("/api/v1/transfers/{code}/arrivals", code=code), m.TransferStands, body=data)

    def send_transfer(self, code: str) -> None:
        """The goods leave."""
        return self._call("POST", path_of("/api/v1/transfers/{code}/sending", code=code), None)


class Webhooks(Area):
    """Operations under `/api/v1/webhooks`."""

    def add_endpoint(self, data: m.EndpointInput) -> m.MadeEndpoint:
        """A new endpoint. Its secret is in this answer and nowhere else."""
        return self._call("POST", path_of("/api/v1/webhooks"), m.MadeEndpoint, body=data)

    def change_endpoint(self, endpoint_id: UUID, data: m.EndpointChange) -> m.Endpoint:
        """Change, pause or resume an endpoint."""
        return self._call(
            "PATCH", path_of("/api/v1/webhooks/{endpoint_id}", endpoint_id=endpoint_id), m.Endpoint, body=data
        )

    def get_delivery(self, endpoint_id: UUID, delivery_id: UUID) -> m.DeliveryDetail:
        """One delivery, its body, and every attempt."""
        return self._call(
            "GET",
            path_of(
                "/api/v1/webhooks/{endpoint_id}/deliveries/{delivery_id}",
                endpoint_id=endpoint_id,
                delivery_id=delivery_id,
            ),
            m.DeliveryDetail,
        )

    def get_endpoint(self, endpoint_id: UUID) -> m.Endpoint:
        """One endpoint."""
        return self._call("GET", path_of("/api/v1/webhooks/{endpoint_id}", endpoint_id=endpoint_id), m.Endpoint)

    def list_deliveries(
        self,
        endpoint_id: UUID,
        *,
        delivery_state: m.DeliveryState | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> m.WebhookDeliveryPage:
        """What was sent or is to be, the newest first."""
        return self._call(
            "GET",
            path_of("/api/v1/webhooks/{endpoint_id}/deliveries", endpoint_id=endpoint_id),
            m.WebhookDeliveryPage,
            query={"delivery_state": delivery_state, "cursor": cursor, "limit": limit},
        )

    def list_endpoints(self) -> list[m.Endpoint]:
        """The webhook endpoints, the newest first."""
        return self._call("GET", path_of("/api/v1/webhooks"), list[m.Endpoint])

    def list_event_types(self) -> list[m.EventType]:
        """What endpoints can ask for."""
        return self._call("GET", path_of("/api/v1/webhooks/events"), list[m.EventType])

    def ping_endpoint(self, endpoint_id: UUID) -> m.Replayed:
        """Send it an event that means nothing."""
        return self._call("POST", path_of("/api/v1/webhooks/{endpoint_id}/ping", endpoint_id=endpoint_id), m.Replayed)

    def remove_endpoint(self, endpoint_id: UUID) -> None:
        """Call it no more."""
        return self._call("DELETE", path_of("/api/v1/webhooks/{endpoint_id}", endpoint_id=endpoint_id), None)

    def replay_delivery(self, endpoint_id: UUID, delivery_id: UUID) -> m.Replayed:
        """Send it again under the same id."""
        return self._call(
            "POST",
            path_of(
                "/api/v1/webhooks/{endpoint_id}/deliveries/{delivery_id}/replay",
                endpoint_id=endpoint_id,
                delivery_id=delivery_id,
            ),
            m.Replayed,
        )

    def replay_since(self, endpoint_id: UUID, data: m.ReplaySince) -> m.Replayed:
        """Send again what was not delivered since a moment, a thousand at most."""
        return self._call(
            "POST", path_of("/api/v1/webhooks/{endpoint_id}/replay", endpoint_id=endpoint_id), m.Replayed, body=data
        )

    def rotate_secret(self, endpoint_id: UUID) -> m.MadeEndpoint:
        """A new secret; for a day calls are signed with the old one as well."""
        return self._call(
            "POST", path_of("/api/v1/webhooks/{endpoint_id}/secret", endpoint_id=endpoint_id), m.MadeEndpoint
        )


class Wishlist(Area):
    """Operations under `/api/v1/wishlist`."""

    def add_wish(self, data: m.NewWish) -> None:
        """Put a product on the list; one that is on it stays as it is."""
        return self._call("POST", path_of("/api/v1/wishlist"), None, body=data)

    def list_wishes(self, *, cursor: str | None = None, limit: int | None = None) -> m.WishPage:
        """The caller's wish list, the newest first; guests have one too."""
        return self._call("GET", path_of("/api/v1/wishlist"), m.WishPage, query={"cursor": cursor, "limit": limit})

    def remove_wish(self, code: str) -> None:
        """Take a product off the list; one that is not on it is fine."""
        return self._call("DELETE", path_of("/api/v1/wishlist/{code}", code=code), None)


class Areas(Area):
    """The areas of the API as attributes."""

    @property
    def addresses(self) -> Addresses:
        """Operations under `/api/v1/addresses`."""
        return Addresses(self._transport)

    @property
    def after_sales(self) -> AfterSales:
        """Operations under `/api/v1/after-sales`."""
        return AfterSales(self._transport)

    @property
    def answers(self) -> Answers:
        """Operations under `/api/v1/answers`."""
        return Answers(self._transport)

    @property
    def approvals(self) -> Approvals:
        """Operations under `/api/v1/approvals`."""
        return Approvals(self._transport)

    @property
    def audit(self) -> Audit:
        """Operations under `/api/v1/audit`."""
        return Audit(self._transport)

    @property
    def brands(self) -> Brands:
        """Operations under `/api/v1/brands`."""
        return Brands(self._transport)

    @property
    def cart(self) -> Cart:
        """Operations under `/api/v1/cart`."""
        return Cart(self._transport)

    @property
    def categories(self) -> Categories:
        """Operations under `/api/v1/categories`."""
        return Categories(self._transport)

    @property
    def checkouts(self) -> Checkouts:
        """Operations under `/api/v1/checkouts`."""
        return Checkouts(self._transport)

    @property
    def codes(self) -> Codes:
        """Operations under `/api/v1/codes`."""
        return Codes(self._transport)

    @property
    def collections(self) -> Collections:
        """Operations under `/api/v1/collections`."""
        return Collections(self._transport)

    @property
    def comments(self) -> Comments:
        """Operations under `/api/v1/comments`."""
        return Comments(self._transport)

    @property
    def conversations(self) -> Conversations:
        """Operations under `/api/v1/conversations`."""
        return Conversations(self._transport)

    @property
    def divisions(self) -> Divisions:
        """Operations under `/api/v1/divisions`."""
        return Divisions(self._transport)

    @property
    def feeds(self) -> Feeds:
        """Operations under `/api/v1/feeds`."""
        return Feeds(self._transport)

    @property
    def guests(self) -> Guests:
        """Operations under `/api/v1/guests`."""
        return Guests(self._transport)

    @property
    def hot(self) -> Hot:
        """Operations under `/api/v1/hot`."""
        return Hot(self._transport)

    @property
    def invitations(self) -> Invitations:
        """Operations under `/api/v1/invitations`."""
        return Invitations(self._transport)

    @property
    def jobs(self) -> Jobs:
        """Operations under `/api/v1/jobs`."""
        return Jobs(self._transport)

    @property
    def keys(self) -> Keys:
        """Operations under `/api/v1/keys`."""
        return Keys(self._transport)

    @property
    def listing(self) -> Listing:
        """Operations under `/api/v1/listing`."""
        return Listing(self._transport)

    @property
    def me(self) -> Me:
        """Operations under `/api/v1/me`."""
        return Me(self._transport)

    @property
    def media(self) -> Media:
        """Operations under `/api/v1/media`."""
        return Media(self._transport)

    @property
    def moderation(self) -> Moderation:
        """Operations under `/api/v1/moderation`."""
        return Moderation(self._transport)

    @property
    def notes(self) -> Notes:
        """Operations under `/api/v1/notes`."""
        return Notes(self._transport)

    @property
    def notice_kinds(self) -> NoticeKinds:
        """Operations under `/api/v1/notice-kinds`."""
        return NoticeKinds(self._transport)

    @property
    def notices(self) -> Notices:
        """Operations under `/api/v1/notices`."""
        return Notices(self._transport)

    @property
    def orders(self) -> Orders:
        """Operations under `/api/v1/orders`."""
        return Orders(self._transport)

    @property
    def parcels(self) -> Parcels:
        """Operations under `/api/v1/parcels`."""
        return Parcels(self._transport)

    @property
    def passkeys(self) -> Passkeys:
        """Operations under `/api/v1/passkeys`."""
        return Passkeys(self._transport)

    @property
    def payments(self) -> Payments:
        """Operations under `/api/v1/payments`."""
        return Payments(self._transport)

    @property
    def people(self) -> People:
        """Operations under `/api/v1/people`."""
        return People(self._transport)

    @property
    def pickups(self) -> Pickups:
        """Operations under `/api/v1/pickups`."""
        return Pickups(self._transport)

    @property
    def places(self) -> Places:
        """Operations under `/api/v1/places`."""
        return Places(self._transport)

    @property
    def preferences(self) -> Preferences:
        """Operations under `/api/v1/preferences`."""
        return Preferences(self._transport)

    @property
    def products(self) -> Products:
        """Operations under `/api/v1/products`."""
        return Products(self._transport)

    @property
    def questions(self) -> Questions:
        """Operations under `/api/v1/questions`."""
        return Questions(self._transport)

    @property
    def quotes(self) -> Quotes:
        """Operations under `/api/v1/quotes`."""
        return Quotes(self._transport)

    @property
    def refunds(self) -> Refunds:
        """Operations under `/api/v1/refunds`."""
        return Refunds(self._transport)

    @property
    def restock_requests(self) -> RestockRequests:
        """Operations under `/api/v1/restock-requests`."""
        return RestockRequests(self._transport)

    @property
    def reviews(self) -> Reviews:
        """Operations under `/api/v1/reviews`."""
        return Reviews(self._transport)

    @property
    def roles(self) -> Roles:
        """Operations under `/api/v1/roles`."""
        return Roles(self._transport)

    @property
    def sessions(self) -> Sessions:
        """Operations under `/api/v1/sessions`."""
        return Sessions(self._transport)

    @property
    def settings(self) -> Settings:
        """Operations under `/api/v1/settings`."""
        return Settings(self._transport)

    @property
    def settlement(self) -> Settlement:
        """Operations under `/api/v1/settlement`."""
        return Settlement(self._transport)

    @property
    def shops(self) -> Shops:
        """Operations under `/api/v1/shops`."""
        return Shops(self._transport)

    @property
    def staff(self) -> Staff:
        """Operations under `/api/v1/staff`."""
        return Staff(self._transport)

    @property
    def stock(self) -> Stock:
        """Operations under `/api/v1/stock`."""
        return Stock(self._transport)

    @property
    def stock_counts(self) -> StockCounts:
        """Operations under `/api/v1/stock-counts`."""
        return StockCounts(self._transport)

    @property
    def topics(self) -> Topics:
        """Operations under `/api/v1/topics`."""
        return Topics(self._transport)

    @property
    def transfers(self) -> Transfers:
        """Operations under `/api/v1/transfers`."""
        return Transfers(self._transport)

    @property
    def webhooks(self) -> Webhooks:
        """Operations under `/api/v1/webhooks`."""
        return Webhooks(self._transport)

    @property
    def wishlist(self) -> Wishlist:
        """Operations under `/api/v1/wishlist`."""
        return Wishlist(self._transport)
