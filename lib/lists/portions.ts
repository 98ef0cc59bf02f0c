export function inPortions<T>(all: T[], length = 1_000): T[][] {
  return Array.from({ length: Math.ceil(all.length / length) }, (_, n) => all.slice(n * length, (n + 1) * length))
}
