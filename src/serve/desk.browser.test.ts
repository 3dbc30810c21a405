import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { BrowserContextOptions } from 'playwright-core';
import { missing, overflow, useDesk, type Watched } from './in-chromium.ts';
import { callReading, HOSTILE, hostileReading, makeStore, PAGES } from './testing.ts';

const hostile = HOSTILE.map(hostileReading);

describe('the desk in Chromium', { skip: missing }, () => {
  const desk = useDesk(() => makeStore(hostile));

  const open = (options: BrowserContextOptions, lang = 'ar'): Promise<Watched> =>
    desk.open({ ...options, lang });

  test('the fonts of the desk are those it serves', async () => {
    const { page } = await open({});
    await page.goto(desk.address);
    const loaded = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
    });
    assert.ok(loaded.includes('Plex'));
    assert.ok(loaded.includes('Naskh'));
    await page.context().close();
  });

  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'with' : 'without';
    test(`pointing at a value lights up its words, ${how} script`, async () => {
      const { page } = await open({ viewport: { width: 1400, height: 900 }, javaScriptEnabled });
      const engagement = callReading.engagements[0]!;
      await page.goto(`${desk.address}/engagements/${encodeURIComponent(engagement.id)}`);
      const value = page.locator('.participants a.value').first();
      const number = (await value.getAttribute('href'))!.slice(2);
      const words = page.locator(`.words mark.w${number}`);
      assert.equal(await words.textContent(), engagement.participants[0]!.name);
      const hue = () => words.evaluate((mark) => getComputedStyle(mark).backgroundImage);
      const dark = await hue();
      await value.hover();
      assert.notEqual(await hue(), dark, 'by pointing');
      await page.mouse.move(0, 0);
      assert.equal(await hue(), dark);
      await value.focus();
      await page.keyboard.press('Enter');
      assert.match(page.url(), new RegExp(`#w${number}$`));
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      assert.notEqual(await hue(), dark, 'by following the link');
      await page.context().close();
    });
  }

  test('the keys j, k, / and ? move, search and explain', async () => {
    const { page, faults } = await open({ viewport: { width: 1400, height: 900 } });
    await page.goto(desk.address);
    const focused = () => page.evaluate(() => document.activeElement?.className ?? '');
    await page.keyboard.press('j');
    const first = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('href')), first);
    assert.equal(await focused(), 'entry-link');
    await page.keyboard.press('?');
    assert.ok(await page.locator('#keys').isVisible());
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => (document.activeElement as HTMLInputElement).name), 'q');
    assert.deepEqual(faults, []);
    await page.context().close();
  });

  test('the first Tab leads past the masthead', async () => {
    const { page } = await open({});
    await page.goto(desk.address);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('href')), '#main');
    await page.context().close();
  });

  test('theme and filter work without script', async () => {
    const { page } = await open({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
    await page.goto(desk.address);
    await page.locator('button[name=theme][value=dark]').click();
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    await page.locator('.filter summary').click();
    await page.selectOption('select[name=status]', 'planned');
    await page.locator('.filter .primary').click();
    assert.match(page.url(), /status=planned/);
    assert.equal(await page.locator('.entry').count(), 1);
    await page.context().close();
  });

  test('nothing of a hostile page runs, loads or breaks the layout', async () => {
    const { page, faults } = await open({ viewport: { width: 360, height: 800 } });
    const addresses = hostile.flatMap(({ article, engagements }) => [
      `/articles/${encodeURIComponent(article.id)}`,
      `/engagements/${encodeURIComponent(engagements[0]!.id)}`,
    ]);
    for (const address of ['/', ...addresses]) {
      await page.goto(desk.address + address);
      assert.equal(await page.evaluate(() => 'broken' in globalThis), false, address);
      assert.equal(await overflow(page), 0, address);
      assert.ok(await page.locator('main h1').isVisible(), address);
    }
    for (const words of HOSTILE) {
      await page.goto(`${desk.address}/read`);
      await page.fill('textarea', `${words}\n${words}`);
      await page.fill('input[name=title]', words);
      await page.locator('.paste .primary').click();
      assert.equal(await page.evaluate(() => 'broken' in globalThis), false, words);
      assert.equal(await overflow(page), 0, words);
    }
    assert.deepEqual(faults, []);
    await page.context().close();
  });

  test('a record prints without the parts that only serve a screen', async () => {
    const { page } = await open({ viewport: { width: 1000, height: 900 } });
    await page.goto(`${desk.address}${PAGES[3]}`);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('nav').first().isVisible(), false);
    assert.ok(await page.locator('.words').isVisible());
    await page.context().close();
  });
});
