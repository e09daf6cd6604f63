package numpack.app.shell.tab;

import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import numpack.app.control.DtypeChip;
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.app.session.ShownArray;
import numpack.engine.draft.DraftArray;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The header of a tab: dtype, name, a dot for unsaved edits, and a button that closes it. The pack is named where two packs have an
/// array of that name.
final class TabHead extends HBox {
    private static final PseudoClass FRONT = PseudoClass.getPseudoClass("front");
    private static final int MAX_NAME = 40;
    private static final int MAX_PACK = 24;

    private final ShownArray tab;
    private final DtypeChip chip = new DtypeChip();
    private final Label name = new Label();
    private final Label pack = new Label();
    private final Region dot = new Region();
    private final Tooltip tip = new Tooltip();
    private final Subscription following;
    private boolean isFront;

    /// @param renamed called after the name has changed
    TabHead(ShownArray tab, Runnable close, Runnable renamed) {
        this.tab = tab;
        getStyleClass().add("tab-head");
        setAccessibleRole(AccessibleRole.TAB_ITEM);
        name.getStyleClass().add("tab-name");
        pack.getStyleClass().add("tab-pack");
        pack.setText(Names.elided(tab.pack().name(), MAX_PACK));
        dot.getStyleClass().add("unsaved-dot");
        // They give way together, or a long name would push the button out of its own header.
        chip.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(chip, name, pack, dot, closeButton(close));
        Tooltip.install(this, tip);
        setPackShown(false);
        following = tab.arrayProperty().subscribe(array -> {
            if (array != null) {
                show(array);
                renamed.run();
            }
        });
    }

    ShownArray tab() {
        return tab;
    }

    /// Whether it looks like the header of another pack's tab.
    boolean hasNameOf(TabHead other) {
        return tab.pack() != other.tab.pack() && name.getText().equals(other.name.getText());
    }

    void setPackShown(boolean isShown) {
        show(pack, isShown);
        describe();
    }

    void setFront(boolean front) {
        isFront = front;
        pseudoClassStateChanged(FRONT, front);
        notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
    }

    /// What the list of all tabs says of it.
    MenuItem menuItem() {
        var item = new RadioMenuItem(Texts.of(dot.isVisible() ? "shell.tab.item.unsaved" : "shell.tab.item", name.getText(), pack.getText()));
        item.setMnemonicParsing(false);
        if (chip.isVisible()) {
            item.setGraphic(new DtypeChip(chip.getDtype()));
        }
        item.setSelected(isFront);
        return item;
    }

    void close() {
        following.unsubscribe();
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.SELECTED ? Boolean.valueOf(isFront) : super.queryAccessibleAttribute(attribute, parameters);
    }

    private static Button closeButton(Runnable close) {
        var button = new Button(null, new FontIcon(Feather.X));
        button.getStyleClass().addAll("flat", "icon-only", "tab-close");
        button.setAccessibleText(Texts.of("shell.closeTab.text"));
        button.setFocusTraversable(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> close.run());
        // A press on the button is not a press on the header.
        button.addEventHandler(MouseEvent.MOUSE_PRESSED, Event::consume);
        return button;
    }

    private void show(DraftArray array) {
        name.setText(Names.elided(array.name(), MAX_NAME));
        show(chip, array.isReadable());
        if (array.isReadable()) {
            chip.setDtype(array.dtype().numpyName());
        }
        show(dot, array.unsavedEdits() > 0);
        tip.setText(Texts.of("shell.tab.item", Names.visible(array.name()), tab.pack().shownName()));
        describe();
    }

    private void describe() {
        setAccessibleText(pack.isVisible() ? Texts.of("shell.tab.item", name.getText(), pack.getText()) : name.getText());
    }

    private static void show(Region part, boolean isShown) {
        part.setVisible(isShown);
        part.setManaged(isShown);
    }
}
