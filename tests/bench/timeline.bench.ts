/**
 * How smooth the timeline is with 2,000 spans: frames while zooming and scrubbing, beside an empty
 * loop of frames and beside 20 spans in the same run. Run it with node; it needs a Chromium.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { build, preview } from 'vite';
import { findChromium, launchArguments } from '../../scripts/chromium.ts';

const ROOT = fileURLToPath(new URL('./timeline/', import.meta.url));
const FRAMES = Number(process.env.FRAMES ?? 180);

type Deed = 'nothing' | 'zoom' | 'scrub';

interface Frames {
  readonly median: number;
  readonly p95: number;
  /** Work of the main thread in a frame: script, style, layout, paint; milliseconds. */
  readonly work: number;
}

/** Does something in each frame, in the page, and gives the milliseconds between frames. */
function frames(page: Page, deed: Deed): Promise<number[]> {
  return page.evaluate(
    async ({ deed, count }) => {
      const body = document.querySelector('.tl-body');
      const knob = document.querySelector<HTMLInputElement>('input[type=range]');
      if (body === null || knob === null) throw new Error('no timeline');
      const box = body.getBoundingClientRect();
      const step = (frame: number) => {
        const inward = frame % 60 < 30;
        if (deed === 'zoom') {
          body.dispatchEvent(
            new WheelEvent('wheel', {
              bubbles: true,
              cancelable: true,
              ctrlKey: true,
              deltaY: inward ? -60 : 60,
              clientX: box.left + box.width / 2,
            }),
          );
        } else if (deed === 'scrub') {
          knob.value = String((frame % 60) / 60);
          knob.dispatchEvent(new Event('input', { bubbles: true }));
        }
      };
      const gaps: number[] = [];
      let before = await new Promise<number>(requestAnimationFrame);
      for (let frame = 0; frame < count; frame += 1) {
        step(frame);
        const now = await new Promise<number>(requestAnimationFrame);
        gaps.push(now - before);
        before = now;
      }
      return gaps;
    },
    { deed, count: FRAMES },
  );
}

async function measure(page: Page, deed: Deed): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  await frames(page, deed);
  const before = await busy();
  const gaps = (await frames(page, deed)).sort((a, b) => a - b);
  const work = ((await busy()) - before) / FRAMES;
  await session.detach();
  const at = (part: number) => gaps[Math.floor(gaps.length * part)] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), work };
}

const line = (name: string, { median, p95, work }: Frames, empty: Frames) =>
  `${name.padEnd(24)} ${median.toFixed(1)} ms a frame (${(median / empty.median).toFixed(2)} × empty), p95 ${p95.toFixed(1)} ms, work ${work.toFixed(1)} ms`;

async function run(address: string): Promise<void> {
  const found = findChromium();
  if (found === undefined) throw new Error('There is no Chromium on this machine.');
  const browser = await chromium.launch({ executablePath: found.path, args: launchArguments() });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.on('pageerror', (error) => {
      console.error(error);
    });
    const works = new Map<string, number>();
    for (const spans of [20, 2000]) {
      await page.goto(`${address}?spans=${String(spans)}`);
      await page.getByRole('slider').waitFor();
      const empty = await measure(page, 'nothing');
      console.log(line(`${String(spans)} spans, nothing`, empty, empty));
      for (const deed of ['zoom', 'scrub'] as const) {
        const result = await measure(page, deed);
        works.set(`${deed} ${String(spans)}`, result.work);
        console.log(line(`${String(spans)} spans, ${deed}`, result, empty));
      }
    }
    for (const deed of ['zoom', 'scrub']) {
      const ratio = (works.get(`${deed} 2000`) ?? 0) / (works.get(`${deed} 20`) ?? 1);
      console.log(`work of 2,000 spans beside 20, ${deed}: ${ratio.toFixed(1)} ×`);
    }
  } finally {
    await browser.close();
  }
}

const outDir = await mkdtemp(join(tmpdir(), 'timeline-bench-'));
const shared = { root: ROOT, logLevel: 'error', configFile: false } as const;
await build({
  ...shared,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { outDir, emptyOutDir: true },
});
const server = await preview({ ...shared, build: { outDir }, preview: { port: 0 } });
try {
  await run(server.resolvedUrls?.local[0] ?? '');
} finally {
  await server.close();
  await rm(outDir, { recursive: true, force: true });
}
