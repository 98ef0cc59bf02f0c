// Replaces `temporal-polyfill` in browsers: only those without Temporal fetch it.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')

export const { Temporal } = globalThis
