"""The official letter as a PDF: a template that can be changed, a small markup, Vietnamese set right."""

from bot.letters.press import Letters

__all__ = ["Letters"]
