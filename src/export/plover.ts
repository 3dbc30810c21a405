/**
 * Event records in the ontology PLOVER, a JSON line each.
 *
 * @source PLOVER manual (openeventdata/PLOVER, PLOVER_MANUAL.tex): meetings, visits and what goes by telephone
 *   or letter are CONSULT with a mode; a treaty signed is SUPPORT, one that is to be signed is AGREE; the
 *   contexts `future` and `negation` say what did not take place (yet). Without host and guest all are source.
 */
import type { Participant } from '../model.ts';
import type { EngagementEntry } from '../store/store.ts';
import { VERSION } from '../version.ts';
import type { Entries, Written } from './export.ts';
import { wordsOf } from './words.ts';

export async function* writePlover(entries: Entries): Written {
  for await (const entry of entries) yield `${JSON.stringify(recordOf(entry))}\n`;
}

function recordOf(entry: EngagementEntry): object {
  const { engagement, article } = entry;
  const { id, date, until, between, place, participants, topics, status } = engagement;
  return {
    id,
    date,
    dateEnd: until,
    dateBetween: between,
    event: eventOf(entry),
    mode: modeOf(entry),
    context: [...contextOf(status), ...topics],
    source: participants.map(actorOf),
    recipient: [],
    location: { name: place.venue ?? place.city, city: place.city, country: place.country },
    text: wordsOf(entry),
    publisher: article.outlet,
    publicationDate: article.published,
    title: article.title || null,
    url: article.url,
    language: article.language,
    coder: `liqa ${VERSION}`,
  };
}

function eventOf({ engagement: { kind, status } }: EngagementEntry): 'CONSULT' | 'SUPPORT' | 'AGREE' {
  if (kind !== 'signing') return 'CONSULT';
  return status === 'planned' ? 'AGREE' : 'SUPPORT';
}

function modeOf({ engagement: { kind } }: EngagementEntry): readonly string[] {
  if (kind === 'visit') return ['visit'];
  if (kind === 'summit') return ['multilateral'];
  return kind === 'call' || kind === 'message' ? ['phone'] : [];
}

function contextOf(status: EngagementEntry['engagement']['status']): readonly string[] {
  if (status === 'planned') return ['future'];
  return status === 'held' ? [] : ['negation'];
}

const actorOf = ({ name, role, represents, person, part }: Participant): object => ({
  ...{ name, title: role, country: represents },
  ...{ person, part },
});
