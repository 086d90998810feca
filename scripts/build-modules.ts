/** `npm run modules`: builds every module of `content/modules` into `public/modules`, their manifest, and the examples of the stack machine. */

import { mkdir, writeFile } from 'node:fs/promises';
import { assembleExamples, ASSEMBLED } from './lib/assemble-examples.ts';
import { compileModule, moduleSources } from './lib/compile-module.ts';
import { manifestEntry } from './lib/module-manifest.ts';
import { buildTestModules } from './lib/test-modules.ts';

const OUT = new URL('../public/modules/', import.meta.url);

await mkdir(OUT, { recursive: true });
const manifest = [];
for (const module of await moduleSources()) {
  const bytes = await compileModule(module);
  await writeFile(new URL(`${module.name}.wasm`, OUT), bytes);
  manifest.push(await manifestEntry(module, bytes));
  console.log(`${module.name}.wasm ${bytes.length.toLocaleString('en')} bytes`);
}
await writeFile(new URL('manifest.json', OUT), `${JSON.stringify(manifest, undefined, 2)}\n`);
await writeFile(ASSEMBLED, `${JSON.stringify(await assembleExamples(), undefined, 2)}\n`);
await buildTestModules();
