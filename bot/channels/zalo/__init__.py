"""The Zalo Official Account as a way in and a way out."""
