import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { missing, useDesk } from './in-chromium.ts';
import { makeStore } from './testing.ts';
import { ALL_PAGES, MONDAY, TUESDAY } from './testing-stories.ts';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
/** WCAG 2.2 at level AA and what it builds on, and what axe calls good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What the script of axe adds to a page. */
interface Axed {
  readonly axe: { run(root: Document, options: { runOnly: readonly string[] }): Promise<AxeResults> };
}

describe('everybody can use the desk', { skip: missing }, () => {
  const desk = useDesk(() => makeStore([TUESDAY, MONDAY]));

  /** What axe finds wrong with a page, a line each. */
  async function violations(page: Page): Promise<readonly string[]> {
    await page.evaluate(AXE);
    const { passes, violations: found } = await page.evaluate(
      (tags) => (globalThis as unknown as Axed).axe.run(document, { runOnly: tags }),
      TAGS,
    );
    assert.ok(passes.length > 10, 'axe looked at the page');
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
    );
  }

  test('axe sees a picture without words and a button without a name', async () => {
    const { page } = await desk.open();
    await page.goto(`${desk.address}/about`);
    await page.evaluate(() => document.querySelector('main')!.append(document.createElement('button')));
    await page.evaluate(() => document.querySelector('main')!.append(document.createElement('img')));
    const ids = (await violations(page)).map((line) => line.split(' ')[0]);
    assert.deepEqual(ids.sort(), ['button-name', 'image-alt']);
    await page.context().close();
  });

  const VIEWS = [
    ['ar', 'light', 1280],
    ['ar', 'dark', 390],
    ['en', 'light', 390],
    ['en', 'dark', 1280],
  ] as const;
  for (const [lang, colorScheme, width] of VIEWS) {
    test(`axe finds nothing at ${width} pixels in ${lang}, ${colorScheme}`, async () => {
      const { page } = await desk.open({ lang, colorScheme, viewport: { width, height: 900 } });
      for (const address of ALL_PAGES) {
        await page.goto(desk.address + address);
        assert.deepEqual(await violations(page), [], address);
      }
      await page.context().close();
    });
  }
});
