package numpack.app.array.form;

/// What is wrong with a form at the moment.
///
/// @param field    which field is to be marked
/// @param sentence what is wrong; empty while all is well
public record Judgement(Field field, String sentence) {
    public static final Judgement WELL = new Judgement(Field.NONE, "");

    /// The sentence if it is about this field, else nothing.
    public String about(Field asked) {
        return field == asked ? sentence : "";
    }

    /// A field of a form.
    public enum Field {
        NONE,
        NAME,
        SHAPE,
        COUNT,
        ELEMENT
    }
}
