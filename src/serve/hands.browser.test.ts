/** What hands do on the desk: typing and choosing, arrow keys, dragging, Tab alone; each in both directions. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { missing, useDesk } from './in-chromium.ts';
import { callReading, makeStore } from './testing.ts';
import { ALL_PAGES, MONDAY, TUESDAY } from './testing-stories.ts';

const WIDE = { viewport: { width: 1300, height: 900 } };
const ADD = `/articles/${encodeURIComponent(callReading.article.id)}/add`;
const LANGUAGES = ['ar', 'en'] as const;

describe('hands on the desk', { skip: missing }, () => {
  const desk = useDesk(() => makeStore([TUESDAY, MONDAY]));

  for (const lang of LANGUAGES)
    test(`suggestions are gone through by arrow keys and taken by Enter (${lang})`, async () => {
      const { page, faults } = await desk.open({ ...WIDE, lang });
      await page.goto(`${desk.address}/search`);
      const field = page.locator('main input[name=q]');
      const list = page.locator('[role=listbox]').first();
      const chosen = () => field.getAttribute('aria-activedescendant');
      await field.pressSequentially('صحي');
      await list.waitFor({ state: 'visible' });
      assert.equal(await field.getAttribute('aria-expanded'), 'true');
      assert.equal(await list.getAttribute('id'), await field.getAttribute('aria-controls'));
      const options = await list.locator('[role=option]').count();
      assert.ok(options >= 2, String(options));
      assert.equal(await chosen(), null);
      await page.keyboard.press('ArrowDown');
      const first = await chosen();
      await page.keyboard.press('ArrowDown');
      assert.notEqual(await chosen(), first);
      await page.keyboard.press('ArrowUp');
      assert.equal(await chosen(), first);
      assert.equal(await page.locator(`#${first}`).getAttribute('aria-selected'), 'true');
      await page.keyboard.press('ArrowUp');
      assert.equal(await chosen(), null, 'above the first is the field itself');
      await page.keyboard.press('ArrowUp');
      assert.equal(await chosen(), await list.locator('[role=option]').last().getAttribute('id'));
      await page.keyboard.press('Escape');
      assert.equal(await list.isVisible(), false);
      assert.equal(await field.inputValue(), 'صحي', 'what was typed stays');
      await field.pressSequentially('ف');
      await list.waitFor({ state: 'visible' });
      await page.keyboard.press('ArrowDown');
      const value = await page.locator(`#${await chosen()} bdi`).textContent();
      await page.keyboard.press('Enter');
      await page.waitForURL(/q=/);
      assert.equal(new URL(page.url()).searchParams.get('q'), `"${value}"`);
      assert.deepEqual(faults, []);
      await page.context().close();
    });

  test('suggestions close when the field is left, and Enter alone searches for what was typed', async () => {
    const { page } = await desk.open(WIDE);
    await page.goto(`${desk.address}/search`);
    const list = page.locator('[role=listbox]').first();
    await page.locator('main input[name=q]').pressSequentially('صحيف');
    await list.waitFor({ state: 'visible' });
    await page.keyboard.press('Tab');
    await list.waitFor({ state: 'hidden' });
    await page.locator('main input[name=q]').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    assert.equal(new URL(page.url()).searchParams.get('q'), 'صحيف');
    await page.context().close();
  });

  for (const lang of LANGUAGES)
    test(`arrow keys go from day to day of the calendar, forward where reading goes (${lang})`, async () => {
      const { page, faults } = await desk.open({ ...WIDE, lang });
      for (const [path, of] of [
        ['/calendar?month=2024-03', '.cal-day'],
        ['/today?day=2024-03-06', '.small-month td a'],
      ] as const) {
        await page.goto(desk.address + path);
        const day = () =>
          page.evaluate(() => document.activeElement?.getAttribute('href')?.match(/day=([0-9-]+)/)?.[1]);
        const [ahead, back] = lang === 'ar' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
        await page.locator(`${of}[href*="2024-03-13"]`).first().focus();
        assert.equal(await day(), '2024-03-13');
        const way: (string | undefined)[] = [];
        for (const key of [ahead, 'ArrowDown', back, 'ArrowUp'] as const) {
          await page.keyboard.press(key);
          way.push(await day());
        }
        assert.deepEqual(way, ['2024-03-14', '2024-03-21', '2024-03-20', '2024-03-13'], path);
        await page.keyboard.press('Enter');
        await page.waitForURL(/day=2024-03-13/);
      }
      assert.deepEqual(faults, []);
      await page.context().close();
    });

  /** Where a run of words of the report is on the screen. */
  const boxOf = (page: Page, words: string) =>
    page.evaluate((wanted) => {
      const walker = document.createTreeWalker(document.querySelector('.words')!, NodeFilter.SHOW_TEXT);
      const found = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent!.indexOf(wanted);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        node.parentElement!.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { x, y, width, height } = range.getBoundingClientRect();
        found.push({ x, y, width, height });
      }
      return found[0]!;
    }, words);

  for (const lang of LANGUAGES)
    test(`words that were missed are chosen by dragging over them (${lang})`, async () => {
      const { page, faults } = await desk.open({ ...WIDE, lang });
      await page.goto(desk.address + ADD);
      const words = 'يعملان';
      const { x, y, width, height } = await boxOf(page, words);
      // Arabic begins at the right, in either language of the desk
      await page.mouse.move(x + width + 1, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
      await page.mouse.move(x - 1, y + height / 2, { steps: 4 });
      await page.mouse.up();
      const field = page.locator('input[name="words.kind"]');
      await page.waitForFunction(() => {
        const it = document.querySelector<HTMLInputElement>('input[name="words.kind"]');
        return it !== null && it.value !== '';
      });
      assert.equal(await field.inputValue(), words);
      const start = callReading.article.body.indexOf(words);
      assert.equal(await page.locator('input[name=start]').inputValue(), String(start));
      assert.deepEqual(faults, []);
      await page.context().close();
    });

  for (const lang of LANGUAGES)
    test(`dragging over the density chooses the days under it, the wheel goes in and out (${lang})`, async () => {
      const { page, faults } = await desk.open({ ...WIDE, lang });
      await page.goto(`${desk.address}/?since=2024-03-01&until=2024-03-31`);
      const drawing = page.locator('#density svg[data-days]');
      const box = (await drawing.boundingBox())!;
      const days = Number(await drawing.getAttribute('data-days'));
      /** The middle of a day of the month, where this direction has it. */
      const at = (day: number): number => {
        const share = (day - 0.5) / days;
        return box.x + box.width * (lang === 'ar' ? 1 - share : share);
      };
      await page.mouse.move(at(5), box.y + 20);
      await page.mouse.down();
      await page.mouse.move(at(7), box.y + 22, { steps: 3 });
      await page.mouse.move(at(9), box.y + 22, { steps: 3 });
      assert.equal(await page.locator('.drawn').count(), 1);
      await page.mouse.up();
      await page.waitForURL(/since=2024-03-05/);
      assert.equal(new URL(page.url()).searchParams.get('until'), '2024-03-09');
      await page.goBack();
      await page.locator('#density').waitFor();
      await page.mouse.move(at(5), box.y + 20);
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -100);
      await page.waitForURL((url) => url.searchParams.get('since') !== '2024-03-01');
      await page.keyboard.up('Control');
      const { searchParams } = new URL(page.url());
      const [since, until] = ['since', 'until'].map((it) => searchParams.get(it)!);
      assert.ok(since! <= '2024-03-05' && until! >= '2024-03-05', `${since} ${until}`);
      assert.ok(Date.parse(until!) - Date.parse(since!) < 17 * 86_400_000, 'half of the month');
      assert.deepEqual(faults, []);
      await page.context().close();
    });

  test('a click on the density leads into the bar, and no drag begins', async () => {
    const { page } = await desk.open(WIDE);
    await page.goto(desk.address);
    const bar = page.locator('#density svg rect.held').first();
    await bar.click();
    await page.waitForURL(/since=/);
    assert.equal(await page.locator('.drawn').count(), 0);
    await page.context().close();
  });

  /** Everything that Tab reaches on a page, in order; what has the focus and does not show it is a fault. */
  async function tabs(page: Page): Promise<{ reached: readonly number[]; unseen: readonly string[] }> {
    const reached: number[] = [];
    const unseen: string[] = [];
    for (let i = 0; i < 400; i++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const style = getComputedStyle(element);
        const isSeen = style.outlineStyle !== 'none' || element.matches('svg *, input, select, textarea');
        const all = [...document.querySelectorAll('*')];
        return { at: all.indexOf(element), seen: isSeen ? '' : element.outerHTML.slice(0, 120) };
      });
      // past the last it begins anew, by way of the browser's own or at once
      if (at === null || at.at === reached[0]) break;
      reached.push(at.at);
      if (at.seen) unseen.push(at.seen);
    }
    return { reached, unseen };
  }

  test('Tab alone reaches every link, field and button of every page in the order of reading, and shows where it is', async () => {
    const { page } = await desk.open(WIDE);
    for (const address of ALL_PAGES) {
      await page.goto(desk.address + address);
      const { reached, unseen } = await tabs(page);
      assert.deepEqual(unseen, [], address);
      // a field that has the focus at first is where the round begins
      const first = reached.indexOf(Math.min(...reached));
      const round = [...reached.slice(first), ...reached.slice(0, first)];
      assert.deepEqual(
        round,
        round.toSorted((a, b) => a - b),
        address,
      );
      const missed = await page.evaluate((found) => {
        const all = [...document.querySelectorAll('*')];
        const radios = (it: Element) => it instanceof HTMLInputElement && it.type === 'radio';
        return all
          .filter((it) => it.matches('a[href], button, input:not([type=hidden]), select, textarea, summary'))
          .filter(
            (it) => it.checkVisibility({ visibilityProperty: true }) && !it.closest('dialog:not([open])'),
          )
          .filter(
            (it) =>
              it.getAttribute('tabindex') !== '-1' && !(it as HTMLButtonElement).disabled && !radios(it),
          )
          .filter((it) => !found.includes(all.indexOf(it)))
          .map((it) => it.outerHTML.slice(0, 120));
      }, reached);
      assert.deepEqual(missed, [], address);
    }
    await page.context().close();
  });
});
