/** `npm run conformance:wasi -- FOLDER...`: runs WASI test modules in Chromium, on the site's own host. */

import { openStage } from './conformance/browser.ts';
import { runFolders } from './conformance/run.ts';

const folders = process.argv.slice(2);
if (folders.length === 0 || folders.some((folder) => folder.startsWith('-'))) {
  console.error(
    'Which tests? Give a folder, or several, with files NAME.wasm:\n' +
      '  npm run --silent conformance:wasi -- FOLDER...',
  );
  process.exitCode = 1;
} else {
  const verdicts = await runFolders(folders, openStage);
  const failed = verdicts.filter(({ why }) => why !== undefined);
  for (const { name, why } of failed) console.log(`FAILED ${name}: ${why ?? ''}`);
  console.log(`${verdicts.length - failed.length} passed, ${failed.length} failed`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
