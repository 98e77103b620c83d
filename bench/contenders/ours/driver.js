globalThis.__driver = {
  // Usable means more than fields in sight: the entry says when, or throws.
  signals: true,
  inside: (element, selector) => element?.shadowRoot?.querySelector(selector),
  target: (host, i) => __driver.inside(host.firstElementChild, 'process-map-diagram')?.shadowRoot?.querySelectorAll('[part~=station]')[i],
  field: (host, i, id) => {
    const phase = __driver.inside(host.firstElementChild, 'process-map-phase');
    return __driver.inside(phase, 'process-map-questions')?.shadowRoot?.getElementById(id) ?? null;
  },
};
