// Runs after the driver of ours. The peer-learning map has ids of its own, and shows the fields of one row: the first
// and the last field of the first phase that are there stand for the first and last field of the harness's content.
globalThis.__driver.field = (host, i, id) => {
  const phase = __driver.inside(host.firstElementChild, 'process-map-phase');
  const fields = __driver.inside(phase, 'process-map-questions')?.shadowRoot?.querySelectorAll('textarea') ?? [];
  return (i === 0 && fields[id.endsWith('q1-s1') ? 0 : fields.length - 1]) || null;
};
