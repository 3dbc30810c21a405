import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LiqaError } from '../errors.ts';
import { parseLexicon } from '../lexicon/lexicon.ts';
import {
  addHolders,
  boundDay,
  checkOffices,
  findPerson,
  importHolders,
  loadOffices,
  makeOffices,
  nameOf,
  readHoldings,
  readSpellings,
  theHolder,
  whichOffice,
  whoHeld,
  whoseIs,
} from './offices.ts';

const HEADER = 'id\toffice\tparty\tperson\tform\tfrom\tuntil\tsource';
const holdingsOf = (...lines: string[]) => readHoldings(parseLexicon([HEADER, ...lines].join('\n'), 'a.tsv'));
const spellingsOf = (...lines: string[]) =>
  readSpellings(parseLexicon(['id\tperson\tclass\tform\tsource', ...lines].join('\n'), 'b.tsv'));
const persons = (office: string, party: string, day: string) =>
  whoHeld(office, party, day).map((holder) => holder.person);

describe('the dated facts', () => {
  test('are consistent', () => assert.deepEqual(checkOffices(), []));
  test('reach from 2010 over many parties', () => {
    const { holdings } = loadOffices();
    assert.ok(holdings.length >= 1000);
    assert.ok(new Set(holdings.map((row) => row.party)).size >= 60);
  });
  test('stand in order of their ids', () => {
    const { holdings, spellings } = loadOffices();
    for (const rows of [holdings, spellings]) {
      for (let i = 1; i < rows.length; i++) assert.ok(rows[i - 1]!.id < rows[i]!.id, rows[i]!.id);
    }
  });
});

describe('whoHeld', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['head-of-government', 'IL', '2021-06-12', 'benjamin-netanyahu'],
    ['head-of-government', 'IL', '2021-06-13', 'naftali-bennett'],
    ['head-of-government', 'IL', '2022-07-14', 'yair-lapid'],
    ['defence-minister', 'IL', '2021-06-03', 'benny-gantz'],
    ['foreign-minister', 'US', '2018-05-08', 'mike-pompeo'],
    ['head-of-state', 'EG', '2012-12-01', 'mohamed-morsi'],
    ['head-of-state', 'LB', '2018-08-01', 'michel-aoun'],
    ['crown-prince', 'SA', '2016-05-01', 'mohammed-bin-nayef'],
    ['secretary-general', 'LAS', '2014-03-25', 'nabil-elaraby'],
    ['head-of-government-east', 'LY', '2016-01-15', 'abdullah-al-thani'],
    ['envoy-syria', 'UN', '2015-06-01', 'staffan-de-mistura'],
    ['chief-of-staff', 'IL', '2023-08-23', 'herzi-halevi'],
  ];
  for (const [office, party, day, person] of cases) {
    test(`knows the ${office} of ${party} on ${day}`, () => {
      assert.deepEqual(persons(office, party, day), [person]);
      assert.equal(theHolder(office, party, day)?.person, person);
    });
  }
  test('names nobody where an office was empty', () => {
    assert.deepEqual(persons('head-of-state', 'LB', '2015-08-01'), []);
    assert.equal(theHolder('head-of-state', 'LB', '2024-06-01'), null);
  });
  test('names nobody for certain in a month of change', () => {
    const holders = whoHeld('chief-of-staff', 'EG', '2024-07-10');
    assert.deepEqual(new Set(holders.map(({ person }) => person)), new Set(['osama-askar', 'ahmed-khalifa']));
    assert.ok(holders.every(({ sure }) => !sure));
    assert.equal(theHolder('chief-of-staff', 'EG', '2024-07-10'), null);
  });
});

describe('whichOffice', () => {
  test('tells the offices of a day', () => {
    const offices = whichOffice('mohammed-bin-salman', '2016-01-01').map((row) => row.office);
    assert.deepEqual(offices.sort(), ['defence-minister', 'deputy-crown-prince']);
  });
  test('tells all offices without a day, and none of a stranger', () => {
    assert.ok(whichOffice('benjamin-netanyahu', null).length >= 4);
    assert.deepEqual(whichOffice('nobody-at-all', '2020-01-01'), []);
  });
  test('gives the name by which the press knows somebody', () => {
    assert.equal(nameOf('naftali-bennett'), 'نفتالي بينيت');
  });
});

describe('findPerson links spellings', () => {
  const same: readonly (readonly [string, string])[] = [
    ['غلعاد اردن', 'gilad-erdan'],
    ['جلعاد إردان', 'gilad-erdan'],
    ['بلينكن', 'antony-blinken'],
    ['بلينكين', 'antony-blinken'],
    ['أنتونى بلينكن', 'antony-blinken'],
    ['نتنياهو', 'benjamin-netanyahu'],
    ['نتانياهو', 'benjamin-netanyahu'],
    ['إردوغان', 'recep-tayyip-erdogan'],
    ['عبدالفتاح السيسي', 'abdel-fattah-el-sisi'],
    ['جوزيف ر. بايدن', 'joe-biden'],
    ['سيرجى لافروف', 'sergey-lavrov'],
  ];
  for (const [words, person] of same) test(words, () => assert.equal(findPerson(words), person));
});

describe('findPerson merges nobody', () => {
  const strangers: readonly (readonly [string, string])[] = [
    ['يائير نتنياهو', 'another given name'],
    ['ميشيل أوباما', 'another given name'],
    ['حسين روحاني', 'a listed name of the same consonants'],
    ['سعود الحريري', 'another given name'],
    ['كلينتون', 'a family name of two'],
    ['بارزاني', 'a family name of several'],
    ['الحوثي', 'a family name of several'],
    ['بيتان', 'a far spelling that nothing else supports'],
    ['ديغول', 'a far spelling that nothing else supports'],
    ['بودوان', 'a far spelling that nothing else supports'],
  ];
  for (const [words, why] of strangers) test(`${words}: ${why}`, () => assert.equal(findPerson(words), null));
  test('takes a close spelling of a family name alone', () => {
    assert.equal(findPerson('نتانياهو'), 'benjamin-netanyahu');
    assert.equal(findPerson('بلينكين'), 'antony-blinken');
  });
  test('knows whom a figure without dated offices stands for', () => {
    assert.equal(whoseIs('muqtada-al-sadr', null), 'IQ');
    assert.equal(whoseIs('nobody', null), null);
  });
  test('keeps the members of a family apart', () => {
    assert.equal(findPerson('سارة نتنياهو'), 'sara-netanyahu');
    assert.equal(findPerson('رفيق الحريري'), 'rafik-hariri');
    assert.equal(findPerson('سعد الحريري'), 'saad-hariri');
  });
  test('keeps two bearers of one name apart by their party', () => {
    const name = 'محمد عبد العزيز';
    assert.equal(findPerson(name), null);
    assert.equal(findPerson(name, { party: 'LY' }), 'mohamed-abdelaziz-libya');
    assert.equal(findPerson(name, { party: 'EH' }), 'mohamed-abdelaziz-polisario');
  });
  test('takes nobody for the holder of another party of the same name', () => {
    assert.equal(findPerson('محمد مصطفى', { party: 'EG' }), null);
    assert.equal(findPerson('محمد مصطفى', { party: 'PS' }), 'mohammad-mustafa');
  });
  test('leaves short forms out where it is told so', () => {
    assert.equal(findPerson('نتنياهو', { short: false }), null);
  });
});

describe('boundDay', () => {
  const blinken = { person: 'antony-blinken', office: 'foreign-minister', party: 'US' };
  const bennett = { person: 'naftali-bennett', office: 'head-of-government', party: 'IL' };
  test('bounds a report by who is named in which office', () => {
    const bound = boundDay({ holders: [blinken, bennett] });
    assert.equal(bound?.from, '2021-06-13');
    assert.equal(bound?.until, '2022-07-01');
    assert.deepEqual(
      bound?.reasons.map(({ kind }) => kind),
      ['holder', 'holder'],
    );
  });
  test('draws the bound in to the weekday and behind a day that is past', () => {
    const anchors = [{ year: null, month: 3, day: 10, tense: 'past' }] as const;
    const bound = boundDay({ holders: [blinken, bennett], anchors, weekday: 4 });
    assert.equal(bound?.from, '2021-06-17');
    assert.equal(bound?.until, '2022-06-30');
    assert.deepEqual(bound?.windows, [
      { from: '2021-06-17', until: '2021-11-04' },
      { from: '2022-03-17', until: '2022-06-30' },
    ]);
  });
  test('takes a future day as the end', () => {
    const anchors = [{ year: 2021, month: 9, day: 1, tense: 'future' }] as const;
    assert.equal(boundDay({ holders: [blinken, bennett], anchors })?.until, '2021-08-31');
  });
  test('claims nothing where nothing bounds', () => {
    assert.equal(boundDay({ weekday: 4 }), null);
    assert.equal(boundDay({ anchors: [{ year: null, month: 5, day: 21, tense: 'past' }] }), null);
  });
  test('claims nothing where one side stays open', () => {
    const sitting = { person: 'sergey-lavrov', office: 'foreign-minister', party: 'RU' };
    assert.equal(boundDay({ holders: [sitting] }), null);
    assert.equal(boundDay({ holders: [sitting], notAfter: '2024-01-01' })?.until, '2024-01-01');
  });
  test('claims nothing where the facts contradict each other', () => {
    const trump = { person: 'rex-tillerson', office: 'foreign-minister', party: 'US' };
    assert.equal(boundDay({ holders: [blinken, trump] }), null);
  });
});

describe('checkOffices', () => {
  test('finds two holders, an end before the beginning, a bad day and a stranger', () => {
    const holdings = holdingsOf(
      'xa-foreign-minister-01\tforeign-minister\tXA\tone-man\tعلي سمير\t2010-01-01\t2012-05-02\thand',
      'xa-foreign-minister-02\tforeign-minister\tXA\ttwo-man\tسمير علي\t2012-05-01\t-\thand',
      'xb-foreign-minister-01\tforeign-minister\tXB\tthree-man\tعلي عادل\t2012-05-01\t2011-05-01\thand',
      'xc-foreign-minister-01\tforeign-minister\tXC\tfour-man\tعادل علي\t2012-02-30\t-\thand',
    );
    const spellings = spellingsOf('five-man-short-01\tfive-man\tshort\tعليان\thand');
    const codes = checkOffices(makeOffices(holdings, spellings)).map(({ code }) => code);
    assert.deepEqual(codes, [
      'offices.ends-before-it-begins',
      'offices.bad-day',
      'offices.two-holders',
      'offices.unknown-person',
    ]);
  });
  test('lets a successor begin on the day on which the other ends', () => {
    const holdings = holdingsOf(
      'xa-foreign-minister-01\tforeign-minister\tXA\tone-man\tعلي سمير\t2010-01-01\t2012-05\thand',
      'xa-foreign-minister-02\tforeign-minister\tXA\ttwo-man\tسمير علي\t2012-05\t-\thand',
    );
    assert.deepEqual(checkOffices(makeOffices(holdings, [])), []);
  });
});

describe('importHolders', () => {
  const open = 'xa-foreign-minister-01\tforeign-minister\tXA\tone-man\tعلي سمير\t2010-01-01\t-\thand';
  const offices = makeOffices(holdingsOf(open), []);
  const cell = (value: string) => ({ type: 'literal', value });
  const row = (cells: Record<string, string>) =>
    Object.fromEntries(Object.entries(cells).map(([name, value]) => [name, cell(value)]));
  const first = {
    person: 'http://x/Q1',
    personLabel: 'علي سمير',
    officeLabel: 'Minister of Foreign Affairs',
  };
  const second = { person: 'http://x/Q2', personLabel: 'سمير عادل', personEnglish: 'Samír Adel' };
  const results = (...bindings: Record<string, string>[]) => ({ results: { bindings: bindings.map(row) } });

  test('closes the row of who left and adds the successor', () => {
    const imported = importHolders(
      results(
        { ...first, party: 'XA', start: '2010-01-01T00:00:00Z', end: '2015-03-04T00:00:00Z' },
        { ...second, office: 'foreign-minister', party: 'XA', start: '2015-03-04T00:00:00Z' },
      ),
      offices,
    );
    assert.deepEqual(imported.problems, []);
    assert.deepEqual(imported.closed, [{ id: 'xa-foreign-minister-01', until: '2015-03-04' }]);
    assert.equal(imported.rows[0]?.person, 'samir-adel');
    const tsv = addHolders(`${HEADER}\n${open}\n`, imported);
    const read = readHoldings(parseLexicon(tsv, 'a.tsv'));
    assert.deepEqual(checkOffices(makeOffices(read, [])), []);
    assert.deepEqual(
      read.map(({ id, until }) => [id, until]),
      [
        ['xa-foreign-minister-01', '2015-03-04'],
        ['xa-foreign-minister-02', ''],
      ],
    );
  });
  test('says what it could not take', () => {
    const { rows, problems } = importHolders(
      results(
        { ...second, office: 'foreign-minister', party: 'XA', start: '2012-02-01T00:00:00Z' },
        { ...second, officeLabel: 'gardener', party: 'XA', start: '2012-02-01T00:00:00Z' },
        { ...second, office: 'foreign-minister', start: '2012-02-01T00:00:00Z' },
        { ...second, office: 'foreign-minister', party: 'XB' },
        { person: 'http://x/Q3', personLabel: 'Q3', office: 'foreign-minister', party: 'XB' },
      ),
      offices,
    );
    assert.deepEqual(rows, []);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['offices.two-holders', 'offices.no-office', 'offices.no-party', 'offices.no-begin', 'offices.no-name'],
    );
  });
  test('takes a first of January without a precision for its year', () => {
    const { rows } = importHolders(
      results({ ...second, office: 'foreign-minister', party: 'XB', start: '2012-01-01T00:00:00Z' }),
      offices,
    );
    assert.equal(rows[0]?.from, '2012');
  });
  test('refuses what is no query result', () => {
    assert.throws(
      () => importHolders({ rows: [] }),
      (error) => {
        return error instanceof LiqaError && error.code === 'offices.bad-import';
      },
    );
  });
});
