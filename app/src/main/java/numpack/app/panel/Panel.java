package numpack.app.panel;

import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import numpack.app.i18n.Texts;
import org.kordamp.ikonli.Ikon;

/// A panel as a feature hands it to the window. Foreground only.
///
/// The window does the rest: the header with its menu, the place, size and folded state and their memory, the command that shows and hides it,
/// the entry in the menu, the button in the status bar, the stop for F6.
///
/// ```java
/// Panel.of("history", Feather.CLOCK, PanelSide.RIGHT, new HistoryView(model)).keys("Shortcut+Shift+H").noted(model.sizeProperty())
/// ```
///
/// The view is visible only while it is seen: its [Node#visibleProperty()] is set by the window and by nothing else, and may be asked to do no
/// work while it is hidden. Its [Node#requestFocus()] gives the focus to where keys are useful in it; a view that does not say so gives it to its
/// first control.
public final class Panel {
    private final String name;
    private final Ikon icon;
    private final PanelSide home;
    private final Region view;
    private String[] keys = {};
    private boolean isShownAtFirst = true;
    private ObservableValue<String> title;
    private ObservableValue<String> note = new SimpleStringProperty("");
    private ObservableValue<Boolean> marked = new SimpleBooleanProperty();
    private List<Node> actions = List.of();

    private Panel(String name, Ikon icon, PanelSide home, Region view) {
        this.name = name;
        this.icon = icon;
        this.home = home;
        this.view = view;
        this.title = new SimpleStringProperty(text());
    }

    /// A panel that a first start shows.
    ///
    /// @param name the feature's room: `history.show` is then the command's id, `history.show.text` its words
    /// @param home where it is until the user moves it
    public static Panel of(String name, Ikon icon, PanelSide home, Region view) {
        return new Panel(name, icon, home, view);
    }

    /// Gives the command that shows and hides it keys, written as for a command.
    public Panel keys(String... combinations) {
        keys = combinations.clone();
        return this;
    }

    /// Leaves it away until it is asked for.
    public Panel hiddenAtFirst() {
        isShownAtFirst = false;
        return this;
    }

    /// Gives its header words that change, in place of its name.
    public Panel titled(ObservableValue<String> words) {
        title = words;
        return this;
    }

    /// What its header says beside the title: "column 5".
    public Panel noted(ObservableValue<String> words) {
        note = words;
        return this;
    }

    /// Puts a dot on its button while it has something to say.
    public Panel markedWhen(ObservableValue<Boolean> hasNews) {
        marked = hasNews;
        return this;
    }

    /// Puts controls into its header, styled by the view's stylesheets under the style class `history-panel`.
    public Panel actions(Node... controls) {
        actions = List.of(controls);
        return this;
    }

    public String name() {
        return name;
    }

    /// Its name in words, as menus show it.
    public String text() {
        return Texts.of(commandId() + ".text");
    }

    /// The command that shows and hides it.
    public String commandId() {
        return name + ".show";
    }

    public Ikon icon() {
        return icon;
    }

    public PanelSide home() {
        return home;
    }

    public Region view() {
        return view;
    }

    public String[] keys() {
        return keys.clone();
    }

    public boolean isShownAtFirst() {
        return isShownAtFirst;
    }

    public ObservableValue<String> title() {
        return title;
    }

    public ObservableValue<String> note() {
        return note;
    }

    public ObservableValue<Boolean> marked() {
        return marked;
    }

    public List<Node> actions() {
        return actions;
    }
}
