"""What time brings about in cases: reminders, what has reached whom, closing; and what a deadline is, and why."""
