/** Where Today and the calendar are, and how the reader's last look is kept. */
import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { isJson, sendPage, viewOf } from './answers.ts';
import type { DeskStore, EngagementEntry } from './desk-store.ts';
import { joinReports } from './happenings.ts';
import { ownAddress } from './own-address.ts';
import { calendarPage } from './pages/calendar.ts';
import { type Today, todayPage } from './pages/today.ts';
import { addDays, dayNumber, periodOf } from './periods.ts';
import { YEAR_SECONDS } from './preferences.ts';

/** @param today  the day of the clock, ISO 8601 */
export function addToday(app: Hono, store: DeskStore, today: () => string): void {
  app.on('GET', ['/today', '/today.json'], async (c) => {
    const found = await readToday(c, { store, today: today() });
    return isJson(c) ? c.json(toJson(found)) : sendPage(c, todayPage(viewOf(c), found));
  });
  app.on('GET', ['/calendar', '/calendar.json'], async (c) => {
    const day = await dayOfDesk(store, today());
    const month = monthOf(c.req.query('month')) ?? day.slice(0, 7);
    const entries = await plannedIn(store, month);
    if (isJson(c)) return c.json({ month, items: entries });
    return sendPage(c, calendarPage(viewOf(c), { month, today: day, entries }));
  });
  app.post('/today/looked', async (c) => {
    const { mark, back } = await c.req.parseBody();
    if (/^[0-9]{1,15}$/.test(String(mark))) {
      setCookie(c, LOOKED, String(mark), {
        path: '/',
        maxAge: YEAR_SECONDS,
        sameSite: 'Lax',
        httpOnly: true,
      });
    }
    return c.redirect(ownAddress(back), 303);
  });
}

/** How far articles had come in when the reader last looked. */
const LOOKED = 'looked';
/** A store whose newest report is older than this many days is looked at as of its newest day. */
const FRESH_DAYS = 2;
const HELD = 150;
const PLANNED = 60;
const PLANNED_DAYS = 45;
const FRESH = 60;
const IN_MONTH = 500;

const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const dayAsked = (day: string | undefined): string | null =>
  day && DAY.test(day) && !Number.isNaN(Date.parse(day)) ? day : null;
const monthOf = (month: string | undefined): string | null => dayAsked(`${month}-01`)?.slice(0, 7) ?? null;

/** The day the desk is at: that of the clock, or the newest of a store that is older. */
async function dayOfDesk(store: DeskStore, today: string): Promise<string> {
  const newest = (await store.counts()).until?.slice(0, 10) ?? today;
  return dayNumber(today) - dayNumber(newest) > FRESH_DAYS ? newest : today;
}

async function readToday(
  c: Context,
  { store, today }: { readonly store: DeskStore; readonly today: string },
): Promise<Today> {
  const asked = dayAsked(c.req.query('day'));
  const day = asked ?? (await dayOfDesk(store, today));
  const after = Number(getCookie(c, LOOKED) ?? Number.NaN);
  const [held, planned, mark, month, fresh] = await Promise.all([
    store.engagements(
      { since: addDays(day, -1), until: day, status: ['held', 'cancelled', 'denied'] },
      { limit: HELD },
    ),
    store.engagements(
      { since: day, until: addDays(day, PLANNED_DAYS), status: 'planned' },
      { limit: PLANNED, order: 'oldest' },
    ),
    store.mark(),
    plannedIn(store, day.slice(0, 7)),
    Number.isNaN(after) ? null : store.engagements({ after }, { limit: FRESH }),
  ]);
  return {
    day,
    because: asked && asked !== today ? 'asked' : day === today ? 'now' : 'store',
    held: held.items.filter(isOfDays),
    planned: planned.items,
    fresh: fresh && { entries: fresh.items, total: fresh.total },
    mark,
    month,
  };
}

/** Whether its days are known: what took place some time in a month is no news of one of its days. */
const isOfDays = ({ engagement: { date, between } }: EngagementEntry): boolean =>
  date === null ? between === null : date.length === 10;

async function plannedIn(store: DeskStore, month: string): Promise<readonly EngagementEntry[]> {
  const { since, until } = periodOf('month', `${month}-01`);
  return (await store.engagements({ since, until, status: 'planned' }, { limit: IN_MONTH, order: 'oldest' }))
    .items;
}

const toJson = ({ day, because, held, planned, fresh }: Today) => {
  const list = (entries: readonly EngagementEntry[]) =>
    joinReports(entries).map(({ lead, entries: all }) => ({
      engagement: lead.engagement,
      story: lead.story,
      reports: all.map(({ article, engagement }) => ({ article, engagement: engagement.id })),
    }));
  return {
    day,
    because,
    held: list(held),
    planned: list(planned),
    new: fresh && { total: fresh.total, items: list(fresh.entries) },
  };
};
