package numpack.engine.draft.state;

import numpack.engine.StoredArray;

/// An array of the pack that cannot be read, and therefore not be edited.
///
/// @param stored says what is known and refuses the rest
public record Unreadable(long id, StoredArray stored) {
    public String name() {
        return stored.name();
    }
}
