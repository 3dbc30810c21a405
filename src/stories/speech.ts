/** Which statements somebody is there to have made: those of crowds without a name, and bits of sentences, are left aside. */
import type { Article, Statement } from '../model.ts';
import { normalise } from '../text/text.ts';

/** Words that begin what is no speaker of his own. */
const CROWD_FORMS =
  'مصدر مصادر المصدر المصادر مراقبون المراقبون محللون المحللون المحللين خبراء الخبراء تقارير التقارير تقديرات ' +
  'كثيرون الكثيرون البعض بعض الصحافة وسائل تغريدة تسريبات شائعات أنباء';
const CROWDS = new Set(CROWD_FORMS.split(' ').map(normalise));
/** «وكان لافتا أن …», «ومن اللافت …»: nobody calls attention to it. */
const WAS_FORMS = 'كان وكان كانت وكانت فكان بات وبات من ومن بدا وبدا';
const WAS = new Set(WAS_FORMS.split(' ').map(normalise));
const LEAST_WORDS = 3;
const LATIN = /[A-Za-z]/u;

/** Whether a speaker of his own says a thing that can be left out. */
export function isSaidBySomebody(
  { body }: Article,
  { speaker, channel, content, evidence }: Statement,
): boolean {
  const [first = ''] = normalise(speaker).split(' ');
  if (channel === 'source' || CROWDS.has(first) || first === '') return false;
  // the line that says where an agency reports from
  if (speaker.includes('(') && LATIN.test(speaker)) return false;
  if (normalise(content).split(' ').filter(Boolean).length < LEAST_WORDS) return false;
  const cue = evidence['/cue']?.[0];
  const before = cue ? normalise(body.slice(Math.max(0, cue.start - REACH), cue.start)).trim() : '';
  return !WAS.has(before.split(' ').at(-1) ?? '');
}
const REACH = 12;
