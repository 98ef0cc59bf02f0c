import { write } from '@/db/connection'
import { addressesIn } from '@/lib/web/address-list'
import { env } from '@/lib/process/env'
import { readOldUrl, type OldUrl } from '@/lib/web/old-url'
import { createPause } from '@/lib/process/pauses'
import { inPortions } from '@/lib/lists/portions'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { saveOldAddresses, oldAnswer, type OldAnswer } from './old-addresses'
import { maxBytes, maxRows } from './redirect-import'

/** `unread`: the line is not an address. */
export type AddressResult = { line: number; text: string; answers: OldAnswer | { is: 'unread' } }

export type CheckReport = {
  lines: AddressResult[]
  counts: Record<AddressResult['answers']['is'], number>
  noted?: number
}

/** Returns what each address of a list or sitemap answers at a moment (UTC ms). Fetches and writes nothing. */
export async function checkAddresses(actor: Actor, text: string, now: number): Promise<Result<CheckReport>> {
  permit(actor, 'manageRedirects')
  const list = await readAddressList(text)
  if (!list.ok) return list
  const lines: AddressResult[] = []
  const counts: CheckReport['counts'] = { live: 0, moved: 0, withdrawn: 0, nothing: 0, unread: 0 }
  const pause = createPause()
  for (const { line, text, old } of list.value) {
    await pause()
    const answers = old ? await oldAnswer(old, now) : { is: 'unread' as const }
    counts[answers.is]++
    lines.push({ line, text, answers })
  }
  return done({ lines, counts })
}

const addressesAtOnce = 100

/** Checks addresses as `checkAddresses` does, and stores them for later checks. The first batch records the act. */
export async function saveAddressList(actor: Actor, text: string, now: number): Promise<Result<CheckReport>> {
  const report = await checkAddresses(actor, text, now)
  if (!report.ok) return report
  const list = await readAddressList(text)
  const rows = list.ok ? list.value.flatMap(({ old }) => (old ? [{ url: old.url }] : [])) : []
  const pause = createPause()
  let noted = 0
  for (const [n, part] of inPortions(rows, addressesAtOnce).entries()) {
    noted += await write(async (tx) => {
      if (n === 0) await record(tx, actor, { verb: 'noted old addresses', detail: { addresses: rows.length } }, now)
      return (await saveOldAddresses(tx, part, now)).added
    })
    await pause()
  }
  return done({ ...report.value, noted })
}

type CheckedLine = { line: number; text: string; old: OldUrl | undefined }

async function readAddressList(text: string): Promise<Result<CheckedLine[]>> {
  if (Buffer.byteLength(text) > maxBytes) return refused('The file is larger than 5 MB. Divide it.', 'csv')
  const list = await addressesIn(text, maxRows)
  if (!list.ok) return list
  const rows = list.value
  if (!rows.length) return refused('There is no address in it.', 'csv')
  if (rows.length > maxRows)
    return refused(`It has more than ${maxRows.toLocaleString('en')} addresses. Divide it.`, 'csv')
  return done(rows.map(({ line, text }) => ({ line, text, old: readOldUrl(absoluteUrl(text)) })))
}

function absoluteUrl(text: string) {
  return /^\/(?!\/)/.test(text) ? env().siteUrl + text : text
}
