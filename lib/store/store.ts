import type { Readable } from 'node:stream'

export type FilePart = { first: number; last: number }

/** `bytes`: the length of the whole file, even if only a part is sent. */
export type OpenedFile = { bytes: number; stream: Readable }

/** `path`: for example `abc/document.pdf`. `changedAt`: UTC ms. */
export type StoredObject = { path: string; bytes: number; changedAt: number }

export type LocalFile = { path: string; bytes: number; sha256: string }

export type StoreCheck = {
  problem?: string
  keepsVersions: 'no' | 'yes' | 'suspended' | 'unknown'
}

/** Files of uploads as `GROUP/NAME` (the upload's id). Files never change. A group without a row is an orphan. */
export interface Store {
  /** Writes all files or none; returns once they would survive a power cut. */
  put(group: string, contents: Record<string, Buffer | LocalFile>): Promise<void>
  /** Undefined for a missing file. @param signal ends the request and the stream @throws its reason */
  open(path: string, how?: { part?: FilePart; signal?: AbortSignal }): Promise<OpenedFile | undefined>
  find(path: string): Promise<StoredObject | undefined>
  list(within?: string): AsyncIterable<StoredObject>
  names(): AsyncIterable<{ name: string; isGroup: boolean }>
  describe(name: string): Promise<StoredObject | undefined>
  /** Changes with the names at the top (`at`: UTC ms); undefined if the store cannot tell. */
  lastChange(): Promise<{ mark: string; at: number } | undefined>
  /** Replaces files of equal names. False if there were none. */
  move(from: string, to: string): Promise<boolean>
  remove(group: string): Promise<void>
  /** Removes the remaining versions of a removed group. False if the store cannot. */
  removeVersions(group: string): Promise<boolean>
  /** Marks a group for removal unless a row has it, for work that may be interrupted. `put` does it itself. */
  mark(group: string): Promise<void>
  unmarkGroup(group: string): Promise<void>
  /** Removes unfinished groups from `before` (UTC ms), unless `isKept`. */
  removeUnfinished(before: number, isKept: (group: string) => Promise<boolean>): Promise<void>
  /** Gives `use` a file on this machine while it runs; undefined for a missing file. */
  withFile<T>(path: string, use: (file: string) => Promise<T>): Promise<T | undefined>
  check(): Promise<StoreCheck>
}

/** @throws for a path that could lead out of the store */
export function safePath(path: string) {
  if (path.split('/').some((part) => part === '' || part === '.' || part === '..') || path.includes('\0'))
    throw new Error('A path of a stored file has a part that is none.')
  return path
}

const problemWords = {
  STORE_UNREACHABLE: 'the store of files does not answer',
  STORE_FAILING: 'the store of files reports errors',
  STORE_DENIED: 'the store of files refuses the keys of this server',
  STORE_NO_BUCKET: 'the bucket that MEDIA_URL names is not there',
  STORE_REDIRECTED: 'the store of files is at another address or in another region than MEDIA_URL says',
  STORE_WRONG: 'the store of files does not answer as S3 does',
}

export type StoreProblemCode = keyof typeof problemWords

/** @param answered the status and S3's name for the error, never its text */
export class StoreProblem extends Error {
  constructor(
    readonly code: StoreProblemCode,
    readonly answered = '',
    cause?: unknown,
  ) {
    super(`${problemWords[code]}${answered && ` (${answered})`}`, { cause })
    this.name = 'StoreProblem'
  }
}

/** Milliseconds that somebody waits for the beginning of a file. */
const maxOpening = 4_500

/** Throws once a silent store has been waited for long enough. `giveUp` ends the work. */
export async function inTime<T>(work: Promise<T>, giveUp: (reason: StoreProblem) => void = () => {}): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    const problem = new StoreProblem('STORE_UNREACHABLE', 'too slow')
    giveUp(problem)
    late.reject(problem)
  }, maxOpening)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Returns words for a sentence; undefined for other errors. Reads codes: `instanceof` does not hold across modules. */
export function storeProblemOf(error: unknown): string | undefined {
  const { code, answered, cause } = (error ?? {}) as { code?: unknown; answered?: string; cause?: unknown }
  if (isStoreCode(code)) return answered ? `${problemWords[code]} (${answered})` : problemWords[code]
  return cause === undefined ? undefined : storeProblemOf(cause)
}

export function storeWords(code: string): string | undefined {
  return isStoreCode(code) ? problemWords[code] : undefined
}

function isStoreCode(code: unknown): code is StoreProblemCode {
  return typeof code === 'string' && Object.hasOwn(problemWords, code)
}
