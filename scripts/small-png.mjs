// Makes a screenshot small: 256 colours at most, by median cut, as an indexed PNG.
import { deflateSync } from 'node:zlib';

const crcs = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE((body.reduce((c, byte) => crcs[(c ^ byte) & 255] ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0);
  return Buffer.concat([length, body, crc]);
}

/** Up to `most` colours for these pixels, each the mean of what it stands for, and which of them each colour takes. */
function palette(counts, most) {
  const channel = (colour, k) => (colour >> (16 - 8 * k)) & 255;
  const boxOf = (colours) => {
    const spans = [0, 1, 2].map((k) =>
      colours.reduce(([low, high], c) => [Math.min(low, channel(c, k)), Math.max(high, channel(c, k))], [255, 0]),
    );
    const widths = spans.map(([low, high]) => high - low);
    const widest = widths.indexOf(Math.max(...widths));
    return { colours, widest, weight: widths[widest] * Math.sqrt(colours.reduce((sum, c) => sum + counts.get(c), 0)) };
  };
  const boxes = [boxOf([...counts.keys()])];
  while (boxes.length < most) {
    boxes.sort((a, b) => b.weight - a.weight);
    if (!boxes[0].weight) break;
    const { colours, widest } = boxes.shift();
    colours.sort((a, b) => channel(a, widest) - channel(b, widest));
    // In half by how many pixels there are, and neither half empty.
    const half = colours.reduce((sum, c) => sum + counts.get(c), 0) / 2;
    let at = 0;
    for (let sum = 0; at < colours.length - 2 && (sum += counts.get(colours[at])) < half; at++);
    boxes.push(boxOf(colours.slice(0, at + 1)), boxOf(colours.slice(at + 1)));
  }
  const indexes = new Map();
  const colours = boxes.map(({ colours }, i) => {
    const all = colours.reduce((sum, c) => sum + counts.get(c), 0);
    for (const c of colours) indexes.set(c, i);
    return [0, 1, 2].map((k) => Math.round(colours.reduce((sum, c) => sum + channel(c, k) * counts.get(c), 0) / all));
  });
  return { colours, indexes };
}

/** A PNG of opaque pixels, four bytes each. */
export function smallPng(width, height, pixels) {
  const colourAt = (i) => (pixels[4 * i] << 16) | (pixels[4 * i + 1] << 8) | pixels[4 * i + 2];
  const counts = new Map();
  for (let i = 0; i < width * height; i++) counts.set(colourAt(i), (counts.get(colourAt(i)) ?? 0) + 1);
  const { colours, indexes } = palette(counts, 256);
  const rows = Buffer.alloc((width + 1) * height);
  for (let i = 0; i < width * height; i++) rows[i + Math.floor(i / width) + 1] = indexes.get(colourAt(i));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(colours.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
