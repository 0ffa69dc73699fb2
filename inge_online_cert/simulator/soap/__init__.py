"""SOAP 1.1 as the authority speaks it: WSDL, envelopes, WS-Security."""
