"""Clocks: reminders turned hour by hour, receipts, why, corrected anchors, targets."""
