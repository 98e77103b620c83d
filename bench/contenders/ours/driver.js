globalThis.__driver = {
  inside: (element, selector) => element?.shadowRoot?.querySelector(selector),
  target: (host, i) => __driver.inside(host.firstElementChild, 'process-map-diagram')?.shadowRoot?.querySelectorAll('[part~=station]')[i],
  // A field in a prompt that is closed is not on show.
  field: (host, i, id) => {
    const phase = __driver.inside(host.firstElementChild, 'process-map-phase');
    const field = __driver.inside(phase, 'process-map-questions')?.shadowRoot?.getElementById(id);
    return field && !field.closest('details:not([open])') ? field : null;
  },
};
