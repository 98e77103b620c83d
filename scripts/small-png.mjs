// Encodes a screenshot as a small PNG: a palette of at most 256 colours, by median cut.
import { deflateSync } from 'node:zlib';

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? 0xedb88320 ^ (remainder >>> 1) : remainder >>> 1;
  return remainder >>> 0;
});

function createChunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const remainder = body.reduce((crc, byte) => CRC_TABLE[(crc ^ byte) & 255] ^ (crc >>> 8), 0xffffffff);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE((remainder ^ 0xffffffff) >>> 0);
  return Buffer.concat([length, body, checksum]);
}

/**
 * Reduces colours, given with their number of pixels, to a palette: its colours, and the index of each colour in it.
 */
function createPalette(counts, maxColours) {
  const getChannel = (colour, channel) => (colour >> (16 - 8 * channel)) & 255;
  const countPixels = (colours) => colours.reduce((sum, colour) => sum + counts.get(colour), 0);
  const createBox = (colours) => {
    const spans = [0, 1, 2].map((channel) => {
      const values = colours.map((colour) => getChannel(colour, channel));
      return values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [255, 0]);
    });
    const widths = spans.map(([low, high]) => high - low);
    const widest = widths.indexOf(Math.max(...widths));
    return { colours, widest, weight: widths[widest] * Math.sqrt(countPixels(colours)) };
  };
  const boxes = [createBox([...counts.keys()])];
  while (boxes.length < maxColours) {
    boxes.sort((a, b) => b.weight - a.weight);
    if (!boxes[0].weight) break;
    const { colours, widest } = boxes.shift();
    colours.sort((a, b) => getChannel(a, widest) - getChannel(b, widest));
    // Halves the number of pixels; neither half is empty.
    const half = countPixels(colours) / 2;
    let middle = 0;
    for (let sum = 0; middle < colours.length - 2 && (sum += counts.get(colours[middle])) < half; middle++);
    boxes.push(createBox(colours.slice(0, middle + 1)), createBox(colours.slice(middle + 1)));
  }
  const indexes = new Map();
  const colours = boxes.map(({ colours }, i) => {
    const total = countPixels(colours);
    for (const colour of colours) indexes.set(colour, i);
    return [0, 1, 2].map((channel) =>
      Math.round(colours.reduce((sum, colour) => sum + getChannel(colour, channel) * counts.get(colour), 0) / total),
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
