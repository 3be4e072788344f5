/** A function that loads each thing once: `use()` has to be given the same promise at every rendering. */
export function once<Key, Thing>(load: (key: Key) => Promise<Thing>): (key: Key) => Promise<Thing> {
  const loading = new Map<Key, Promise<Thing>>();
  return (key) => {
    let promise = loading.get(key);
    if (promise === undefined) {
      promise = load(key);
      loading.set(key, promise);
      // What failed may be tried again.
      promise.catch(() => loading.delete(key));
    }
    return promise;
  };
}
