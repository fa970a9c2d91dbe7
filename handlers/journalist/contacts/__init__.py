"""Who may speak, shown to whoever asks (Art. 2.1 to 2.4)."""
