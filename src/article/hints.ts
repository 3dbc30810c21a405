/** What tag, role, class and id of an element say it is. Names of page builders, in Latin letters. */
import type { DropReason } from '../model.ts';
import type { Element } from './tree.ts';

/** Elements that are furniture by their tag. */
const TAGS: Readonly<Record<string, DropReason>> = {
  nav: 'navigation',
  footer: 'furniture',
  aside: 'read-also',
  form: 'furniture',
  button: 'share',
  figcaption: 'caption',
  dialog: 'furniture',
  menu: 'navigation',
  label: 'furniture',
  legend: 'furniture',
};
const ROLES: Readonly<Record<string, DropReason>> = {
  navigation: 'navigation',
  banner: 'masthead',
  contentinfo: 'furniture',
  complementary: 'read-also',
  search: 'navigation',
  dialog: 'furniture',
  alertdialog: 'furniture',
  menu: 'navigation',
};

/** In this order: the first that fits a class or id names the reason. First the English names, then those of other languages. */
const NAMES: readonly (readonly [reason: DropReason, pattern: RegExp])[] = [
  [
    'comments',
    /(?:^|[-_ ])(?:comments?|disqus|respond|replies|livefyre|commentlist|comentarios|comentários|commentaires|kommentare|komentarze|komentare|yorumlar|reacties)(?:$|[-_ ])|comment-?(?:list|box|section|form|area|wrap)|fb-comments/,
  ],
  [
    'share',
    /(?:^|[-_ ])(?:share|sharing|shares|social|sns|follow-us|sharebar|sharetools|addthis|addtoany|sharedaddy|teilen|partage|partager|compartir|compartilhar|condividi|paylas|udostepnij)(?:$|[-_ ])|social-?(?:media|links|share|icons|bar|buttons)|share-?(?:bar|buttons?|links|tools|this)/,
  ],
  [
    'advertisement',
    /(?:^|[-_ ])(?:ads?|adv|advert\w*|adslot|adsense|sponsor\w*|dfp|gpt|adbox|adunit|banner|outbrain|taboola|promoted|commercial|publicidad|publicidade|publicite|pubblicita|werbung|anzeige|reklama?|iklan|annonce)(?:$|[-_ ])|google-?ad/,
  ],
  [
    'read-also',
    /(?:^|[-_ ])(?:related|recommend\w*|recirc\w*|popular|trending|most-?(?:read|viewed|popular|shared)|see-?also|read-?(?:also|next|more|too)|more-?(?:news|stories|from|on|articles|like|in|coverage)|also-?(?:read|like|on)|suggest\w*|similar|latest|up-?next|next-?(?:article|post|story)|teasers?|promo|in-?brief|editors?-?picks?|you-?may|zergnet|nextprev|post-navigation|rail|topstories|top-stories|newsfeed|carousel|recent-?posts?|prev|previous|prev-?next|next-?prev|relacionad[ao]s|leia-?(?:mais|tambem|também)|lea-?tambien|lire-?aussi|articles?-?lies|correlat[ei]|leggi-?anche|mehr-?zum-?thema|weitere-?(?:artikel|themen|meldungen)|auch-?interessant|ilgili(?:-?haberler)?|terkait|baca-?juga|powiazane|czytaj-?(?:tez|takze|wiecej)|souvisejici|lees-?ook|gerelateerd|relatera(?:t|de)|las-?mer|tin-?lien-?quan|kanren|mas-?leid[oa]s|mais-?lid[oa]s|plus-?lus|meistgelesen|cok-?okunan|terpopuler|najczesciej-?czytane)(?:$|[-_ ])|related-?(?:articles?|posts?|news|stories|content|links|topics|items|box)|relatedposts|jp-related/,
  ],
  [
    'keywords',
    /(?:^|[-_ ])(?:tags|taglist|tag-?(?:list|cloud|links|s)|post-tags|entry-tags|article-tags|keywords|topics|hashtags|categories|category-?list|cat-links|etiquetas|schlagworte?|mots-?cles|palavras-?chave|etiketler|stichworte)(?:$|[-_ ])/,
  ],
  [
    'byline',
    /(?:^|[-_ ])(?:by-?line\w*|authors?|author-?(?:info|bio|box|card|name|block|details|meta)|writers?|write-?by|written-?by|bio|contributors?|about-the-author|signature|autor|auteur|autore|redactor|yazar|penulis)(?:$|[-_ ])/,
  ],
  [
    'date-line',
    /(?:^|[-_ ])(?:datetime|date|timestamp|published|publish-?date|pub-?date|dateline|post-?date|entry-?date|post-?meta|entry-?meta|article-?meta|meta-?info|article-?info|post-?info|metadata|updated|read-?time|reading-time|fecha|datum|tarih|tanggal|data-?(?:publicacao|ora|hora))(?:$|[-_ ])/,
  ],
  [
    'caption',
    /(?:^|[-_ ])(?:caption\w*|wp-caption(?:-text)?|photo-?(?:caption|credit|info)|image-?(?:caption|credit|info|source|description)|img-?caption|credit|gallery\w*|slideshow\w*|slider|media-?(?:caption|credit)|fig-?caption|video-?(?:player|title|caption|info|description)|lightbox|bildunterschrift|bildtext|legenda|legende|leyenda|didascalia|pie-?(?:de-?)?foto|foto-?credit)(?:$|[-_ ])/,
  ],
  [
    'navigation',
    /(?:^|[-_ ])(?:nav|navbar|navigation|menu|menus|breadcrumbs?|pagination|pager|paging|toolbar|topbar|skip-?(?:link|nav|to\w*)|jump|site-?(?:header|nav|menu)|tabs|toc|dropdown|submenu|a11y|sr-only|screen-?reader(?:-text)?|visually-?hidden|visuallyhidden|offscreen|hidden-text)(?:$|[-_ ])/,
  ],
  [
    'furniture',
    /(?:^|[-_ ])(?:footer|footnotes?-?nav|copyright|newsletter\w*|subscri\w+|sign-?up|cookies?|consent|gdpr|modal|popup|pop-up|overlay|paywall|login|register|widget|sidebar|side-?bar|masthead|hidden|disclaimer|legal|feedback|survey|poll|print-?(?:only|button)|tooltip|download|app-?(?:promo|banner)|notification|alert|weather|stock|ticker|infobox|tools?|article-?tools|utility|utilities|rating|votes?|donate|donation|membership|callout|cta|email-?(?:form|signup)|correction-?form|premium-box|inline-?(?:newsletter|promo))(?:$|[-_ ])|newsletter|site-?footer/,
  ],
];
/** Names of what holds the report, which win over the above. */
const GOOD =
  /(?:^|[-_ ])(?:article-?(?:body|content|text)|story-?(?:body|content|text)|post-?(?:body|content)|entry-?content|main-?content|content-?body|body-?(?:content|text)|articlebody|storybody)(?:$|[-_ ])|article__?(?:body|content)/;

/** Posts of others that a report quotes: part of it. */
const QUOTED = /tweet|(?:social|instagram|facebook)-?(?:embed|post)|embed-?(?:social|tweet)/;

const CAMEL = /([a-z])([A-Z])/g;
const known = new Map<string, DropReason | 'good' | null>();
const KNOWN_LIMIT = 20_000;

function readNames(names: string): DropReason | 'good' | null {
  const before = known.get(names);
  if (before !== undefined) return before;
  const plain = names
    .replace(CAMEL, '$1-$2')
    .replace(/__|--|[:./]/g, '-')
    .toLowerCase();
  let found: DropReason | 'good' | null = null;
  if (GOOD.test(plain)) found = 'good';
  else if (!QUOTED.test(plain)) found = NAMES.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
  if (known.size > KNOWN_LIMIT) known.clear();
  known.set(names, found);
  return found;
}

const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** What the element is by its tag, role, class or id; `good` where they say that it holds the report. */
export function hintOf(element: Element): DropReason | 'good' | null {
  const { attributes } = element;
  if (attributes.itemprop === 'articleBody' || attributes.property?.includes('articleBody')) return 'good';
  const byTag = TAGS[element.name];
  if (byTag) return byTag;
  if (attributes.role !== undefined && ROLES[attributes.role]) return ROLES[attributes.role]!;
  if (attributes.hidden !== undefined || attributes['aria-hidden'] === 'true') return 'furniture';
  if (attributes.style !== undefined && HIDDEN.test(attributes.style)) return 'furniture';
  const names = `${attributes.class ?? ''} ${attributes.id ?? ''}`;
  return names.length > 1 ? readNames(names) : null;
}

const CLOSING = /(?:^|[-_ ])(?:site-?footer|footer|cookies?|consent|gdpr|copyright)(?:$|[-_ ])/i;

/** Whether the element is named as what stands below the report on every page. */
export const isClosing = (element: Element): boolean =>
  element.name === 'footer' ||
  CLOSING.test(`${element.attributes.class ?? ''} ${element.attributes.id ?? ''}`);
