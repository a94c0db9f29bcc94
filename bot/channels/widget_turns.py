"""Handles each of a visitor's messages once, and forgets a conversation."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Sanic

from bot.channels.clean import clean_message
from bot.channels.tokens import Visit
from bot.channels.turns import Reply, TurnBook
from bot.tracker_store import delete_conversation


class NotReady(Exception):
    """The bot cannot answer yet."""


class NothingSaid(Exception):
    """The bot had no reply: a fault in its rules."""


class Turns:
    """The turns in hand, and through `book` those that are done.

    Args:
        hand_over: gives a message to Rasa and returns when it is answered.
        channel: the channel's name, which Rasa keeps with the conversation.
    """

    def __init__(self, book: TurnBook, hand_over: Callable[[UserMessage], Awaitable[Any]], channel: str) -> None:
        self._book = book
        self._hand_over = hand_over
        self._channel = channel
        self._in_hand: dict[tuple[str, str], asyncio.Task[Reply]] = {}

    def knows(self, visit: Visit, message_id: str) -> bool:
        """Tell whether this message came before."""
        key = (visit.sender_id, message_id)
        return key in self._in_hand or self._book.reply(*key) is not None

    async def reply(self, app: Sanic, visit: Visit, message_id: str, text: str) -> Reply:
        """Return the reply to a message; one that came before gets what it got then.

        Raises:
            NotReady: when there is no bot to answer it yet.
            NothingSaid: when the bot had no reply.
        """
        key = (visit.sender_id, message_id)
        done = self._book.reply(*key)
        if done is not None:
            return done
        if key not in self._in_hand:
            task = asyncio.get_running_loop().create_task(self._turn(app, *key, text))
            self._in_hand[key] = task
            task.add_done_callback(lambda task: self._put_down(key, task))
        # The visitor's connection may break; the turn goes on, and the answer waits in the book.
        return await asyncio.shield(self._in_hand[key])

    def _put_down(self, key: tuple[str, str], task: "asyncio.Task[Reply]") -> None:
        del self._in_hand[key]
        if not task.cancelled():
            # Nobody may be left waiting for it: asyncio would log it with what the visitor typed.
            task.exception()

    async def _turn(self, app: Sanic, sender_id: str, message_id: str, text: str) -> Reply:
        agent = getattr(app.ctx, "agent", None)
        if agent is None or not agent.is_ready():
            raise NotReady
        reply: Reply = []
        if not self._book.claim(sender_id, message_id, text):
            # Begun before the server stopped: Rasa may have finished it then.
            reply = _said_after(await agent.tracker_store.retrieve(sender_id), message_id)
        if not reply:
            collector = CollectingOutputChannel()
            message = UserMessage(clean_message(text), collector, sender_id, input_channel=self._channel, message_id=message_id)
            await self._hand_over(message)
            reply = [{key: part for key, part in item.items() if key != "recipient_id"} for item in collector.messages]
        if not reply:
            raise NothingSaid
        self._book.answer(sender_id, message_id, reply)
        return reply

    async def forget(self, app: Sanic, visit: Visit) -> None:
        """Delete a conversation: Rasa's, our own turns and thumbs; its token is of no more use."""
        self._book.end(visit.sender_id, visit.ends_at)
        await self._settle(visit.sender_id)
        await delete_conversation(app.ctx.agent, visit.sender_id)
        self._book.end(visit.sender_id, visit.ends_at)

    async def forget_older_than(self, app: Sanic, seconds: int) -> None:
        """Delete conversations without a question in the last `seconds`."""
        for sender_id in self._book.older_than(seconds):
            await delete_conversation(app.ctx.agent, sender_id)
            self._book.end(sender_id, 0)
        self._book.sweep()

    async def _settle(self, sender_id: str) -> None:
        """Wait for a conversation's turns in hand: Rasa would write it anew after it was deleted."""
        tasks = [task for (sender, _), task in self._in_hand.items() if sender == sender_id]
        if tasks:
            await asyncio.wait(tasks)


def _said_after(tracker: DialogueStateTracker | None, message_id: str) -> Reply:
    """Return what the bot said to the message with this id, as a channel collects it; empty if it never came."""
    reply: Reply = []
    found = False
    for event in tracker.events if tracker else []:
        if isinstance(event, UserUttered):
            if found:
                break
            found = event.message_id == message_id
        elif found and isinstance(event, BotUttered):
            reply += [{"text": part} for part in (event.text or "").strip().split("\n\n") if part]
            if event.data.get("custom"):
                reply.append({"custom": event.data["custom"]})
    return reply
