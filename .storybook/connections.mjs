// Loaded before a program (NODE_OPTIONS=--import=…): writes down, a line each, to which other machine it or a child of it connects.
import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { env } from 'node:process';

const { connect } = Socket.prototype;
const HERE = /^(localhost|127\.\d+\.\d+\.\d+|::1|::|0\.0\.0\.0)$/;

Socket.prototype.connect = function (...args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const {
    host = 'localhost',
    port,
    path,
  } = typeof first === 'object' ? first : { port: first, host: typeof second === 'string' ? second : undefined };
  if (!path && !HERE.test(host)) appendFileSync(env['CONNECTIONS_FILE'], `${host}:${port}\n`);
  return connect.apply(this, args);
};
