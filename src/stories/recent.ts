/** What was made or asked for lately, by key. Nothing is forgotten unless it is said when: see `trim`. */
export interface Recent<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
  delete(key: K): void;
  /** How many were asked for since the last but one `trim` that forgot something. */
  readonly size: number;
  /** Forgets what was not asked for since it last forgot something, if half of `most` were asked for since. */
  trim(most: number): void;
  clear(): void;
  values(): readonly V[];
}

export function openRecent<K, V>(): Recent<K, V> {
  let recent = new Map<K, V>();
  let older = new Map<K, V>();
  return {
    get: (key) => {
      const known = recent.get(key);
      if (known !== undefined) return known;
      const value = older.get(key);
      if (value === undefined) return undefined;
      older.delete(key);
      recent.set(key, value);
      return value;
    },
    set: (key, value) => {
      older.delete(key);
      recent.set(key, value);
    },
    delete: (key) => {
      recent.delete(key);
      older.delete(key);
    },
    get size() {
      return recent.size + older.size;
    },
    trim: (most) => {
      if (recent.size < most / 2) return;
      older = recent;
      recent = new Map();
    },
    clear: () => {
      recent = new Map();
      older = new Map();
    },
    values: () => [...older.values(), ...recent.values()],
  };
}
