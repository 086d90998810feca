/** A figure in a frame of another site that may run scripts and nothing else: no storage, no forms, no origin. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from 'playwright/test';
import { expect, test } from '../e2e/fixtures.ts';

let host: Server;

test.beforeAll(async () => {
  host = createServer((request, response) => {
    const source = new URL(request.url ?? '/', 'http://host').searchParams.get('src') ?? '';
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><title>Host</title><iframe title="figure" sandbox="allow-scripts" width="900" height="1400" src="${encodeURI(source)}"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => {
    host.listen(0, '127.0.0.1', resolve);
  });
});

test.afterAll(() => {
  host.close();
});

/** Another site than the figures': a name and a number of one machine are two sites for a browser. */
async function framed(
  page: Page,
  baseURL: string | undefined,
  path: string,
): Promise<FrameLocator> {
  const { port } = host.address() as AddressInfo;
  const source = encodeURIComponent(new URL(path, baseURL).href);
  await page.goto(`http://127.0.0.1:${String(port)}/?src=${source}`);
  return page.frameLocator('iframe');
}

// The host's own page is the one request that goes elsewhere.
test.beforeEach(({ allowError }) => {
  allowError(/^request to another origin: http:\/\/127\.0\.0\.1/u);
});

test('a program reads the line that was typed and sent with Enter', async ({ page, baseURL }) => {
  const figure = await framed(page, baseURL, '/embed/widget/capability-lab/?module=ask-name');
  await figure.getByRole('button', { name: 'Run' }).click();
  await expect(figure.getByText('The program waits for input')).toBeVisible();
  const line = figure.getByRole('textbox', { name: 'Standard input' });
  await line.fill('Ada');
  await line.press('Enter');
  await expect(figure.getByText(/Ada[.,!]/u).first()).toBeVisible();
  await line.fill('Grace');
  await figure.getByRole('button', { name: 'Send' }).click();
  await expect(figure.getByText(/Grace[.,!]/u).first()).toBeVisible();
  await line.press('Control+d');
  await expect(figure.getByText(/Ended with exit code 0/u).first()).toBeVisible();
});

test('a new file is made', async ({ page, baseURL }) => {
  const figure = await framed(page, baseURL, '/embed/widget/capability-lab/');
  const name = figure.getByRole('textbox', { name: 'New file' });
  await name.fill('a.txt');
  await name.press('Enter');
  await expect(figure.getByText('a.txt is there, empty.')).toBeVisible();
});

test('the text form is assembled and run', async ({ page, baseURL }) => {
  const figure = await framed(page, baseURL, '/embed/widget/playground/');
  await figure.getByRole('button', { name: 'Run' }).click();
  await expect(figure.getByText('Hello from a module written by hand').last()).toBeVisible();
});
