/**
 * Signs: what speaks for an interaction having taken place or being still to come – tense and rule, the
 * words before the trigger, the verbs that govern it, days, and what else the report tells of the same
 * people – by the names of `lexicons/status-weights.tsv`.
 */
import type { DateMention, Focus, Status } from '../../model.ts';
import type { Candidate } from '../candidates.ts';
import { SIN } from '../lexemes.ts';
import type { Cluster } from '../merge.ts';
import type { Scene } from '../scene.ts';
import type { Setting } from '../setting.ts';
import { openingEnd } from './focus.ts';
import { type Add, addStatusContext } from './status-signs.ts';

/** The signs of a status that a cluster bears, each once; `status` is what the words around its triggers say. */
export function statusSigns(cluster: Cluster, status: Status, setting: Setting): ReadonlySet<string> {
  const out = new Set<string>();
  const add: Add = (name, value) => {
    out.add(`${name}=${value}`);
  };
  const inBody = cluster.parts.filter((p) => p.scene.where === 'body');
  add('status', status);
  add('kind-status', `${cluster.kind}-${status}`);
  add('parts', Math.min(cluster.parts.length, 4));
  add('title', cluster.parts.length > inBody.length);
  add('rank', Math.min(setting.clusters.indexOf(cluster), 5));
  add('tenses', [...new Set(cluster.parts.map((p) => `${p.tense}-${p.told.status}`))].sort().join('+'));
  addOthers(cluster, setting, add);
  addStatusContext(cluster, status, setting, add);
  addLead(inBody[0] ?? cluster.parts[0]!, setting.body, add);
  for (const part of cluster.parts) {
    addAround(part, add);
    addGovernors(part, add);
    addDay(part, setting.article.published, add);
  }
  return out;
}

/** The signs of a focus that a cluster bears, each once; `focus` is what its place in the report says. */
export function focusSigns(cluster: Cluster, focus: Focus, setting: Setting): ReadonlySet<string> {
  const out = new Set<string>();
  const add: Add = (name, value) => {
    out.add(`${name}=${value}`);
  };
  const { body, title, clusters } = setting;
  const inBody = cluster.parts.filter((p) => p.scene === body);
  const lead = inBody[0] ?? cluster.parts[0]!;
  const isTitled = cluster.parts.length > inBody.length;
  add('focus', focus);
  add('focus-title', `${focus}-${isTitled}`);
  add('kind-focus', `${cluster.kind}-${focus}`);
  add('parts', `${Math.min(cluster.parts.length, 4)}-${focus}`);
  add('clusters', `${Math.min(clusters.length, 6)}-${focus}`);
  add('rank', `${Math.min(clusters.indexOf(cluster), 5)}-${focus}`);
  addLead(lead, body, add);
  addAround(lead, add);
  addGovernors(lead, add);
  const { sentences } = body.text;
  const at = lead.scene === body ? lead.sentence : 0;
  add('sentence', `${Math.min(at, 6)}-${focus}`);
  add('paragraph', `${Math.min(sentences[at]?.paragraph ?? 0, 5)}-${focus}`);
  add(
    'begins',
    `${Math.min(4, lead.words[0]!.first - lead.scene.text.sentences[lead.sentence]!.first)}-${focus}`,
  );
  add('status-focus', `${lead.told.status}-${focus}`);
  const day = lead.date ? sideOf(lead.date, setting.article.published) : 'none';
  add('day-focus', `${day}-${lead.date?.grain}-${focus}`);
  const named = cluster.principals.filter((m) => isNamedIn(title, m.who.name)).length;
  add('named', `${named}-${Math.min(cluster.principals.length, 3)}-${focus}`);
  const others = clusters.filter((c) => c !== cluster && c.parts.some((p) => p.scene !== body)).length;
  add('titled', `${Math.min(others, 2)}-${isTitled}-${focus}`);
  return out;
}

/** Whether one of the words of a name stands in the headline. */
const isNamedIn = (title: Scene, name: readonly string[]): boolean =>
  title.tokens.some((t) => name.includes(t.form));

/** How many other interactions of the same people the report tells, and how many of them are to come. */
function addOthers(cluster: Cluster, { clusters }: Setting, add: Add): void {
  const own = new Set(cluster.principals.map((m) => m.who.entity));
  const others = clusters.filter((c) => c !== cluster && c.principals.some((m) => own.has(m.who.entity)));
  const planned = others.filter((c) => c.parts.some((p) => p.told.status === 'planned'));
  add('others', `${Math.min(planned.length, 3)}-${Math.min(others.length, 4)}`);
  add('others-alike', Math.min(planned.filter((c) => c.kind === cluster.kind).length, 2));
}

/** Of the part told first: tense, and whether it opens the report as news. */
function addLead(lead: Candidate, body: Scene, add: Add): void {
  const { scene, tense } = lead;
  const isOpening = scene === body && lead.words[0]!.first < openingEnd(body);
  add('lead', `${tense}-${lead.told.status}`);
  add('lead-news', `${lead.asNews}-${isOpening}-${tense}`);
  add('speaking', lead.whileSpeaking);
  const { first, last } = scene.text.sentences[lead.sentence]!;
  for (let i = first; i < last; i++) {
    const verb = verbAt(scene, i);
    if (!verb) continue;
    add('first-verb', verb);
    return;
  }
}

/** The trigger, the two words before it, the marks of status in its sentence and what they said. */
function addAround({ scene, rule, words, sentence, told }: Candidate, add: Add): void {
  const { first } = words[0]!;
  add('rule', rule);
  add('word', scene.tokens[first]!.form);
  add('before', classAt(scene, first - 1));
  add('word-1', scene.tokens[first - 1]?.form ?? '');
  add('word-2', scene.tokens[first - 2]?.form ?? '');
  const range = scene.text.sentences[sentence]!;
  for (let i = range.first; i < range.last; i++) {
    const side = i < first ? 'before' : 'after';
    for (const { class: name } of scene.senses[i]!) {
      if (!MARKS.has(name)) continue;
      add(`mark-${side}`, name);
      if (Math.abs(i - first) < NEAR) add(`near-${side}`, name);
    }
  }
  if (told.at) add('told', `${told.status}-${classAt(scene, told.at.first)}`);
}
/** Tokens within which a mark stands near. */
const NEAR = 7;
const MARKS_OF_STATUS = 'w-planned w-intend w-cancel w-cancelled w-refuse w-maybe w-propose w-deny w-doubt';
const MARKS_OF_CLAUSES = 'w-accept w-without w-not w-was w-sub w-margin w-relative w-that w-lasts speech';
const MARKS: ReadonlySet<string> = new Set(`${MARKS_OF_STATUS} ${MARKS_OF_CLAUSES}`.split(' '));

/** The nearest verb before the trigger, and what stands before that. */
function addGovernors({ scene, words, sentence, tense }: Candidate, add: Add): void {
  const from = scene.text.sentences[sentence]!.first;
  for (let i = words[0]!.first - 1; i >= from; i--) {
    const verb = scene.actorAt[i] === -1 ? verbAt(scene, i) : null;
    if (!verb) continue;
    add('governor', verb);
    add('governor-tense', `${verb.slice(verb.lastIndexOf(' ') + 1)}-${tense}`);
    add('governed-by', classAt(scene, i - 1));
    return;
  }
}

function addDay({ date, dateClose, tense }: Candidate, published: string | null, add: Add): void {
  if (!date) {
    add('day', 'none');
    return;
  }
  add('day', `${sideOf(date, published)}-${date.grain}-${dateClose}`);
  add('day-tense', `${date.tense}-${dateClose}-${tense}`);
}

/** On which side of publication a day lies. */
function sideOf({ value }: DateMention, published: string | null): 'before' | 'same' | 'after' | 'open' {
  if (value === null || published === null) return 'open';
  const day = value.slice(0, 10);
  const same = published.slice(0, day.length);
  return day > same ? 'after' : day === same ? 'same' : 'before';
}

/** Class and tense of a verb at a token («meet present», «meet future»), or null. */
function verbAt({ senses }: Scene, i: number): string | null {
  const verb = senses[i]!.find((s) => s.tense !== 'none');
  if (!verb) return null;
  return `${verb.class} ${verb.parse.particle === SIN ? 'future' : verb.tense}`;
}

function classAt(scene: Scene, i: number): string {
  const token = scene.tokens[i];
  if (!token) return 'nothing';
  if (scene.actorAt[i] !== -1) return 'actor';
  if (scene.dateAt[i] !== -1) return 'date';
  if (scene.placeAt[i] !== -1) return 'place';
  return scene.senses[i]![0]?.class ?? (token.kind === 'mark' ? token.words : 'other');
}
