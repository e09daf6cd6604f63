/// The window: browse, edit, save and compact packs.
///
/// Start reading at `numpack.app.AppContext`, which builds every service and feature in order; then one feature
/// folder, `numpack.app.compact`, shows the pattern that all of them follow.
@org.jspecify.annotations.NullMarked
module numpack.app {
    requires static org.jspecify;
    requires numpack.engine;
    requires java.logging;
    requires javafx.controls;
    requires org.controlsfx.controls;
    requires atlantafx.base;
    requires org.kordamp.ikonli.core;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.feather;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    /// `Main`, and what the JavaFX launcher must reach.
    exports numpack.app;

    opens numpack.app.prefs to tools.jackson.databind;
}
