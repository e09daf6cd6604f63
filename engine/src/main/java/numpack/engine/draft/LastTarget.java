package numpack.engine.draft;

/// The target of the last step that was made or read. A step on the same array shares it: of a hundred thousand edits most are on one.
/// Not safe for threads.
final class LastTarget {
    private Step.Target last = new Step.Target(0, "", RowSpace.of(0));

    Step.Target of(ArrayState array) {
        return of(array.id(), array.name(), array.space());
    }

    Step.Target of(long arrayId, String array, RowSpace space) {
        if (last.arrayId() != arrayId || !last.array().equals(array) || !last.space().equals(space)) {
            last = new Step.Target(arrayId, array, space);
        }
        return last;
    }
}
