import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTree, textOf } from './tree.ts';

const TEXT = 'استقبل الوزير السفير';

for (const tag of ['div', 'b', 'p><b', 'form', 'svg', 'svg><title', 'math', 'table><tr><td', 'x-y']) {
  test(`markup nested a million characters deep in <${tag}> ends soon, its text read where it is text`, () => {
    const opened = `<${tag}>`;
    const deep = opened.repeat(Math.ceil(1_000_000 / opened.length));
    const started = performance.now();
    const { root } = parseTree(`<p>${TEXT}</p>${deep}<p>${TEXT}</p>`);
    assert.ok(performance.now() - started < 5_000);
    assert.ok(textOf(root).startsWith(TEXT));
    if (!/^(?:svg|math)/u.test(tag)) assert.ok(textOf(root).endsWith(TEXT));
  });
}

test('what stands after deep markup that is closed again is in its place', () => {
  const { root } = parseTree(
    `${'<div>'.repeat(3_000)}x${'</div>'.repeat(3_000)}<article><p>${TEXT}</p></article>`,
  );
  const last = root.children.at(-1);
  assert.ok(last && typeof last !== 'string');
  assert.equal(last.name, 'article');
});
