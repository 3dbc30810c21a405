/** A real browser for the tests of the desk: where it is, how it is started, and a page that notes its faults. */
import { existsSync } from 'node:fs';
import { after, before } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { Store } from '../store/store.ts';
import { type Serving, serve } from './serve.ts';
import { makeStore } from './testing.ts';

const EXECUTABLE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
const REQUIRED = (process.env.LIQA_REQUIRE ?? '').split(',').includes('browser');
const REASON = 'no Chromium at /usr/bin/chromium: install it to run the tests of the desk in a browser';

/** Why such tests are passed over here; false where they run. */
export const missing: string | false = EXECUTABLE || REQUIRED ? false : REASON;

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A headless Chromium that asks no other host for anything.
 *
 * @throws Error where there is none on this machine
 */
export function launchChromium(): Promise<Browser> {
  if (!EXECUTABLE) throw new Error(REASON);
  return chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS });
}

export interface Watched {
  readonly page: Page;
  /** Console errors, uncaught errors and requests to other hosts. */
  readonly faults: string[];
}

export interface PageOptions extends BrowserContextOptions {
  /** Of the desk, without a path. */
  readonly address: string;
  readonly lang?: string;
}

/** An empty page of a context of its own, in the language of `lang`, that notes what goes wrong on it. */
export async function openPage(
  browser: Browser,
  { address, lang = 'ar', ...options }: PageOptions,
): Promise<Watched> {
  const context = await browser.newContext(options);
  await context.addCookies([{ name: 'lang', value: lang, url: address }]);
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    const expected = message.text().includes('404 (Not Found)');
    if (message.type() === 'error' && !expected) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(address).origin) faults.push(request.url());
  });
  return { page, faults };
}

/** By how many pixels a page is wider than its window, once all of it has come. */
export async function overflow(page: Page): Promise<number> {
  // a click answers when the next page begins to come, before it has a root
  await page.waitForLoadState('domcontentloaded');
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

export interface DeskInChromium {
  /** Of the desk, without a path. */
  readonly address: string;
  readonly store: Store;
  readonly browser: Browser;
  /** An empty page for the desk, see `openPage`. */
  open(options?: Partial<PageOptions>): Promise<Watched>;
}

/** The desk over the store that `make` gives, in a browser: opened before the tests of a suite, closed after them. */
export function useDesk(make: () => Promise<Store> = makeStore): DeskInChromium {
  const opened: { store?: Store; desk?: Serving; browser?: Browser } = {};
  before(async () => {
    opened.store = await make();
    opened.desk = await serve({ store: opened.store, port: 0 });
    opened.browser = await launchChromium();
  });
  after(async () => {
    await opened.browser?.close();
    await opened.desk?.close();
    await opened.store?.close();
  });
  return {
    get address() {
      return opened.desk!.address;
    },
    get store() {
      return opened.store!;
    },
    get browser() {
      return opened.browser!;
    },
    open: (options = {}) => openPage(opened.browser!, { address: opened.desk!.address, ...options }),
  };
}
