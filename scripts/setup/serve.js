import net from 'node:net';
import { ensureBuild, SERVER } from './build.js';
import { ensurePackages } from './packages.js';
import { run } from './run.js';

const HOST = '127.0.0.1';

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, HOST, () => probe.close(() => resolve(true)));
  });
}

/**
 * Installs and builds what is missing, then serves the web app on this machine only until it is stopped.
 * @returns {Promise<number>} the exit status
 */
export async function serve() {
  const port = Number(process.env['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    console.error(`PORT must be a number from 1 to 65535, not ${process.env['PORT']}.`);
    return 2;
  }
  if (!(await isFree(port))) {
    console.error(`Port ${port} is taken; name another one: PORT=${port + 1} npm start`);
    return 1;
  }
  await ensurePackages();
  await ensureBuild();
  console.log(`Serving Cellwright on http://localhost:${port} (Ctrl+C stops it).`);
  const { code } = await run(process.execPath, [SERVER], {
    env: {
      PORT: String(port),
      HOSTNAME: HOST,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    },
  });
  return code;
}
