/** A cluster that is played, stopped, rewound and broken, by role and by keyboard. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const ADDRESS = '/embed/widget/cluster-lab/';

/** Opens the figure, reaches for it as a reader does, and waits until it answers. */
async function open(page: Page, query = ''): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(ADDRESS + query);
  await page.getByRole('figure').hover({ position: { x: 20, y: 20 } });
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

const time = (page: Page) => page.getByRole('slider', { name: 'Time' });
const printed = (page: Page) => page.getByRole('log');
const cluster = (page: Page) => page.getByRole('group', { name: /^The cluster at/ });

/** Pods in the picture: the items that hold no others. */
const pods = (page: Page, words: RegExp) =>
  cluster(page)
    .getByRole('listitem')
    .filter({ hasText: words, hasNot: page.getByRole('listitem') });

test('time goes back and forth by keyboard, and picture and terminal follow', async ({ page }) => {
  await open(page);
  await expect(printed(page)).toContainText('deployment.apps/web created');
  await time(page).focus();
  await page.keyboard.press('End');
  await expect(pods(page, /^w\d.*: ready/)).toHaveCount(3);
  await page.keyboard.press('Home');
  await expect(pods(page, /^w\d/)).toHaveCount(0);
  await expect(printed(page)).toContainText('Nothing has been done yet.');
  const next = page.getByRole('button', { name: 'Next event' });
  await next.focus();
  await page.keyboard.press('Enter');
  await expect(time(page)).toHaveAttribute('aria-valuetext', '500\u00A0ms');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Previous event' }).click();
  await expect(time(page)).toHaveAttribute('aria-valuetext', '500\u00A0ms');
});

test('what is done in the past drops what came later, and there is a way back', async ({
  page,
}) => {
  await open(page, '?preset=bad-image');
  await expect(pods(page, /ImagePullBackOff|ErrImagePull/)).toHaveCount(2);
  await page.getByRole('button', { name: 'Roll out web:2' }).click();
  const said = page.getByRole('status').filter({ hasText: 'you did something else' });
  await expect(said).toContainText('One action that came later is dropped.');
  await time(page).focus();
  await page.keyboard.press('End');
  await expect(pods(page, /: ready, Running, revision 3/)).toHaveCount(4);
  await page.getByRole('button', { name: 'Back to what was' }).click();
  await expect(pods(page, /ImagePullBackOff|ErrImagePull/)).toHaveCount(2);
  await time(page).focus();
  await page.keyboard.press('End');
  await expect(printed(page)).toContainText('kubectl rollout undo deployment/web');
});

test('the reader’s own manifest is read while it is written, and applied', async ({ page }) => {
  await open(page);
  const editor = page.getByRole('textbox', { name: 'Manifest in YAML' });
  await editor.click();
  await expect(page.locator('.cm-editor')).toBeVisible();
  await expect(page.getByText('To apply: Deployment web.')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: Web\n');
  const problems = page.getByRole('list', { name: 'What is to be said of the manifest' });
  await expect(problems).toContainText(/Line \d+, column \d+/);
  await expect(page.getByText('What runs stays as it is.')).toBeVisible();
  await page.getByRole('button', { name: /^kubectl apply at/ }).click();
  await time(page).focus();
  await page.keyboard.press('End');
  await expect(pods(page, /^w\d.*: ready/)).toHaveCount(3);
  await expect(page.getByRole('textbox', { name: 'Manifest in YAML' })).toContainText('name: Web');
});

test('a pod that doesn’t fit has its reasons, node by node', async ({ page }) => {
  await open(page, '?preset=does-not-fit');
  await expect(page.getByText('0/3 nodes are available: 3 Insufficient cpu')).toBeVisible();
  await expect(page.getByRole('row', { name: 'node-2 Insufficient cpu' })).toBeVisible();
});

test('a node without power is lost at once, and NotReady only later', async ({ page }) => {
  await open(page);
  await time(page).focus();
  await page.keyboard.press('End');
  await page.getByText('All actions and settings').click();
  await page.getByRole('combobox', { name: 'Do' }).selectOption('Cut the power of a node');
  await page.getByRole('combobox', { name: 'Node', exact: true }).selectOption('node-3');
  await page.getByRole('button', { name: /^Do it at/ }).click();
  await page.getByRole('button', { name: 'Next event' }).click();
  const node = cluster(page).getByRole('listitem').filter({ hasText: 'node-3' });
  await expect(node).toContainText('NotReady');
  await expect(node).toContainText('no power');
  await time(page).focus();
  await page.keyboard.press('End');
  await expect(pods(page, /: ready/)).toHaveCount(3);
});

test('the session goes along in its link', async ({ page }) => {
  await open(page, '?preset=rolling-update&version=20');
  await page.getByRole('button', { name: 'Scale web to 8' }).click();
  await expect(printed(page)).toContainText('deployment.apps/web scaled');
  const copy = page.getByRole('button', { name: 'Copy link' });
  await expect(async () => {
    await copy.click();
    await expect(page.getByLabel(/^Link/)).toHaveValue(/#lab=/, { timeout: 500 });
  }).toPass();
  const link = await page.getByLabel(/^Link/).inputValue();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(printed(page)).toContainText('kubectl scale deployment/web --replicas=8');
  await expect(page.getByText('Kubernetes 1.20, seed 42').first()).toBeVisible();
  await page.getByRole('figure').hover({ position: { x: 20, y: 20 } });
  await time(page).focus();
  await page.keyboard.press('End');
  await expect(pods(page, /: ready/)).toHaveCount(8);
  await page.goto('about:blank');
  await page.goto(`${ADDRESS}#lab=cut`);
  await expect(page.getByText('The session in this link can’t be read')).toBeVisible();
});

test('the words say what the picture shows', async ({ page }) => {
  await open(page, '?preset=control-plane');
  await page.getByText('In words', { exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^At 12\s?s: 4 nodes, pods: 4 ready/)).toBeVisible();
  await expect(page.getByRole('row', { name: /^Deployment web web:1 4/ })).toBeVisible();
  await expect(printed(page)).toContainText('The connection to the server');
});

test('the page answers while ten thousand pods are played', async ({ page }) => {
  await open(page, '?preset=large');
  await expect(page.getByText(/^played to/)).toBeVisible();
  await page.getByText('In words', { exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Restarts' })).toBeVisible();
  await expect(page.getByText(/^At 240\s?s: 1,000 nodes/)).toBeVisible({ timeout: 60_000 });
  const picture = page.getByRole('img', { name: '1,000 nodes, 0 not ready' });
  await expect(picture).toBeVisible();
  expect(await picture.locator('path').count()).toBeLessThan(10);
});

test('load comes, and pods follow it up and down', async ({ page }) => {
  await open(page, '?preset=autoscaling');
  const load = cluster(page).getByRole('list', { name: 'Load' });
  await expect(load).toContainText('web: 240 requests/s on 4 ready pods');
  await expect(load).toContainText(/measured at 240\s%.*should be at 50\s%\. 4 wanted, of 2 to 10/);
  await page.getByText('In words', { exact: true }).click();
  await expect(
    page.getByRole('paragraph').filter({ hasText: 'web: 240 requests/s' }),
  ).toBeVisible();
  await time(page).focus();
  await page.keyboard.press('End');
  await expect(load).toContainText('web: 40 requests/s on 2 ready pods');
  await page.getByText('All actions and settings').click();
  await page.getByRole('combobox', { name: 'Do' }).selectOption('Burst of load');
  await page.getByRole('combobox', { name: 'On', exact: true }).selectOption('deployment/web');
  await page.getByRole('textbox', { name: 'Number' }).fill('300');
  await page.getByRole('button', { name: /^Do it at/ }).click();
  await expect(load).toContainText('340 requests/s');
  await time(page).focus();
  await page.keyboard.press('End');
  await expect(pods(page, /^w\d.*: ready/)).toHaveCount(10);
  await expect(printed(page)).toContainText('[300 requests/s on deployment/web]');
});

test('Wasm pods have a class of their own, and nobody else’s is made up', async ({ page }) => {
  await open(page, '?preset=mixed');
  await expect(printed(page)).toContainText('runtimeclass.node.k8s.io/wasmtime created');
  await time(page).focus();
  await page.keyboard.press('End');
  await expect(pods(page, /^f\d.*: ready/)).toHaveCount(24);
});
