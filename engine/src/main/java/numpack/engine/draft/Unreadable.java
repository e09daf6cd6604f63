package numpack.engine.draft;

import numpack.engine.StoredArray;

/// An array of the pack that cannot be read, and therefore not be edited.
///
/// @param stored says what is known and refuses the rest
record Unreadable(long id, StoredArray stored) {
    String name() {
        return stored.name();
    }
}
