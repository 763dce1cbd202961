// Empty on purpose: it is here for the linker and pkg-config alone. The C shim target includes the real headers, so that Swift never sees them.
