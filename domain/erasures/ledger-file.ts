import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { env } from '@/lib/process/env'
import { backupFolders } from '@/domain/backups/place'
import { erasureKey } from '@/lib/keys/erasure-hash'
import { flush } from '@/lib/files/flush'
import { hmac } from '@/lib/keys/record-key'
import { done, refused, type Result } from '@/lib/result'
import { secretMark } from '@/lib/keys/secret'
import { kindNames } from '@/lib/kinds/kinds'

// The ledger of erasures has no words of the texts. It lies beside the database and the backups, for their restore.

const LedgerEntry = z.object({
  entryId: z.number(),
  translationGroup: z.string(),
  createdAt: z.number(),
  wasPublic: z.boolean(),
  kind: z.enum(kindNames),
  language: z.string(),
  type: z.string(),
  termIds: z.array(z.number()),
})

const Line = z.object({
  /** Identifies the installation's secret. */
  secret: z.string(),
  requestedAt: z.number(),
  requestedBy: z.number().nullable(),
  erasedAt: z.number().nullable(),
  erasedBy: z.number().nullable(),
  heldSince: z.number().nullable(),
  entries: z.array(LedgerEntry),
  mediaIds: z.array(z.string()),
  hashes: z.array(z.string()),
  addresses: z.array(z.string()),
})

const Ledger = z.object({ format: z.literal(1), erasures: z.array(Line), secret: z.string(), mac: z.string() })

export type LedgerLine = z.infer<typeof Line>

export const ledgerName = 'erasures.json'

export function ledgerFiles(): string[] {
  const { dataDir, backups } = env()
  const folders = backupFolders().filter((folder) => folder === backups?.folder || existsSync(folder))
  return [dataDir, ...folders].map((folder) => join(/* turbopackIgnore: true */ folder, ledgerName))
}

const maxBytes = 100_000_000

/** Reads a ledger. Refused: an unreadable one, or one with a wrong signature if `secrets` has its secret. */
export function readLedger(file: string, secrets: string[]): Result<LedgerLine[]> {
  if (!existsSync(file)) return done([])
  const ledger = parseLedger(file)
  if (!ledger) return refuseLedger(file)
  const secret = secrets.find((text) => secretMark(text) === ledger.secret)
  return secret === undefined || ledgerMac(ledger.erasures, secret) === ledger.mac
    ? done(ledger.erasures)
    : refuseLedger(file)
}

function parseLedger(file: string) {
  try {
    return statSync(file).size > maxBytes ? undefined : Ledger.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

function refuseLedger(file: string) {
  return refused(
    `The list of what was erased (${file}) cannot be read, or was changed. Bring it back from a copy: without it something that was erased permanently could come back. Where you are sure that nothing was, take the file away.`,
  )
}

function ledgerMac(erasures: LedgerLine[], secret: string) {
  return hmac(erasureKey(secret), JSON.stringify(erasures))
}

/** Merges lists of lines; a line of a later list replaces that of an earlier one. */
export function mergeLines(...lists: LedgerLine[][]): LedgerLine[] {
  const byName = new Map<string, LedgerLine>()
  for (const line of lists.flat()) byName.set(lineKey(line), Line.parse(line))
  return [...byName.values()].sort((a, b) => a.requestedAt - b.requestedAt)
}

function lineKey({ secret, requestedAt, entries, mediaIds }: LedgerLine) {
  return JSON.stringify([secret, requestedAt, entries.map(({ entryId }) => entryId), mediaIds])
}

/** Writes a ledger at once as a whole, so that no power cut destroys it. */
export async function writeLedger(file: string, lines: LedgerLine[], secret: string) {
  // The schema puts fields into one order, for the signature.
  const erasures = lines.map((line) => Line.parse(line))
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const text = JSON.stringify({ format: 1, erasures, secret: secretMark(secret), mac: ledgerMac(erasures, secret) })
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  await flush(dirname(file))
}
