// Preloaded into a program by NODE_OPTIONS=--import=…: logs each connection of it and its children to another machine
// as one line of CONNECTIONS_FILE.
import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { env } from 'node:process';

const { connect } = Socket.prototype;
const LOCAL_HOST = /^(localhost|127\.\d+\.\d+\.\d+|::1|::|0\.0\.0\.0)$/;

Socket.prototype.connect = function (...args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const {
    host = 'localhost',
    port,
    path,
  } = typeof first === 'object' ? first : { port: first, host: typeof second === 'string' ? second : undefined };
  if (!path && !LOCAL_HOST.test(host)) appendFileSync(env['CONNECTIONS_FILE'], `${host}:${port}\n`);
  return connect.apply(this, args);
};
