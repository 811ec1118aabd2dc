"""Check digits and checksums that tell a real account number or wallet from a look-alike. One concept a module."""
