// Nothing: this target is there for its precompiled headers.
