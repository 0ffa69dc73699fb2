"""The binding language: templates in a request's own shape, their leaves naming fields.

A template is compiled once (:mod:`compiler`); :mod:`build` makes requests by it and
:mod:`read` reads answers by it.
"""
