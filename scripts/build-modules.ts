/** `npm run modules`: builds every module of `content/modules` into `public/modules`, and their manifest. */

import { mkdir, writeFile } from 'node:fs/promises';
import { compileModule, moduleSources } from './lib/compile-module.ts';
import { manifestEntry } from './lib/module-manifest.ts';

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
