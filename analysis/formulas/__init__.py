"""The arithmetic behind the lab's methods: arrays in, numbers out; no instrument, no table, no code of a note."""
