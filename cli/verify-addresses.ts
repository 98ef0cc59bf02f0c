import { silentAddresses, type Silent } from '@/domain/addresses/silent-addresses'
import type { Problem } from '@/lib/result'
import { installation } from './installation'
import { progress } from './progress'

/** Asks every address that was ever public, or leads somewhere, what it answers (`now` UTC ms): a sentence for each silent one. */
export async function verifyAddresses(now: number): Promise<{ total: number; problems: Problem[] }> {
  const line = progress()
  const { total, silent } = await silentAddresses(await installation(), now, (n) => line.show(`Address ${n + 1}`))
  line.end()
  return { total, problems: silent.map((address) => ({ message: inWords(address) })) }
}

function inWords({ path, target, asks }: Silent) {
  if (asks !== null) return `${path} was public at an earlier site, and answers nothing now.`
  return target === null
    ? `${path} was public, and answers nothing now.`
    : `${path} leads to ${target}, where readers find nothing now.`
}
