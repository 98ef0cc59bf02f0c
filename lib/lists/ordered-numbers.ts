export function firstFrom(ordered: Uint32Array, min: number) {
  let low = 0
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ordered[middle]! < min) low = middle + 1
    else high = middle
  }
  return low
}
