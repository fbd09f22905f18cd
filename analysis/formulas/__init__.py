"""The arithmetic behind the methods: arrays in, numbers out; no instrument, no table, no code of a note."""
