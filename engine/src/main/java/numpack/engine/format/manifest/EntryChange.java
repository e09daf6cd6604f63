package numpack.engine.format.manifest;

/// One change of a manifest, as the journal promises it. Idempotent.
public sealed interface EntryChange {
    /// The array's name.
    String name();

    /// The entry is to be there, in place of one of the same name.
    record Put(ArrayEntry entry) implements EntryChange {
        @Override
        public String name() {
            return entry.name();
        }
    }

    /// No entry of this name is to be there.
    record Remove(String name) implements EntryChange {
    }
}
