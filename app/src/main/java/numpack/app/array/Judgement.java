package numpack.app.array;

/// What is wrong with a form at the moment.
///
/// @param field    which field is to be marked
/// @param sentence what is wrong; empty while all is well
record Judgement(Field field, String sentence) {
    static final Judgement WELL = new Judgement(Field.NONE, "");

    /// The sentence if it is about this field, else nothing.
    String about(Field asked) {
        return field == asked ? sentence : "";
    }

    /// A field of a form.
    enum Field {
        NONE,
        NAME,
        SHAPE,
        COUNT,
        ELEMENT
    }
}
