import { publicAddress } from '@/lib/web/public-address'
import { answerAt, type Answer } from './answers'
import { redirectTarget } from './redirects'
import { findElsewhere } from './translations'
import { hasLists } from './live-languages'

/**
 * Returns the answer that readers get at a public path at a moment (UTC ms), as the handlers answer it: what stands there; or
 * where a redirect or a shape of WordPress leads; or the text that has the rest of the address in another language. Undefined
 * for a missing page.
 */
export async function readerAnswerAt(path: string, now: number): Promise<Answer | undefined> {
  const { row, language } = publicAddress(path)
  const answer = await answerAt(path, now)
  // Programs are told that nothing is there, and the front door answers for files by itself.
  if (answer || row.forPrograms || !row.to) return answer
  const target = await redirectTarget({ source: path, now })
  if (target !== undefined) return { is: 'moved', path: target }
  if (!['entry', 'help'].includes(row.answer) || !(await hasLists({ language, now }))) return undefined
  const elsewhere = await findElsewhere({ path, language, now })
  return elsewhere && (elsewhere.is === 'edition' ? { is: 'moved', path: elsewhere.path } : { is: 'here' })
}
