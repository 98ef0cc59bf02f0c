import { handlerAt } from '@/app/(site)/handlers'
import { runAtMoment } from '@/app/(site)/moment'
import { redirectTarget } from '@/domain/published/redirects'
import { env } from '@/lib/process/env'
import { oldQueryAt } from '@/lib/web/old-query'
import { publicAddress } from '@/lib/web/public-address'
import { findFile } from '@/server/files/find-file'
import { fileRequestAt } from '@/server/files/files'

/** Returns what readers get: from a handler, or at an address of a file from the front door. */
export async function responseAt(address: string, at: number): Promise<Response> {
  const { pathname: path, search } = new URL(address, env().siteUrl)
  const old = oldQueryAt(path, search)
  const target = old && (await redirectTarget({ source: old, now: at }))
  if (target) return redirectTo(target)
  if (publicAddress(path).row.handler) {
    const handler = handlerAt(path)
    return runAtMoment({ at }, () => handler(new Request(env().siteUrl + address)))
  }
  const fileRequest = fileRequestAt(path)
  const file = fileRequest && (await findFile(fileRequest, at))
  if (file) return 'path' in file ? redirectTo(file.path) : new Response(null)
  return new Response(null, { status: 404 })
}

function redirectTo(location: string) {
  return new Response(null, { status: 301, headers: { location } })
}
