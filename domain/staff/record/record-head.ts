import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { eq } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { audit } from '@/db/schema'
import { env } from '@/lib/process/env'
import { lastAct } from './chain'

/** The newest act. Its number and hash, noted elsewhere, prove later that no act up to it is missing. */
export const RecordHead = z.object({ number: z.number().int().min(1), hash: z.string(), at: z.number() })
export type RecordHead = z.infer<typeof RecordHead>

export async function headOfRecord(db: Db = read()): Promise<RecordHead | undefined> {
  const last = await lastAct(db)
  return last?.number ? { number: last.number, hash: last.hash, at: last.at } : undefined
}

/** Formats a head as it is printed and noted: "1234:9f8e…". */
export function headText({ number, hash }: Pick<RecordHead, 'number' | 'hash'>) {
  return `${number}:${hash}`
}

export function parseHead(text: string): Pick<RecordHead, 'number' | 'hash'> | undefined {
  const [, number, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? []
  return hash ? { number: Number(number), hash } : undefined
}

/** Returns whether nothing up to the head was deleted or rewritten. */
export async function recordContainsHead({ number, hash }: Pick<RecordHead, 'number' | 'hash'>, db: Db = read()) {
  const [row] = await db.select({ hash: audit.hash }).from(audit).where(eq(audit.number, number)).limit(1)
  return row?.hash === hash
}

/** `head`: last act that was checked. */
const LastCheck = z.object({ at: z.number(), head: RecordHead.optional(), problems: z.array(z.string()) })
type LastCheck = z.infer<typeof LastCheck>

const RecordNotes = z.object({ head: RecordHead.optional(), checked: LastCheck.optional() })
type RecordNotes = z.infer<typeof RecordNotes>

const file = () => join(/* turbopackIgnore: true */ env().dataDir, 'record.json')

/** Reads the notes; empty if the file is missing or unreadable. */
export function recordNotes(): RecordNotes {
  try {
    return existsSync(file()) ? RecordNotes.parse(JSON.parse(readFileSync(file(), 'utf8'))) : {}
  } catch {
    return {}
  }
}

/** Reads the noted head, which the record must still contain. */
export function expectedHead() {
  return recordNotes().head
}

export function saveRecordNotes(changes: Partial<RecordNotes>) {
  mkdirSync(env().dataDir, { recursive: true, mode: 0o700 })
  writeFileSync(`${file()}.new`, JSON.stringify({ ...recordNotes(), ...changes }), { mode: 0o600, flush: true })
  renameSync(`${file()}.new`, file())
}

/** Replaces the noted head, after somebody vouched for the record or it came from a backup. */
export function replaceHead(head: RecordHead | undefined) {
  saveRecordNotes({ head })
}

/** Saves the newest head. Keeps a noted head that the record does not contain: it is evidence. */
export async function saveHead() {
  const head = await headOfRecord()
  const before = expectedHead()
  if (!head || head.hash === before?.hash) return
  if (!before || (await recordContainsHead(before))) saveRecordNotes({ head })
}
