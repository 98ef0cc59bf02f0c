// Replaces `temporal-polyfill` in browsers: only browsers without Temporal fetch it.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')

export const { Temporal } = globalThis
