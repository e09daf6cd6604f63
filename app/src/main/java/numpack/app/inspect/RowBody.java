package numpack.app.inspect;

import javafx.scene.layout.Region;

/// What is drawn of a row of several elements; one of them is the current one.
interface RowBody {
    Region node();

    /// Draws a row.
    ///
    /// @param current the element that is marked
    void show(RowValues values, int current);

    /// The element at a point of the node, the nearest one; -1 for none.
    int at(double x, double y);
}
