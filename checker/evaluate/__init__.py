"""Measuring on labelled data: small stores with statements, sentence pairs, and the figures over both."""
