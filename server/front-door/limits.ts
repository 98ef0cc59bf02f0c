import type { Address } from './address'

/** The limits of what may be sent: bytes in all, and the seconds until all of it is here. `pace`: the least bytes in so many seconds. */
export type BodyLimit = { bytes: number; seconds: number; pace?: { bytes: number; seconds: number } }

const [kilobyte, megabyte] = [1_000, 1_000_000]

/** Every limit of the front door. docs/operating/limits.md has the same tables, and a test compares the two. */
export const limits = {
  /** The head of a request: its first line and its headers. */
  head: { bytes: 16 * kilobyte, seconds: 10 },
  /** Connections at a time: in all, and from one network. A proxy on this machine counts as none. */
  connections: { all: 2_000, each: 200 },
  bodies: {
    /** Public pages, files, the API, feeds: reading sends nothing. */
    reading: { bytes: 0, seconds: 0 },
    /** A question that a harvester sends to /oai as a form does. */
    harvesting: { bytes: 4 * kilobyte, seconds: 10 },
    /** Signing in, setting an account up, and every form from somebody who is not signed in. */
    visitor: { bytes: 32 * kilobyte, seconds: 10 },
    /** Forms of the desk. */
    desk: { bytes: megabyte, seconds: 30 },
    /** A text: two million characters of three bytes each, and its other fields. */
    texts: { bytes: 7 * megabyte, seconds: 120 },
    /** Two texts, which are compared where somebody else has saved meanwhile. */
    comparing: { bytes: 14 * megabyte, seconds: 120 },
    /** Lists of addresses: 5 MB, and a little more, so that the sentence about the size can be given. */
    lists: { bytes: 6 * megabyte, seconds: 120 },
    /** Files: 100 MB, and what a form adds. */
    uploads: { bytes: 110 * megabyte, seconds: 1_800, pace: { bytes: 16 * kilobyte, seconds: 30 } },
  },
  /** Answers that have to be made for people who are not signed in: at a time, and waiting, in all and for one asker. */
  turns: { atOnce: 4, atOnceEach: 2, waiting: 100, waitingEach: 20 },
} satisfies { bodies: Record<string, BodyLimit> } & Record<string, unknown>

const rows: [RegExp, BodyLimit][] = [
  [
    /^\/api\/desk\/(media|media\/[^/]+\/versions|consents\/[^/]+\/form|imports|imports\/archives\/[^/]+)$/,
    limits.bodies.uploads,
  ],
  [/^\/api\/desk\/(redirects|old-addresses)$/, limits.bodies.lists],
  [/^\/api\/desk\/entries\/[^/]+\/compare$/, limits.bodies.comparing],
  [/^\/api\/desk\/(entries|entries\/[^/]+\/draft|check)$/, limits.bodies.texts],
  [/^\/(admin|api\/desk)(\/|$)/, limits.bodies.desk],
  [/^\/(sign-in|setup)(\/|$)/, limits.bodies.visitor],
  [/^\/oai$/, limits.bodies.harvesting],
]

/** Returns what a request by a method may bring along to an address. */
export function bodyLimit({ path }: Pick<Address, 'path'>, method: string | undefined): BodyLimit {
  const { reading } = limits.bodies
  return method === 'POST' || method === 'PUT' ? (rows.find(([shape]) => shape.test(path))?.[1] ?? reading) : reading
}
