package numpack.engine.error.reason;

/// Why a name cannot be given to an array.
public sealed interface NameFault {
    /// There is nothing in it.
    record Empty() implements NameFault {}

    /// It has half of a surrogate pair, which no file name can have.
    record HalfCharacter() implements NameFault {}

    /// It has a control character or a line break.
    record ControlCharacter() implements NameFault {}

    /// It has a character that file names on some system cannot have.
    record ForbiddenCharacter(char character) implements NameFault {}

    /// It has two dots in a row.
    record TwoDots() implements NameFault {}

    /// It starts or ends with a dot or white space, which some systems drop.
    record DotOrSpaceAtEdge() implements NameFault {}

    /// It is the name of a device on Windows.
    record Reserved() implements NameFault {}

    /// It makes file names that are too long.
    ///
    /// @param bytes how long it is as UTF-8
    /// @param limit how long it may be
    record TooLong(int bytes, int limit) implements NameFault {}

    /// An array has this name, or one that some disk takes for the same.
    ///
    /// @param other the name of that array
    record Taken(String other) implements NameFault {}

    /// A file of no array is where one of its own would be.
    record FileInTheWay(String file) implements NameFault {}

    /// The disk takes it for another name, which differs in case or in the form of its letters.
    record SameOnThisDisk() implements NameFault {}

    /// An array that has it cannot be rewritten: its file would not be in the pack.
    record OutsideThePack() implements NameFault {}

    /// An array that has it cannot drop rows: the name of the file that notes them would be too long.
    record TooLongForDroppedRows() implements NameFault {}
}
