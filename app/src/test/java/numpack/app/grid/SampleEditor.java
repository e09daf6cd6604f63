package numpack.app.grid;

import java.util.ArrayList;
import java.util.List;
import numpack.app.grid.model.GridEditor;
import numpack.app.selection.GridSpot;

/// An editor of a [SampleModel] that takes numbers; row 3 is read only.
final class SampleEditor implements GridEditor {
    final List<String> commits = new ArrayList<>();
    boolean isLoading;
    private final SampleModel model;

    SampleEditor(SampleModel model) {
        this.model = model;
    }

    @Override
    public Start start(long row, long column) {
        return isLoading ? new Start.Unknown("It is being read.") : row == 3 ? new Start.Refused("Row 3 cannot be changed.") : new Start.Text(model.text(row, column));
    }

    @Override
    public Check check(long row, long column, String text) {
        try {
            return Float.toString(Float.parseFloat(text)).equals(text) ? Check.OK
                : new Check.Noted("becomes " + Float.parseFloat(text));
        } catch (NumberFormatException e) {
            return new Check.Refused("\"" + text + "\" is no number.");
        }
    }

    @Override
    public void commit(long row, long column, String text) {
        commits.add(row + "," + column + "=" + text);
        model.edits.put(new GridSpot(row, column), text);
        model.changed();
    }

    @Override
    public void toggle(long row, long column) {
        commits.add(row + "," + column + " toggled");
        var spot = new GridSpot(row, column);
        model.edits.put(spot, "true".equals(model.edits.get(spot)) ? "false" : "true");
        model.changed();
    }
}
