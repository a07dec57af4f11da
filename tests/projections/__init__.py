"""Tests of the questions that are answered in advance."""
