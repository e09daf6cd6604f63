package numpack.app;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/// The JavaFX application: one window.
public final class WorkbenchApp extends Application {
    @Override
    public void start(Stage stage) {
        stage.setTitle("NumPack Workbench");
        stage.setScene(new Scene(new Label("NumPack Workbench"), 1280, 800));
        FirstFrame.watch(stage);
        stage.show();
    }
}
