package numpack.app.array;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import numpack.app.i18n.Texts;
import numpack.app.problem.NameTexts;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import numpack.engine.error.reason.NameFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ArrayFormsTest {
    private static final String TAKEN = NameTexts.of(new NameFault.Taken("labels"));

    private final NewArrayViewModel model = new NewArrayViewModel(
            name -> name.equals("labels") ? Optional.of(new NameFault.Taken(name)) : Optional.empty(), 1_000_000);
    private NewArrayView form;

    @Start
    void start(Stage stage) {
        form = new NewArrayView(model);
        var scene = new Scene(form, 500, 300);
        Screens.theme(ThemeChoice.LIGHT).install(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @Test
    void theFieldThatIsWrongSaysSoAndNoOther(FxRobot robot) {
        assertEquals(List.of(), complaints(), "a form that was just opened complains of nothing");

        robot.clickOn(form.firstField()).write("labels");
        assertEquals(List.of("labels: " + TAKEN), complaints());

        robot.write("2");
        robot.interact(() -> model.shapeProperty().set("3,,4"));
        assertEquals(List.of("3,,4: " + Texts.of("array.shape.refused")), complaints());

        robot.interact(() -> {
            model.shapeProperty().set("3");
            model.element().textProperty().set("300");
        });
        assertEquals(List.of(), complaints());
        robot.interact(() -> model.dtypeProperty().set("uint8"));
        assertEquals(List.of("300: " + Texts.of("array.element.refused", "300", "uint8", "0", "255")), complaints(), "the type makes it wrong");
        robot.interact(() -> {
            model.dtypeProperty().set("float16");
            model.element().textProperty().set("2049");
        });
        assertEquals(List.of("2049: " + Texts.of("array.element.loses", "2049", "float16", "2048.0")), complaints());
        robot.interact(() -> Screens.write(form.getScene(), "array-form-wrong"));
    }

    @Test
    void aNameTakenAwayAgainIsMissingButNotWrong(FxRobot robot) {
        robot.clickOn(form.firstField()).write("labels").push(KeyCode.SHORTCUT, KeyCode.A).push(KeyCode.DELETE);
        assertEquals("", model.nameProperty().get());
        assertEquals(List.of(), complaints());
    }

    @Test
    void typingInTheListOfTypesChoosesTheFirstThatBeginsSo(FxRobot robot) {
        robot.interact(() -> form.lookup(".combo-box").requestFocus());
        robot.type(KeyCode.U);
        assertEquals("uint8", ((ComboBox<?>) form.lookup(".combo-box")).getValue());
        assertEquals("uint8", model.dtypeProperty().get());
    }

    private List<String> complaints() {
        WaitForAsyncUtils.waitForFxEvents();
        return Screens.onFx(() -> form.lookupAll(".judged-field:invalid").stream().map(TextField.class::cast)
                .map(field -> field.getText() + ": " + field.getAccessibleHelp()).toList());
    }
}
