/** Correcting, adding and signing in, in a real browser, with and without script. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { hashPassword } from './accounts.ts';
import { missing, openPage, useDesk } from './in-chromium.ts';
import { serve } from './serve.ts';
import { callReading } from './testing.ts';

const ID = callReading.engagements[0]!.id;
const ENGAGEMENT = `/engagements/${encodeURIComponent(ID)}`;
const ARTICLE = `/articles/${encodeURIComponent(callReading.article.id)}`;
describe('correcting in Chromium', { skip: missing }, () => {
  const desk = useDesk();

  const open = (options: object = {}) => desk.open({ viewport: { width: 1400, height: 900 }, ...options });
  const correction = async () => (await desk.store.corrections.list({}, { limit: 1 })).items[0]!;

  /** Selects words of the report as a hand does, and lets go of them. */
  const select = (page: Page, words: string): Promise<void> =>
    page.evaluate((wanted) => {
      const walker = document.createTreeWalker(document.querySelector('.words')!, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent!.indexOf(wanted);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        getSelection()!.removeAllRanges();
        getSelection()!.addRange(range);
        node.parentElement!.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
      }
    }, words);

  test('words selected in the report go into the field that was used last', async () => {
    const { page, faults } = await open();
    await page.goto(`${desk.address}${ENGAGEMENT}/correct`);
    assert.ok(await page.locator('.select-hint').isVisible());
    await page.fill('input[name=date]', '2024-03-04');
    await page.locator('input[name="words.date"]').focus();
    await select(page, 'نريد أفعالا');
    assert.equal(await page.inputValue('input[name="words.date"]'), 'نريد أفعالا');
    await page.fill('input[name=by]', 'أمل');
    await page.locator('.correction-form .primary').click();
    assert.equal(new URL(page.url()).pathname, ENGAGEMENT);
    assert.ok(await page.locator('.was del').isVisible());
    const { value, evidence } = await correction();
    assert.deepEqual([value, evidence[0]!.words], ['2024-03-04', 'نريد أفعالا']);
    assert.deepEqual(faults, []);
    await page.context().close();
  });

  test('what was missed is added at the very place of the selection', async () => {
    const { page, faults } = await open();
    await page.goto(`${desk.address}${ARTICLE}/add`);
    await select(page, 'قال النجار');
    assert.equal(await page.inputValue('input[name="words.kind"]'), 'قال النجار');
    const start = callReading.article.body.indexOf('قال النجار');
    assert.equal(await page.locator('input[name=start]').inputValue(), String(start));
    await page.fill('input[name="p0.name"]', 'كريم النجار');
    await page.fill('input[name=by]', 'أمل');
    await page.locator('.correction-form .primary').click();
    assert.match(page.url(), /\/engagements\//);
    assert.equal((await correction()).evidence[0]!.start, start);
    assert.deepEqual(faults, []);
    await page.context().close();
  });

  test('without script words are pasted, a misreading is marked and taken back', async () => {
    const { page } = await open({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
    await page.goto(`${desk.address}${ENGAGEMENT}/correct`);
    assert.equal(await page.locator('.select-hint').isVisible(), false);
    await page.fill('input[name=until]', '2024-03-06');
    await page.fill('input[name="words.date"]', 'ليست في الخبر');
    await page.fill('input[name=by]', 'بدر');
    await page.locator('.correction-form .primary').click();
    assert.ok(await page.locator('[role=alert]').isVisible());
    await page.fill('input[name="words.date"]', '');
    await page.locator('.correction-form .primary').click();
    assert.equal(new URL(page.url()).pathname, ENGAGEMENT);
    await page.locator('.misread summary').click();
    await page.locator('.misread button').click();
    assert.ok(await page.locator('.misread-notice').isVisible());
    await page.goto(`${desk.address}/corrections`);
    await page.locator('.correction .quiet').first().click();
    assert.equal((await correction()).act, 'undo');
    await page.context().close();
  });

  for (const javaScriptEnabled of [true, false]) {
    test(`a file is read and its job told, ${javaScriptEnabled ? 'as it goes' : 'without script'}`, async () => {
      const { page, faults } = await open({ javaScriptEnabled });
      await page.goto(`${desk.address}/sources`);
      const text = 'استقبل وزير الخارجية المصري سامح شكري اليوم نظيره الأردني أيمن الصفدي.';
      const rows = Array.from({ length: 20 }, (_, i) =>
        JSON.stringify({ id: `${javaScriptEnabled}${i}`, text }),
      );
      const buffer = Buffer.from(rows.join('\n'));
      await page.setInputFiles('input[type=file]', { name: 'rows.jsonl', mimeType: 'text/plain', buffer });
      await page.locator('form[action="/files"] .primary').click();
      assert.match(page.url(), /\/jobs\/\d+$/);
      for (let i = 0; i < 40 && !(await page.locator('.job-state.is-done').isVisible()); i++) {
        await page.waitForTimeout(100);
        if (!javaScriptEnabled)
          await page
            .locator('.actions-line a.button')
            .click({ timeout: 500 })
            .catch(() => {});
      }
      assert.match((await page.locator('[data-count=kept]').textContent())!, /^(?:20|٢٠)$/u);
      assert.deepEqual(faults, []);
      await page.context().close();
    });
  }

  test('one signs in to a shared desk, with and without script, and out again', async () => {
    const password = 'a long enough one';
    const users = new Map([
      ['amal', { name: 'amal', role: 'reader' as const, password: await hashPassword(password) }],
    ]);
    const shared = await serve({ store: desk.store, port: 0, accounts: { users } });
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await openPage(desk.browser, {
        address: shared.address,
        javaScriptEnabled,
        lang: 'en',
      });
      await page.goto(`${shared.address}/search?q=x`);
      assert.match(page.url(), /\/sign-in\?back=/);
      await page.fill('input[name=name]', 'amal');
      await page.fill('input[name=password]', password);
      await page.locator('.sign-in .primary').click();
      assert.equal(new URL(page.url()).pathname, '/search');
      await page.goto(shared.address + ENGAGEMENT);
      assert.equal(await page.locator('.correcting-line').count(), 0, 'readers do not correct');
      await page.locator('.account .quiet').click();
      assert.match(page.url(), /\/sign-in$/);
      await page.context().close();
    }
    await shared.close();
  });
});
