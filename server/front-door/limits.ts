import type { Address } from './address'

/** Bytes and seconds in total. `pace`: minimum bytes per interval. */
export type BodyLimit = { bytes: number; seconds: number; pace?: { bytes: number; seconds: number } }

const [kilobyte, megabyte] = [1_000, 1_000_000]

/** Milliseconds; longer than the usual minute of proxies, which would use a connection that closes. */
export const keepAliveTimeout = 65_000

/** Every limit of the front door. docs/operating/limits.md has the same tables, and a test compares the two. */
export const limits = {
  head: { bytes: 16 * kilobyte, seconds: 10 },
  /** Connections in total, and from one network. A local proxy does not count. */
  connections: { all: 2_000, each: 200 },
  bodies: {
    reading: { bytes: 0, seconds: 0 },
    /** A harvester's question by POST to /oai. */
    harvesting: { bytes: 4 * kilobyte, seconds: 10 },
    /** All forms before sign-in. */
    visitor: { bytes: 32 * kilobyte, seconds: 10 },
    desk: { bytes: megabyte, seconds: 30 },
    /** Two million characters of three bytes, and other fields. */
    texts: { bytes: 7 * megabyte, seconds: 120 },
    /** Two texts. */
    comparing: { bytes: 14 * megabyte, seconds: 120 },
    /** 5 MB, and some more so that the refusal can name the limit. */
    lists: { bytes: 6 * megabyte, seconds: 120 },
    /** 100 MB, and the form around them. */
    uploads: { bytes: 110 * megabyte, seconds: 1_800, pace: { bytes: 16 * kilobyte, seconds: 30 } },
  },
  /** Pages for people who are not signed in. */
  turns: { atOnce: 4, atOnceEach: 2, waiting: 100, waitingEach: 20 },
} satisfies { bodies: Record<string, BodyLimit> } & Record<string, unknown>

const limitRows: [RegExp, BodyLimit][] = [
  [
    /^\/api\/desk\/(media|media\/[^/]+\/versions|consents\/[^/]+\/form|imports|imports\/archives\/[^/]+)$/,
    limits.bodies.uploads,
  ],
  [/^\/api\/desk\/(redirects|old-addresses)$/, limits.bodies.lists],
  [/^\/api\/desk\/entries\/[^/]+\/(compare|suggestions\/own)$/, limits.bodies.comparing],
  [/^\/api\/desk\/(entries|entries\/[^/]+\/draft|check)$/, limits.bodies.texts],
  [/^\/(admin|api\/desk)(\/|$)/, limits.bodies.desk],
  [/^\/(sign-in|setup)(\/|$)/, limits.bodies.visitor],
  [/^\/oai$/, limits.bodies.harvesting],
]

export function bodyLimit({ path }: Pick<Address, 'path'>, method: string | undefined): BodyLimit {
  const { reading } = limits.bodies
  return method === 'POST' || method === 'PUT'
    ? (limitRows.find(([shape]) => shape.test(path))?.[1] ?? reading)
    : reading
}
