package numpack.app.panel;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import numpack.app.prefs.TabState.TablePlace;

/// A picture of an array as a feature hands it to the window: the table, a plot. The window shows it below the axes bar of its tab. Foreground
/// only.
///
/// @param view  the picture
/// @param keys  what keys go to in it
/// @param place asked for how it stands, to be remembered with the tab
/// @param putAt told how it stood when its tab was closed
/// @param close called once, when its tab is closed
public record Picture(Region view, Node keys, Supplier<TablePlace> place, Consumer<TablePlace> putAt, Runnable close) {}
