import { publicAddress } from '@/lib/web/public-address'
import { answerAt, type AddressAnswer } from './answers'
import { redirectTarget } from './redirects'
import { findElsewhere } from './translations'

/** Returns what is at a path, else a redirect or WordPress address, else the text in another language. */
export async function readerAnswerAt(path: string, now: number): Promise<AddressAnswer | undefined> {
  const { row, language } = publicAddress(path)
  const answer = await answerAt(path, now)
  // Programs get a plain 404; the front door answers for files.
  if (answer || row.forPrograms || !row.handler) return answer
  const target = await redirectTarget({ source: path, now })
  if (target !== undefined) return { is: 'moved', path: target }
  const elsewhere = await findElsewhere({ path, language, now })
  return elsewhere === undefined ? undefined : { is: 'moved', path: elsewhere }
}
