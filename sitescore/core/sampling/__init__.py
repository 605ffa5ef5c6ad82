"""Draws of what is not certain: weights within what is known of them, and measurements."""
