import { asc, inArray } from 'drizzle-orm'
import { read } from '@/db/connection'
import { erasedAddresses, erasureEntries, erasures } from '@/db/schema'
import { installationSecret, secretMark } from '@/lib/keys/secret'
import { ledgerFiles, mergeLines, readLedger, writeLedger, type LedgerLine } from './ledger-file'

async function loadLedgerLines(): Promise<LedgerLine[]> {
  const db = read()
  const rows = await db
    .select()
    .from(erasures)
    .where(inArray(erasures.state, ['erasing', 'erased', 'failed']))
    .orderBy(asc(erasures.id))
  const entries = await db.select().from(erasureEntries).orderBy(asc(erasureEntries.entryId))
  const addresses = await db.select().from(erasedAddresses).orderBy(asc(erasedAddresses.hash))
  return rows.map(({ id, requestedAt, requestedBy, erasedAt, erasedBy, heldSince, mediaIds, hashes }) => ({
    secret: secretMark(),
    requestedAt,
    requestedBy,
    erasedAt,
    erasedBy,
    heldSince,
    entries: entries
      .filter(({ erasureId }) => erasureId === id)
      .map(({ entryId, translationGroup, createdAt, wasPublic, kind, language, type, termIds }) => {
        return { entryId, translationGroup, createdAt, wasPublic, kind, language, type, termIds }
      }),
    mediaIds,
    hashes,
    addresses: addresses.filter(({ erasureId }) => erasureId === id).map(({ hash }) => hash),
  }))
}

/** Saves the ledgers; returns a sentence if one cannot be written. */
export async function saveLedger(): Promise<string | undefined> {
  const own = await loadLedgerLines()
  if (own.length === 0) return undefined
  const obstacles: string[] = []
  for (const file of ledgerFiles()) {
    const known = readLedger(file, [installationSecret()])
    if (!known.ok) {
      obstacles.push(known.problems[0]!.message)
      continue
    }
    const lines = mergeLines(known.value, own)
    if (JSON.stringify(lines) === JSON.stringify(known.value)) continue
    await writeLedger(file, lines, installationSecret()).catch((error: Error) => {
      obstacles.push(`The list of what was erased could not be written to ${file}: ${error.message}.`)
    })
  }
  return obstacles.length ? obstacles.join(' ') : undefined
}
