"""What a screen reader says though the focus is elsewhere: that something was saved, or what is wrong (WCAG 2.2, 4.1.3)."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Let a screen reader say words that stand on a widget; nothing while nobody listens or the window is not shown.

    Args:
        urgent: before what it is about to say; else after it.
    """
    from PySide6.QtGui import (  # with all their roles and events: only who speaks
        QAccessible,
        QAccessibleAnnouncementEvent,
    )

    if not words or not QAccessible.isActive() or not widget.window().isVisible():
        return
    event = QAccessibleAnnouncementEvent(widget, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
