/// The front door of the engine.
package numpack.engine;
