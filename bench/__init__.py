"""Measurements of speed and memory. Nothing here is a test."""
