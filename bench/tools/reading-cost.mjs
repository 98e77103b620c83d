// How much of settled CPU is the instrument itself: thread CPU of a reading of Performance.getMetrics on an empty page.
import { startServer } from '../lib/server.mjs';
import { launch, sleep } from '../lib/browser.mjs';
const server = await startServer([]), browser = await launch(process.argv[2]);
const page = await browser.open(server.origin, '');
await sleep(500);
for (let round = 0; round < 5; round++) {
  const READINGS = 20, before = await page.metrics();
  for (let i = 0; i < READINGS; i++) { await sleep(50); await page.metrics(); }
  const after = await page.metrics(), grown = (k) => ((after[k] - before[k]) * 1000) / (READINGS + 1);
  console.log(`ms a reading, 50 ms apart: ${grown('TaskDuration').toFixed(2)} in all, ${(grown('TaskDuration') - grown('DevToolsCommandDuration')).toFixed(2)} without DevToolsCommandDuration`);
}
await page.close();
await browser.close();
server.close();
