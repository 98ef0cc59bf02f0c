import type { Readable } from 'node:stream'

/** The first and the last byte of a part of a file. */
export type FilePart = { first: number; last: number }

/** `bytes`: of the whole file, also where `stream` has a part of it. */
export type OpenedFile = { bytes: number; stream: Readable }

/** `path`: the group and the name, `abc/document.pdf`. `changedAt`: UTC ms. */
export type StoredObject = { path: string; bytes: number; changedAt: number }

/** A file on the disk of this machine that the store may take away. */
export type LocalFile = { path: string; bytes: number; sha256: string }

export type StoreCheck = {
  /** The code of what is in the way of reading and writing. */
  problem?: string
  /** True if the bytes of a file stay after it was removed. */
  keepsVersions: 'no' | 'yes' | 'suspended' | 'unknown'
}

/**
 * The store where the files of uploads are: `GROUP/NAME`, the group being the upload's id. A file never changes, and what the
 * database knows is there: the row of an upload comes after its files. A group without a row is an orphan.
 */
export interface Store {
  /** Stores the files of a group, all of them or none, and comes back once they would survive a power cut. */
  put(group: string, contents: Record<string, Buffer | LocalFile>): Promise<void>
  /** Opens a file, or a part of it; undefined where there is none. @param signal ends the request and the stream @throws its reason */
  open(path: string, how?: { part?: FilePart; signal?: AbortSignal }): Promise<OpenedFile | undefined>
  /** Returns the facts about a file without reading it. */
  find(path: string): Promise<StoredObject | undefined>
  /** The files of a group, or of all groups. */
  list(within?: string): AsyncIterable<StoredObject>
  /** Returns what there is at the top: groups, and files that belong to none. */
  names(): AsyncIterable<{ name: string; isGroup: boolean }>
  /** Returns what there is under a name at the top: its bytes in all, and when it last changed. Undefined where nothing is. */
  describe(name: string): Promise<StoredObject | undefined>
  /** Changes when a name comes or goes at the top (`at`: UTC ms); undefined where the store cannot tell. */
  lastChange(): Promise<{ mark: string; at: number } | undefined>
  /** Gives the files of a group to another one, where they replace those of the same names. The value: whether there were any. */
  move(from: string, to: string): Promise<boolean>
  remove(group: string): Promise<void>
  /** Removes what stays of a removed group where the store keeps versions. False where it cannot. */
  removeVersions(group: string): Promise<boolean>
  /** Notes that a group is to be removed, unless a row has it by then: for what could be interrupted. `put` does it by itself. */
  mark(group: string): Promise<void>
  /** Takes that note back. */
  settle(group: string): Promise<void>
  /** Removes what was left unfinished `before` (UTC ms), unless it `isKept`: it has a row, or was just given its place. */
  removeUnfinished(before: number, isKept: (group: string) => Promise<boolean>): Promise<void>
  /** Lends a file as one on the disk of this machine, to be read while `use` runs; undefined where there is none. */
  withFile<T>(path: string, use: (file: string) => Promise<T>): Promise<T | undefined>
  check(): Promise<StoreCheck>
}

/** @throws where a path could lead out of the store */
export function safePath(path: string) {
  if (path.split('/').some((part) => part === '' || part === '.' || part === '..') || path.includes('\0'))
    throw new Error('A path of a stored file has a part that is none.')
  return path
}
