/** Reports of one meeting for the tests of the desk, and the pages that tell it. */
import type { Reading } from '../model.ts';
import { makeReading, PAGES, principal } from './testing.ts';

const participants = [
  principal({ name: 'سامي الورد', represents: 'EG' }),
  principal({ name: 'كريم النجار', represents: 'JO' }),
];
const BEGIN = 'استقبل سامي الورد في العقبة';
const MIDDLE = 'كريم النجار ووقع الجانبان';
const END = 'اتفاقية لتوسعة الميناء الذي سيفتح في الخريف.';

/** A report of the meeting, with its day, the word that says it, and a number of agreements. */
export const meetingReport = (id: string, date: string, day: string, number = 12): Reading =>
  makeReading({
    ...{ id, published: '2024-03-06' },
    outlet: `صحيفة ${id}`,
    title: 'الورد يستقبل النجار في العقبة',
    body: `${BEGIN} يوم ${day} ${MIDDLE} ${number} ${END}`,
    engagements: [
      {
        ...{ kind: 'meeting', date, participants, said: { '/kind': 'استقبل', '/date': day } },
        inferred: ['name', 'represents'].flatMap((it) => [`/participants/0/${it}`, `/participants/1/${it}`]),
      },
    ],
  });
export const TUESDAY = meetingReport('s1', '2024-03-05', 'الثلاثاء');
export const MONDAY = meetingReport('s2', '2024-03-04', 'الاثنين');

/** One address of every page there is, over a store that has the two reports as well; see `PAGES`. */
export const ALL_PAGES: readonly string[] = [
  ...PAGES,
  '/stories',
  '/stories/s1',
  '/stories/s1/correct',
  '/articles/s1?mentions=yes',
  `/search?q=${encodeURIComponent('الورد')}`,
  '/search?q=nothing',
  '/jobs/none',
];
