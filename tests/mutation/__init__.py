"""Mutation testing of what decides: rules, errors, outcome and the judgement."""
