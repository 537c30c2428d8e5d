// `npm run build`: the web app, ready to serve, unless it is up to date.
import { ensureBuild } from './setup/build.js';

await ensureBuild();
