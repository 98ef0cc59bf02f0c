/** Returns the function with each result kept under its argument. Nothing is removed: for few arguments. */
export function keptByKey<K, V>(make: (key: K) => V): (key: K) => V {
  return withResults(new Map<K, V>(), make)
}

/** Returns the function with each result kept as long as its argument. */
export function keptByObject<K extends object, V>(make: (key: K) => V): (key: K) => V {
  return withResults(new WeakMap<K, V>(), make)
}

type Results<K, V> = { get(key: K): V | undefined; has(key: K): boolean; set(key: K, value: V): unknown }

function withResults<K, V>(results: Results<K, V>, make: (key: K) => V) {
  return (key: K): V => {
    const known = results.get(key)
    if (known !== undefined || results.has(key)) return known as V
    const made = make(key)
    results.set(key, made)
    return made
  }
}
