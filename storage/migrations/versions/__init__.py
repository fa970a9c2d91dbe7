"""One file a revision; what differs between databases lies in SQL files beside it."""
