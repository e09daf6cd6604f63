package numpack.app.shell.panel;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.value.ObservableValue;
import numpack.app.command.Command;
import numpack.app.command.CommandGroup;
import numpack.app.command.Commands;
import numpack.app.i18n.Texts;
import numpack.app.panel.Panel;
import numpack.app.panel.PanelSide;
import numpack.app.prefs.WorkspaceState.PanelState;

/// The panels of the window: at which side each is, and which are on the screen. Foreground only.
///
/// A panel is on the screen while the user wants it and its side has room. Left and right have room as long as the middle keeps a comfortable
/// width; where only one of them has, it is the one that was opened last, at first the left. In a window too narrow even for that, a panel that is
/// opened stays, alone at its side, and the other side makes way. Whatever made way comes back as soon as there is room.
public final class Panels {
    /// The bar of a table and the lines of a review fit into it: before it gets less, panels fold.
    static final double COMFORTABLE_MIDDLE = 660;

    private final List<ShownPanel> all;
    private final Map<PanelSide, Double> sizes = new EnumMap<>(PanelSide.class);
    private final Map<PanelSide, Boolean> hasRoom = new EnumMap<>(PanelSide.class);
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    private List<Command> commands = List.of();
    private double width = Double.MAX_VALUE;
    /// The side that stays where there is room for one.
    private PanelSide first = PanelSide.LEFT;
    private long uses;

    /// @param panels in the order in which they stand at a side and in the menu
    public Panels(List<Panel> panels) {
        all = panels.stream().map(panel -> new ShownPanel(panel, this)).toList();
        for (var side : PanelSide.values()) {
            sizes.put(side, usualSize(side));
        }
        fit();
    }

    /// Puts the commands that show and hide them into the catalogue.
    public void register(Commands catalogue, ObservableValue<Boolean> hasPack) {
        commands = all.stream().map(panel -> Command.toggling(CommandGroup.VIEW, panel.panel().commandId(), panel.panel().icon(), panel.shownProperty())
                .keys(panel.panel().keys()).enabledWhen(hasPack).because(hasPack.map(has -> has ? "" : Texts.of("command.whyNot.noPack")))).toList();
        commands.forEach(catalogue::register);
    }

    /// The commands that show and hide them, in their order.
    public List<Command> commands() {
        return commands;
    }

    /// How they stand, by name, and how large each side is.
    public Map<String, PanelState> states() {
        var states = new HashMap<String, PanelState>();
        for (var side : PanelSide.values()) {
            states.put(name(side), new PanelState(sizes.get(side), true));
        }
        for (var panel : all) {
            states.put(panel.panel().name(), new PanelState(panel.height, panel.isWanted, panel.isFolded, name(panel.side)));
        }
        return states;
    }

    /// Puts them back to how they stood; what is not named stays.
    public void bringBack(Map<String, PanelState> states) {
        for (var side : PanelSide.values()) {
            // The widths of the sides once had the names of the panels there.
            Stream.of(name(side), side == PanelSide.LEFT ? "explorer" : "details").map(states::get).filter(state -> state != null && state.width() > 0)
                    .findFirst().ifPresent(state -> resize(side, state.width()));
        }
        for (var panel : all) {
            Optional.ofNullable(states.get(panel.panel().name())).ifPresent(state -> bringBack(panel, state));
        }
        fit();
    }

    private static void bringBack(ShownPanel panel, PanelState state) {
        panel.isWanted = state.isShown();
        panel.isFolded = state.isFolded();
        Stream.of(PanelSide.values()).filter(side -> name(side).equals(state.side())).findFirst().ifPresent(side -> {
            panel.side = side;
            panel.height = state.width();
        });
    }

    /// Changes whenever a panel comes, goes, folds, unfolds or moves.
    ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    List<ShownPanel> all() {
        return all;
    }

    /// Those on the screen at a side, top to bottom; of some only the header is seen.
    List<ShownPanel> at(PanelSide side) {
        return all.stream().filter(panel -> panel.side == side && isOnScreen(panel)).toList();
    }

    double size(PanelSide side) {
        return sizes.get(side);
    }

    static double minSize(PanelSide side) {
        return switch (side) {
            case LEFT -> 180;
            case RIGHT -> 220;
            case BOTTOM -> 120;
        };
    }

    static double usualSize(PanelSide side) {
        return switch (side) {
            case LEFT -> 272;
            case RIGHT -> 320;
            case BOTTOM -> 240;
        };
    }

    /// Makes a side as wide, or the bottom as high, as is wanted.
    void resize(PanelSide side, double wanted) {
        sizes.put(side, Math.max(minSize(side), wanted));
    }

    /// Folds what there is no room for, and unfolds what there is room for again.
    void fit(double windowWidth) {
        width = windowWidth;
        fit();
    }

    /// Shows or hides a panel as the user wants it.
    void wish(ShownPanel panel, boolean isWanted) {
        if (isWanted) {
            open(panel, panel.side);
        } else {
            panel.isWanted = false;
            fit();
        }
    }

    /// Moves a panel to another side, where it is seen.
    void move(ShownPanel panel, PanelSide side) {
        panel.height = 0;
        open(panel, side);
    }

    /// Shows the header of a panel only.
    void fold(ShownPanel panel) {
        panel.isFolded = true;
        fit();
    }

    /// Says that a panel has no room for more than its header, or has it again.
    void squeeze(ShownPanel panel, boolean isSqueezed) {
        if (panel.isSqueezed != isSqueezed) {
            panel.isSqueezed = isSqueezed;
            panel.follow(isOnScreen(panel) && panel.isOpen());
        }
    }

    private void open(ShownPanel panel, PanelSide side) {
        panel.side = side;
        panel.isWanted = true;
        panel.isFolded = false;
        panel.isSqueezed = false;
        panel.lastUse = ++uses;
        if (side != PanelSide.BOTTOM) {
            panel.isByHand = !hasRoom.get(side);
            first = side;
            all.stream().filter(other -> other.side != side).forEach(other -> other.isByHand = false);
        }
        fit();
    }

    private void fit() {
        double room = width - COMFORTABLE_MIDDLE;
        var second = first == PanelSide.LEFT ? PanelSide.RIGHT : PanelSide.LEFT;
        fit(PanelSide.BOTTOM, true);
        fit(first, room >= minSize(first));
        fit(second, room >= minSize(second) + (at(first).isEmpty() ? 0 : minSize(first)));
        all.forEach(panel -> panel.follow(isOnScreen(panel) && panel.isOpen()));
        revision.set(revision.get() + 1);
    }

    private void fit(PanelSide side, boolean has) {
        hasRoom.put(side, has);
        if (has) {
            all.stream().filter(panel -> panel.side == side).forEach(panel -> panel.isByHand = false);
        }
    }

    private boolean isOnScreen(ShownPanel panel) {
        return panel.isWanted && (hasRoom.get(panel.side) || panel.isByHand);
    }

    private static String name(PanelSide side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}
