// `npm start`: the web app from a bare clone. Loads nothing that needs the packages or a current Node.
import { requireNode } from './setup/node-version.js';

requireNode();
const { serve } = await import('./setup/serve.js');
process.exitCode = await serve();
