/** The frame of every page: masthead, content, colophon. */
import { html, raw } from 'hono/html';
import type { Html, View } from '../view.ts';

export interface Framed {
  readonly title: string;
  readonly main: Html;
  /** Which entry of the navigation this page is. */
  readonly here?: 'today' | 'timeline' | 'stories' | 'network' | 'read' | 'search' | 'about';
  /** A class on `main`, for pages with a layout of their own. */
  readonly shape?: string;
  /** Address of the same page as JSON. */
  readonly json?: string;
}

const NAVIGATION = [
  ['today', '/today'],
  ['timeline', '/'],
  ['stories', '/stories'],
  ['network', '/network'],
  ['search', '/search'],
  ['read', '/read'],
  ['about', '/about'],
] as const;

/** A whole page. */
export function frame(view: View, { title, main, here, shape, json }: Framed): Html {
  const site = view.say('site.name');
  return html`${raw('<!doctype html>')}
<html lang="${view.language}" dir="${view.direction}" data-theme="${view.theme}">
<head>
<meta charset="utf-8">
<title>${title === site ? site : `${title} · ${site}`}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${view.say('meta.description')}">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="preload" href="/fonts/plex-arabic-400.woff2" as="font" type="font/woff2" crossorigin>
<link rel="preload" href="/fonts/naskh-arabic-400.woff2" as="font" type="font/woff2" crossorigin>
<link rel="preload" href="/fonts/naskh-arabic-700.woff2" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="/liqa.css">
<script src="/desk.js" defer></script>
${json ? html`<link rel="alternate" type="application/json" href="${json}">` : ''}
</head>
<body>
<a class="skip" href="#main">${view.say('nav.skip')}</a>
${masthead(view, here)}
<main id="main" tabindex="-1" class="${shape ?? 'plain'}">${main}</main>
${colophon(view, json)}
${keysHelp(view)}
</body>
</html>`;
}

function masthead(view: View, here: Framed['here']): Html {
  return html`<header class="masthead">
<div class="masthead-in">
<p class="wordmark"><a href="/today">${view.say('site.name')}</a></p>
<p class="motto">${view.say('site.motto')}</p>
<nav aria-label="${view.say('nav.label')}"><ul>${NAVIGATION.map(
    ([name, address]) =>
      html`<li class="to-${name}"><a href="${address}"${name === here ? raw(' aria-current="page"') : ''}>${view.say(`nav.${name}`)}</a></li>`,
  )}</ul></nav>
<p class="language">${languageLink(view)}</p>
</div>
</header>`;
}

function languageLink(view: View): Html {
  const other = view.language === 'ar' ? 'en' : 'ar';
  const address = `${view.address}${view.address.includes('?') ? '&' : '?'}lang=${other}`;
  return html`<a href="${address}" lang="${other}" hreflang="${other}">${view.say('lang.other')}</a>`;
}

function colophon(view: View, json: string | undefined): Html {
  return html`<footer class="colophon">
<div class="colophon-in">
<p><b>${view.say('site.name')}</b> <bdi>${view.version}</bdi>${view.reader.name === null ? html` · ${view.say('footer.local')}` : ''}${
    json ? html` · <a href="${json}">${view.say('article.json')}</a>` : ''
  } · <a href="/corrections">${view.say('nav.corrections')}</a> · <a href="/sources">${view.say('nav.sources')}</a> · <a href="/api/openapi.json">API</a><span class="about-link"> · <a href="/about">${view.say('nav.about')}</a></span></p>
${account(view)}
${choices(view)}
</div>
</footer>`;
}

/** Who is signed in, and the way out. */
function account({ reader, say }: View): Html {
  if (reader.name === null) return '';
  const role = say(`role.${reader.role}`);
  const out = html`<form method="post" action="/sign-out"><button class="quiet">${say('sign-in.out')}</button></form>`;
  return html`<div class="account"><span><bdi>${reader.name}</bdi> (${role})</span>${reader.signedIn ? out : ''}</div>`;
}

const CHOICES = [
  ['theme', ['auto', 'light', 'dark']],
  ['digits', ['arab', 'latn']],
  ['calendar', ['gregory', 'both']],
] as const;

/** Theme and digits as buttons of one form, so that they need no script. */
function choices(view: View): Html {
  return html`<form class="choices" method="post" action="/preferences">
<input type="hidden" name="back" value="${view.address}">
${CHOICES.filter(([name]) => name !== 'digits' || view.language === 'ar').map(
  ([name, values]) =>
    html`<fieldset><legend>${view.say(`${name}.label`)}</legend>${values.map(
      (value) =>
        html`<button name="${name}" value="${value}" aria-pressed="${view[name] === value}">${view.say(`${name}.${value}`)}</button>`,
    )}</fieldset>`,
)}
<button type="button" class="keys-open" hidden>${view.say('keys.help')} <kbd>?</kbd></button>
</form>`;
}

const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  ['/', 'search'],
  ['d', 'today'],
  ['t', 'timeline'],
  ['?', 'help.what'],
] as const;

function keysHelp(view: View): Html {
  return html`<dialog id="keys" aria-labelledby="keys-title">
<h2 id="keys-title">${view.say('keys.title')}</h2>
<dl>${KEYS.map(([key, what]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${view.say(`keys.${what}`)}</dd></div>`)}</dl>
<form method="dialog"><button class="button">${view.say('keys.close')}</button></form>
</dialog>`;
}
