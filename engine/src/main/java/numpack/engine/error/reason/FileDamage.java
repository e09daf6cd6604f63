package numpack.engine.error.reason;

/// Why a file of a pack cannot be understood.
public sealed interface FileDamage {
    /// It is a folder or something else that is no file.
    record NotAFile() implements FileDamage {}

    /// It is a symbolic link, which is not followed here.
    record SymbolicLink() implements FileDamage {}

    /// It is a symbolic link that leads out of the pack, or a file where a folder of the pack belongs.
    record NotInThePack() implements FileDamage {}

    /// It is longer than any such file.
    record TooLarge(long bytes) implements FileDamage {}

    /// It has no bytes.
    record Empty() implements FileDamage {}

    /// It has nothing but zeros.
    record OnlyZeros() implements FileDamage {}

    /// Its bytes do not follow the grammar.
    ///
    /// @param offset the first byte that does not
    /// @param detail what is wrong there, for developers
    record MalformedAt(long offset, String detail) implements FileDamage {}

    /// A record in it is whole, and yet makes no sense.
    ///
    /// @param detail what is wrong with it, for developers
    record SenselessRecord(String detail) implements FileDamage {}
}
