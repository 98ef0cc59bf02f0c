// Stands for `temporal-polyfill` in what browsers load: most have the real one, and only the others fetch it.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')

export const { Temporal } = globalThis
