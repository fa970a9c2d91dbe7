"""Authorisations to speak (2.1.c, 2.2.b, 2.4, 2.5, 9.7): granted, listed, ended, published."""
