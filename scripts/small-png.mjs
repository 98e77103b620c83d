// Encodes a screenshot as a small PNG: a palette of at most 256 colours, by median cut.
import { deflateSync } from 'node:zlib';

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function createChunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE((body.reduce((c, byte) => CRC_TABLE[(c ^ byte) & 255] ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0);
  return Buffer.concat([length, body, crc]);
}

/**
 * Reduces colours, given with their number of pixels, to a palette: its colours, and the index of each colour in it.
 */
function createPalette(counts, maxColours) {
  const getChannel = (colour, k) => (colour >> (16 - 8 * k)) & 255;
  const createBox = (colours) => {
    const spans = [0, 1, 2].map((k) =>
      colours.reduce(([low, high], c) => [Math.min(low, getChannel(c, k)), Math.max(high, getChannel(c, k))], [255, 0]),
    );
    const widths = spans.map(([low, high]) => high - low);
    const widest = widths.indexOf(Math.max(...widths));
    return { colours, widest, weight: widths[widest] * Math.sqrt(colours.reduce((sum, c) => sum + counts.get(c), 0)) };
  };
  const boxes = [createBox([...counts.keys()])];
  while (boxes.length < maxColours) {
    boxes.sort((a, b) => b.weight - a.weight);
    if (!boxes[0].weight) break;
    const { colours, widest } = boxes.shift();
    colours.sort((a, b) => getChannel(a, widest) - getChannel(b, widest));
    // Halves the number of pixels; neither half is empty.
    const half = colours.reduce((sum, c) => sum + counts.get(c), 0) / 2;
    let middle = 0;
    for (let sum = 0; middle < colours.length - 2 && (sum += counts.get(colours[middle])) < half; middle++);
    boxes.push(createBox(colours.slice(0, middle + 1)), createBox(colours.slice(middle + 1)));
  }
  const indexes = new Map();
  const colours = boxes.map(({ colours }, i) => {
    const total = colours.reduce((sum, c) => sum + counts.get(c), 0);
    for (const c of colours) indexes.set(c, i);
    return [0, 1, 2].map((k) =>
      Math.round(colours.reduce((sum, c) => sum + getChannel(c, k) * counts.get(c), 0) / total),
    );
  });
  return { colours, indexes };
}

/** Encodes opaque pixels of four bytes each as a PNG. */
export function encodePng(width, height, pixels) {
  const getColour = (i) => (pixels[4 * i] << 16) | (pixels[4 * i + 1] << 8) | pixels[4 * i + 2];
  const counts = new Map();
  for (let i = 0; i < width * height; i++) counts.set(getColour(i), (counts.get(getColour(i)) ?? 0) + 1);
  const { colours, indexes } = createPalette(counts, 256);
  const rows = Buffer.alloc((width + 1) * height);
  for (let i = 0; i < width * height; i++) rows[i + Math.floor(i / width) + 1] = indexes.get(getColour(i));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    createChunk('IHDR', header),
    createChunk('PLTE', Buffer.from(colours.flat())),
    createChunk('IDAT', deflateSync(rows, { level: 9 })),
    createChunk('IEND', Buffer.alloc(0)),
  ]);
}
