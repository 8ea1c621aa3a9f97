package dev.flatline.simulator.fault;

import dev.flatline.simulator.link.PlacedToxic;

/** One step of a fault's recipe. */
sealed interface ProxyAction {
    void applyTo(ProxyControl proxy);

    record Add(PlacedToxic toxic) implements ProxyAction {
        @Override
        public void applyTo(ProxyControl proxy) {
            proxy.add(toxic);
        }
    }

    record Update(PlacedToxic toxic) implements ProxyAction {
        @Override
        public void applyTo(ProxyControl proxy) {
            proxy.update(toxic);
        }
    }

    record Remove(PlacedToxic toxic) implements ProxyAction {
        @Override
        public void applyTo(ProxyControl proxy) {
            proxy.remove(toxic);
        }
    }

    record Enable() implements ProxyAction {
        @Override
        public void applyTo(ProxyControl proxy) {
            proxy.enable();
        }
    }

    record Disable() implements ProxyAction {
        @Override
        public void applyTo(ProxyControl proxy) {
            proxy.disable();
        }
    }

    record StopAnswering() implements ProxyAction {
        @Override
        public void applyTo(ProxyControl proxy) {
            proxy.stopAnswering();
        }
    }
}
