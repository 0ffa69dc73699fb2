"""From a bare machine to a running Odoo with these add-ons: what ./setup/* does.

Python's standard library only, since nothing else is there yet when it starts.
"""
