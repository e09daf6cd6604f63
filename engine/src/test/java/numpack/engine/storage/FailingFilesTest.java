package numpack.engine.storage;

class FailingFilesTest extends DurableFilesContract {
    @Override
    DurableFiles files() {
        return FailingFiles.counting(DurableFiles.unsynced());
    }
}
