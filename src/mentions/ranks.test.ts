/** What somebody is who has no office but a rank or a calling. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText } from '../text/text.ts';
import { findMentions } from './mentions.ts';

const first = (body: string): readonly [string | null, string | null, string | null] => {
  const [entity] = findMentions(readText(body), { published: null }).entities;
  const words = (span: { start: number; end: number } | null | undefined): string | null =>
    span ? body.slice(span.start, span.end) : null;
  return [words(entity?.name), words(entity?.role), entity?.represents ?? null];
};

test('a rank before a name is what he is, with its adjective and past a comma', () => {
  assert.deepEqual(first('تحدث الجنرال الكندي، جون سميث، قليلا'), ['جون سميث', 'الجنرال الكندي', 'CA']);
  assert.deepEqual(first('سافر الأدميرال بول سميث مساء'), ['بول سميث', 'الأدميرال', null]);
});

test('a priest and a merchant stand for no state', () => {
  assert.deepEqual(first('عاد القس الأسترالي مارك سميث إلى بيته'), ['مارك سميث', 'القس الأسترالي', null]);
  assert.deepEqual(first('باع رجل الأعمال السويدي يان سميث سفينته'), [
    'يان سميث',
    'رجل الأعمال السويدي',
    null,
  ]);
});

test('an office says more than a rank; a mere title is no office', () => {
  const [, role] = first('قال وزير الدفاع الجنرال مارك سميث كلمة');
  assert.equal(role, 'وزير الدفاع');
  assert.deepEqual(first('كتب الدكتور مارك سميث مقالا'), ['مارك سميث', null, null]);
  assert.deepEqual(first('كتب المهندس السويدي مارك سميث مقالا')[1], null);
});
