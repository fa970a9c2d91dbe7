"""Group chats of units: taken in, allowed by the unit's head, carrying the unit's cards, left (T3, T8)."""

FROM_GROUP = "menu"
"""What the link to our private chat, given over a button in a group, brings along: it is no invitation code."""
