/**
 * Every page in both directions, wide and narrow, light and dark, with and without script: as wide as its window, in
 * its own direction, without a fault. The same with letters twice as large, and where motion is not wanted. A few
 * views are held against how their boxes stood when they were last looked at (`docs/decisions/010-views-as-boxes.md`).
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { Store } from '../store/store.ts';
import { missing, overflow, useDesk } from './in-chromium.ts';
import { HOSTILE, hostileReading, makeStore } from './testing.ts';
import { ALL_PAGES, MONDAY, TUESDAY } from './testing-stories.ts';

const WIDTHS = [360, 1400] as const;
const LANGUAGES = ['ar', 'en'] as const;
/** A folder for pictures of all views, for looking at; none are made without. */
const PICTURES = process.env.LIQA_PICTURES;
const NARROW = 320;

/** What is wrong with a page that is open. */
const faultsOf = async (page: Page, lang: string): Promise<readonly string[]> => {
  const wide = await overflow(page);
  const found = await page.evaluate(
    (direction) => {
      const heads = document.querySelectorAll('h1').length;
      const main = document.querySelector('main')?.getBoundingClientRect();
      return [
        getComputedStyle(document.body).direction === direction ? '' : 'direction',
        heads === 1 ? '' : `${heads} headings of the first level`,
        main && main.height > 40 ? '' : 'no main part',
      ];
    },
    lang === 'ar' ? 'rtl' : 'ltr',
  );
  return [wide === 0 ? '' : `wider than its window by ${wide}`, ...found].filter(Boolean);
};

/** Two reports of one meeting, some that want to get out of their place, and a job that ended. */
async function makeFull(): Promise<Store> {
  const store = await makeStore([TUESDAY, MONDAY, ...HOSTILE.slice(0, 3).map(hostileReading)]);
  const at = '2024-03-06T00:00:00.000Z';
  const counts = { kept: 1, known: 0, engagements: 1, failed: 1 };
  const found = {
    articles: [{ id: 's1', title: TUESDAY.article.title }],
    failures: [{ code: 'collect.gone', message: 'gone' }],
  };
  const job = {
    id: '1',
    kind: 'pages',
    what: 'https://example.org/1',
    by: 'amal',
    at,
    endedAt: at,
    state: 'interrupted',
  };
  await store.desk.keepJob(1, JSON.stringify({ ...job, ...counts, ...found }), 9);
  return store;
}
const PAGES = [...ALL_PAGES, '/jobs/1'];

describe('every page, however it is looked at', { skip: missing }, () => {
  const desk = useDesk(makeFull);
  before(() => PICTURES && mkdirSync(PICTURES, { recursive: true }));

  for (const lang of LANGUAGES)
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of WIDTHS)
        for (const javaScriptEnabled of [true, false]) {
          const how = `${lang}, ${colorScheme}, ${width} pixels, ${javaScriptEnabled ? 'with' : 'without'} script`;
          test(how, async () => {
            const viewport = { width, height: 900 };
            const { page, faults } = await desk.open({ viewport, colorScheme, javaScriptEnabled, lang });
            for (const [i, address] of PAGES.entries()) {
              await page.goto(desk.address + address);
              assert.deepEqual(await faultsOf(page, lang), [], address);
              const path = PICTURES && join(PICTURES, `${i}-${lang}-${colorScheme}-${width}.png`);
              if (path && javaScriptEnabled) await page.screenshot({ path, fullPage: true });
            }
            assert.deepEqual(faults, []);
            await page.context().close();
          });
        }

  for (const lang of LANGUAGES)
    test(`enlarged to 200 and 400 per cent, and with letters of twice the size (${lang})`, async () => {
      const zoomed = await desk.open({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2, lang });
      const most = await desk.open({ viewport: { width: NARROW, height: 225 }, deviceScaleFactor: 4, lang });
      const large = await desk.open({ viewport: { width: 1280, height: 900 }, lang });
      for (const address of PAGES) {
        for (const { page } of [zoomed, most]) {
          await page.goto(desk.address + address);
          assert.deepEqual(await faultsOf(page, lang), [], address);
        }
        await large.page.goto(desk.address + address);
        await large.page.evaluate(() => {
          document.documentElement.style.fontSize = '212.5%';
        });
        assert.deepEqual(await faultsOf(large.page, lang), [], `${address}, letters of twice the size`);
      }
      for (const { page, faults } of [zoomed, most, large]) {
        assert.deepEqual(faults, []);
        await page.context().close();
      }
    });

  test('nothing moves where motion is not wanted', async () => {
    const { page } = await desk.open({ reducedMotion: 'reduce', viewport: { width: 1300, height: 900 } });
    for (const address of PAGES) {
      await page.goto(desk.address + address);
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll('*')].flatMap((it) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(it);
          const isStill = /^(?:0s(?:, )?)+$/.test(transitionDuration) && animationName === 'none';
          return isStill && scrollBehavior === 'auto' ? [] : [it.outerHTML.slice(0, 80)];
        }),
      );
      assert.deepEqual(moving, [], address);
    }
    await page.context().close();
  });
});

const FIXTURE = fileURLToPath(new URL('./fixtures/views.json', import.meta.url));
/** Views that hang on nothing but the two reports and the day that is asked for, and the parts they are made of. */
const VIEWS = [
  ['timeline', '/?since=2024-03-01&until=2024-03-31', '#density, .days, .filters, .leaf, .entry'],
  ['today', '/today?day=2024-03-05', '.opening, .notice, main section, .small-month'],
  ['calendar', '/calendar?month=2024-03', '.opening, thead th, tbody tr:first-child td'],
  ['story', '/stories/s1', '.profile-head, .contradictions > li, .against > li, .matrix thead th'],
  ['article', '/articles/s1', '.report, .record, .margin, .words'],
  ['engagement', '/engagements/s1-e0', '.report, .record, .participants > li, .facts > div'],
  ['party', '/parties/EG', '.profile-head, .strip, main section'],
] as const;
const EACH = 8;

/** Where boxes begin and end in hundredths of the window, from the side at which reading begins. */
const boxesOf = (page: Page, parts: string): Promise<readonly string[]> =>
  page.evaluate(
    ([selector, most]) => {
      const isRtl = getComputedStyle(document.body).direction === 'rtl';
      const wide = document.documentElement.clientWidth;
      const counts = new Map<string, number>();
      const masthead = ['.wordmark', '.masthead nav', '.language', 'main', '.colophon'].join(', ');
      return [...document.querySelectorAll(`${masthead}, ${selector}`)].flatMap((it) => {
        const name = it.id ? `#${it.id}` : `${it.localName}.${it.classList[0] ?? ''}`;
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        const { left, right, width } = it.getBoundingClientRect();
        if (width === 0 || count > most) return [];
        const start = isRtl ? wide - right : left;
        return [`${name} ${Math.round((start / wide) * 100)} ${Math.round(((start + width) / wide) * 100)}`];
      });
    },
    [parts, EACH] as const,
  );

/** Boxes whose width is that of their words differ by the words, and by how a machine draws letters. */
const TOLERANCE = 3;
const isAlike = (a: string, b: string | undefined): boolean => {
  const [name, ...numbers] = a.split(' ');
  const [other, ...others] = (b ?? '').split(' ');
  return name === other && numbers.every((it, i) => Math.abs(Number(it) - Number(others[i])) <= TOLERANCE);
};

describe('views as they were when they were looked at', { skip: missing }, () => {
  const desk = useDesk(() => makeStore([TUESDAY, MONDAY]));
  type Boxes = Readonly<Record<string, readonly string[]>>;
  const kept: Boxes = existsSync(FIXTURE) ? JSON.parse(readFileSync(FIXTURE, 'utf8')) : {};
  const accepted: Record<string, readonly string[]> = {};

  for (const lang of LANGUAGES)
    for (const width of WIDTHS)
      test(`the same boxes at the same places (${lang}, ${width} pixels)`, async () => {
        const { page } = await desk.open({ viewport: { width, height: 900 }, lang });
        for (const [name, address, parts] of VIEWS) {
          await page.goto(desk.address + address);
          await page.evaluate(() => document.fonts.ready.then(() => true));
          const key = `${name} ${lang} ${width}`;
          const boxes = await boxesOf(page, parts);
          accepted[key] = boxes;
          if (process.env.LIQA_ACCEPT) continue;
          const before = kept[key] ?? [];
          const other = boxes.filter((box, i) => !isAlike(box, before[i]));
          assert.deepEqual(
            [other, boxes.length],
            [[], before.length],
            `${key}: LIQA_ACCEPT=1 takes it as it is now`,
          );
        }
        await page.context().close();
        if (process.env.LIQA_ACCEPT) writeFileSync(FIXTURE, `${JSON.stringify(accepted, null, 1)}\n`);
      });
});
