import { handlerOf } from '@/app/(site)/handlers'
import { runAtMoment } from '@/app/(site)/moment'
import { env } from '@/lib/process/env'
import { storedUploadAt, type StoredUpload } from './uploads'

/** 410: a page that explains a withdrawal. */
export type SiteAnswer =
  StoredUpload | { is: 'page'; status: 200 | 410; html: string } | { is: 'machine'; body: Uint8Array }

/** Uses the handlers that answer readers. */
export async function answerAt(address: string, at: number): Promise<SiteAnswer> {
  const [path = ''] = address.split('?')
  const stored = await storedUploadAt(path, at)
  if (stored) return stored
  const response = await answerTo(address, at)
  const { status } = response
  if (status === 301 || status === 302) return { is: 'moved', to: response.headers.get('location')! }
  const isPage = response.headers.get('content-type')?.startsWith('text/html')
  if (isPage && (status === 200 || status === 410)) return { is: 'page', status, html: await response.text() }
  if (status === 200) return { is: 'machine', body: new Uint8Array(await response.arrayBuffer()) }
  return { is: 'absent', why: `answers ${status}` }
}

/** The page's links are absolute, since a server shows the page at any address. */
export async function missingPage(at: number) {
  return (await answerTo('/404', at)).text()
}

async function answerTo(address: string, at: number) {
  const handler = handlerOf(address.split('?')[0]!)
  return runAtMoment({ at }, () => handler(new Request(env().siteUrl + address)))
}
