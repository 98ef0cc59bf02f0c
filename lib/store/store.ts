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
