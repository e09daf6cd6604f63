package numpack.app.grid;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import numpack.app.grid.paint.GridHead;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Row and column numbers can be read: WCAG asks for a contrast of 4.5 between small text and what it stands on.
class HeadContrastTest {
    private static final double MIN_CONTRAST = 4.5;

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void headsAreReadableInEveryState(ThemeChoice choice) {
        Screens.onFx(() -> {
            for (var style : List.of("grid-row-head", "grid-column-head")) {
                for (var state : List.of("", "hovered", "selected", "whole", "dropped")) {
                    var head = new GridHead(style);
                    var grid = new GridView(new SampleModel(1, 1));
                    var parent = new StackPane(head);
                    parent.getStyleClass().add("grid-view");
                    parent.getStylesheets().setAll(grid.getStylesheets());
                    var scene = new Scene(parent);
                    Screens.theme(choice).install(scene);
                    Optional.of(state).filter(name -> !name.isEmpty())
                            .ifPresent(name -> head.pseudoClassStateChanged(PseudoClass.getPseudoClass(name), true));
                    parent.applyCss();

                    var ground = (Color) head.getBackground().getFills().getLast().getFill();
                    var contrast = contrast((Color) head.textNode().getFill(), ground);

                    assertTrue(contrast >= MIN_CONTRAST, () -> "%s %s in %s: %.2f".formatted(style, state, choice, contrast));
                }
            }
            return null;
        });
    }

    private static double contrast(Color one, Color other) {
        var a = luminance(one);
        var b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
