"""How fast sitescore is, beside its peers, plain numpy and the limits of the machine: `make bench`."""
