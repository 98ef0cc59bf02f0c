import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readErasuresIn } from '@/db/erased-in'
import { isPostgres } from '@/db/kit'
import { eraseAgain } from '@/domain/erasures/erase-again'
import {
  ledgerFiles,
  ledgerName,
  mergeLines,
  readLedger,
  writeLedger,
  type LedgerLine,
} from '@/domain/erasures/ledger-file'
import { saveLedger } from '@/domain/erasures/ledger'
import { env } from '@/lib/process/env'
import { done, type Result } from '@/lib/result'
import { hasSecret, installationSecret, secretMark } from '@/lib/keys/secret'
import { databaseFile } from '../verb'

/** Merges the ledgers near the backup, of this machine and of the replaced database. Refused: a damaged ledger. */
export async function gatherLedgers(backup: string, arriving: string): Promise<Result> {
  const secrets = knownSecrets(arriving)
  const [own, ...others] = ledgerFiles()
  // Recent copies are one folder deeper.
  const beside = [dirname(backup), dirname(dirname(backup))].map((folder) => join(folder, ledgerName))
  const lists: LedgerLine[][] = []
  for (const file of new Set([...beside, ...others, own!])) {
    const lines = readLedger(file, secrets)
    if (!lines.ok) return lines
    lists.push(lines.value)
  }
  const current = readSecretIn(env().dataDir)
  if (!isPostgres && current)
    lists.push(readErasuresIn(databaseFile()).map((line) => ({ ...line, secret: secretMark(current) })))
  const lines = mergeLines(...lists)
  const signing = env().secret ?? readSecretIn(arriving) ?? current
  if (lines.length > 0 && signing) await writeLedger(own!, lines, signing)
  return done(undefined)
}

function knownSecrets(arriving: string) {
  return [env().secret, readSecretIn(arriving), readSecretIn(env().dataDir)].filter((text) => text !== undefined)
}

function readSecretIn(folder: string): string | undefined {
  const file = join(folder, 'secret')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

/** Returns a sentence if anything was erased (`now` UTC ms). Refused: a damaged ledger in DATA_DIR. */
export async function eraseAgainAsListed(now: number): Promise<Result<string | undefined>> {
  const secrets = hasSecret() ? [installationSecret()] : []
  const [own, ...others] = ledgerFiles().map((file) => readLedger(file, secrets))
  if (!own!.ok) return own!
  // A damaged ledger elsewhere does not stop a server: its part about this archive is done.
  const readable = others.flatMap((lines) => (lines.ok ? [lines.value] : []))
  const { entryIds, mediaIds } = await eraseAgain(mergeLines(...readable, own!.value), now)
  await saveLedger()
  if (entryIds.length + mediaIds.length === 0) return done(undefined)
  const entries = entryIds.length === 1 ? 'entry' : 'entries'
  const uploads = mediaIds.length === 1 ? 'upload' : 'uploads'
  const numbers = entryIds.length ? ` (${entryIds.join(', ')})` : ''
  return done(
    `Erased again, since they had been erased permanently: ${entryIds.length} ${entries}${numbers} and ${mediaIds.length} ${uploads}.`,
  )
}
