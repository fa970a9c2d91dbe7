"""What whoever asked sees and does; cases that are one matter or somebody else's."""
