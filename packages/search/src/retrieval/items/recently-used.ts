/** The values used last, by number; the one unused for longest makes room. */
export interface RecentlyUsed<Value> {
  get(key: number): Value | undefined;
  set(key: number, value: Value): void;
  delete(key: number): void;
}

/** `most` ≥ 1. */
export function createRecentlyUsed<Value>(most: number): RecentlyUsed<Value> {
  // A Map keeps the order in which its keys were set: its first key is the one unused for longest.
  const values = new Map<number, Value>();
  return {
    get(key) {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    set(key, value) {
      values.delete(key);
      values.set(key, value);
      if (values.size <= most) return;
      const [oldest] = values.keys();
      if (oldest !== undefined) values.delete(oldest);
    },
    delete: (key) => void values.delete(key),
  };
}
