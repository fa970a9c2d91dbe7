"""The command line's commands. Each loads what it needs when it runs, so that `--help` and `understand` are quick."""
