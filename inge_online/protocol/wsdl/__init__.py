"""WSDL and XSD files of a contract: what can be called, and how it must look."""
