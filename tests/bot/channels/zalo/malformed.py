"""Bodies that no honest sender writes (U12)."""

from __future__ import annotations

MALFORMED = {
    "empty": b"",
    "broken": b'{"event_name": "user_send_text"',
    "array": b"[]",
    "word": b'"user_send_text"',
    "key twice": b'{"event_name": "follow", "event_name": "unfollow"}',
    "NaN": b'{"event_name": NaN}',
    "infinity": b'{"timestamp": 1e999}',
    "5,000 digits": b'{"timestamp": ' + b"7" * 5000 + b"}",
    "100,000 deep": b'{"message":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "bad UTF-8": b'{"event_name": "\xff\xfe"}',
    "half a surrogate pair": b'{"message": {"text": "\\ud83d"}}',
    "2^63": b'{"timestamp": 9223372036854775808}',
    "NUL": b'{"message": {"text": "a\\u0000b"}}',
    "noise": b"\x9c\x00\xff" * 350_000,
}
