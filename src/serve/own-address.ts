/** A path of ours and never another host, whatever a form or an address says. */
export function ownAddress(back: unknown): string {
  const base = 'http://desk.invalid';
  if (typeof back !== 'string' || !URL.canParse(back, base)) return '/';
  const { origin, pathname, search } = new URL(back, base);
  return origin === base && !pathname.startsWith('//') ? `${pathname}${search}` : '/';
}
