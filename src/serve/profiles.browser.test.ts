/** Profiles, network, reading view and citations in a real browser, with and without script. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { missing, overflow, useDesk } from './in-chromium.ts';
import { callReading, HOSTILE, hostileReading, makeStore } from './testing.ts';

const ARTICLE = `/articles/${encodeURIComponent(callReading.article.id)}`;
const WIDE = { viewport: { width: 1300, height: 900 } };

describe('profiles and network in Chromium', { skip: missing }, () => {
  const desk = useDesk(() => makeStore(HOSTILE.map(hostileReading)));
  const open = (options: object, lang = 'en') => desk.open({ lang, ...options });

  test('moving the slider shows its time without leaving the page', async () => {
    const { page, faults } = await open(WIDE);
    await page.goto(`${desk.address}/network`);
    assert.equal(await page.locator('.edges line').count(), 1);
    await page.locator('[name=months][value="1"]').check();
    await page.waitForURL(/months=1/);
    assert.equal(await page.locator('.edges line').count(), 1);
    assert.match((await page.locator('[data-shown]').textContent())!, /^March 2024$/);
    await page.locator('[data-node=JO]').hover();
    assert.equal(await page.locator('.net .lit [data-edge], .net [data-edge].lit').count(), 1);
    assert.deepEqual(faults, []);
    await page.context().close();
  });

  test('the network can be asked for a time without script', async () => {
    const { page } = await open({ ...WIDE, javaScriptEnabled: false });
    await page.goto(`${desk.address}/network`);
    assert.equal(await page.locator('[data-play]').isVisible(), false);
    await page.locator('[name=months][value="12"]').check();
    await page.locator('.range-acts button').first().click();
    assert.match(page.url(), /months=12/);
    await page.locator('.years-nav a').first().click();
    assert.match(page.url(), /at=[0-9]+&months=12/);
    assert.equal(await page.locator('.years-nav [aria-current]').count(), 1);
    await page.context().close();
  });

  test('a citation is copied by its button, and stands there as text without script', async () => {
    const { page } = await open({ ...WIDE, permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(desk.address + ARTICLE);
    await page.locator('[data-copy]').click();
    await page.locator('.copied:not(:empty)').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(copied.includes(callReading.article.title) && /SHA-256 [0-9a-f]{64}/.test(copied), copied);
    assert.ok(copied.includes('https://example.org/call'));
    await page.context().close();
    const plain = await open({ ...WIDE, javaScriptEnabled: false });
    await plain.page.goto(desk.address + ARTICLE);
    assert.equal(await plain.page.locator('[data-copy]').isVisible(), false);
    assert.match((await plain.page.locator('.citation').textContent())!, /SHA-256 [0-9a-f]{64}/);
    await plain.page.context().close();
  });

  test('layers of the report can be hidden, and numbers in the margin light their words, without script', async () => {
    const { page } = await open({ ...WIDE, javaScriptEnabled: false }, 'ar');
    await page.goto(desk.address + ARTICLE);
    const said = page.locator('.words mark.said').first();
    const line = () => said.evaluate((mark) => getComputedStyle(mark).textDecorationLine);
    assert.equal(await line(), 'underline');
    const number = page.locator('.margin .m-said a').first();
    const hue = () => said.evaluate((mark) => getComputedStyle(mark).backgroundImage);
    const dark = await hue();
    await number.hover();
    assert.notEqual(await hue(), dark);
    await page.locator('#layer-said').uncheck();
    assert.equal(await line(), 'none');
    assert.equal(await number.isVisible(), false);
    await page.context().close();
  });

  test('a link to words brings them into sight, lit', async () => {
    const { page } = await open({ viewport: { width: 360, height: 500 }, javaScriptEnabled: false }, 'ar');
    const { start, end, content } = callReading.statements[1]!;
    await page.goto(`${desk.address}${ARTICLE}?words=${start}-${end}#words`);
    const mark = page.locator('mark.sought').first();
    assert.equal(await mark.textContent(), content);
    // the browser scrolls when it draws, and without a window it draws for a picture
    await page.evaluate(() => document.fonts.ready.then(() => true));
    await page.screenshot();
    const box = (await mark.boundingBox())!;
    assert.ok(box.y >= 0 && box.y < 500, String(box.y));
    await page.context().close();
  });

  test('names made to break a page break none of these', async () => {
    const { page, faults } = await open({ viewport: { width: 360, height: 800 } });
    for (const words of HOSTILE)
      for (const folder of ['outlets', 'places']) {
        await page.goto(`${desk.address}/${folder}/${encodeURIComponent(words)}`);
        assert.equal(await page.evaluate(() => 'broken' in globalThis), false, words);
        assert.equal(await overflow(page), 0, `${folder} ${words}`);
      }
    assert.deepEqual(faults, []);
    await page.context().close();
  });
});
