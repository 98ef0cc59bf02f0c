import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { mainFolder } from '@/addresses.mjs'
import { folderReader, type PublicHandler } from '@/app/(site)/handlers'
import { env } from '@/lib/process/env'
import { root } from '@/scripts/run.mjs'

/** The place where the handlers lie that have been compiled together with this program. */
const programs = process.env.PROOF_PROGRAMS
const inside = join(root, 'app/(site)/-/[lang]')

/** Answers a path with its query as the handlers of public addresses do, those for programs among them; not those of files. */
export async function publicHandlers(): Promise<(address: string) => Promise<Response>> {
  const files = readdirSync(inside, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('/route.tsx'))
  const handlers: Record<string, PublicHandler> = {}
  for (const file of files) {
    const source = join(inside, file)
    const compiled = programs && join(programs, relative(root, source).replace('.tsx', '.js'))
    const { GET } = (await import(compiled ?? source)) as { GET: PublicHandler }
    handlers[file.slice(0, -'/route.tsx'.length)] = GET
  }
  const handlerAt = folderReader(handlers)
  return async (address) => {
    const path = address.split('?')[0]!
    // An address that leads nowhere is answered as a page that is not there.
    const { handler, params } = handlerAt(path) ?? {
      handler: handlers['entry/[...path]']!,
      params: { lang: mainFolder, path: path.slice(1).split('/').map(decodeURIComponent) },
    }
    return handler(new Request(env().siteUrl + address), { params: Promise.resolve(params) })
  }
}
