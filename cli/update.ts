import { parseArgs } from 'node:util'
import { z } from 'zod'
import { env } from '@/lib/process/env'
import { done, refused, type Result } from '@/lib/result'
import packageJson from '@/package.json'
import { Misused, type Verb } from './verb'
import { parseJsonText } from '@/lib/formats/json-text'

/** Milliseconds, and bytes of the answer: it names one release. */
const [maxWait, maxBytes] = [10_000, 65_536]

/** The newest release, as `npm run release` writes it beside an archive; without characters that a terminal would obey. */
const Latest = z.object({
  version: z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/),
  archive: z.string().regex(/^[\w.-]{1,200}$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export const update: Verb = {
  name: 'update',
  summary: 'Says whether a newer release lies at the address in UPDATES_URL; fetches and changes nothing',
  usage: ['--check'],
  needsNoArchive: () => true,
  async run(args) {
    const { values } = parseArgs({ args, options: { check: { type: 'boolean' } } })
    if (!values.check) throw new Misused('Say --check. docs/operating/update.md says how to update.')
    const { updatesUrl } = env()
    return updatesUrl
      ? checkForUpdate(updatesUrl)
      : refused('UPDATES_URL is not set, so no address is asked for releases.')
  },
}

/** Prints what release the address names. Fails in words where it names none, or is not reached in time. */
export async function checkForUpdate(url: string): Promise<Result> {
  const answer = await textAt(url)
  if (!answer.ok) return answer
  const latest = parseJsonText(Latest, answer.value)
  if (!latest) return refused(`${url} does not name a release: what npm run release writes is latest.json.`)
  const { version, archive, sha256 } = latest
  if (version.localeCompare(packageJson.version, 'en', { numeric: true }) <= 0)
    console.log(`This is Gazette ${packageJson.version}. There is no newer release: the one named there is ${version}.`)
  else
    console.log(
      `This is Gazette ${packageJson.version}. Gazette ${version} is there: ${new URL(archive, url).href}\nIts SHA-256 is ${sha256}. docs/operating/update.md says how to update.`,
    )
  return done(undefined)
}

async function textAt(url: string): Promise<Result<string>> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(maxWait) })
    if (!answer.ok) return refused(`${url} answers with status ${answer.status}.`)
    const pieces: Uint8Array[] = []
    let bytes = 0
    for await (const piece of answer.body ?? []) {
      if ((bytes += piece.length) > maxBytes) return refused(`${url} answers with more than ${maxBytes} bytes.`)
      pieces.push(piece)
    }
    return done(Buffer.concat(pieces).toString('utf8'))
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } }
    const why = name === 'TimeoutError' ? `no answer in ${maxWait / 1000} seconds` : (cause?.code ?? name)
    return refused(`${url} cannot be reached: ${why}.`)
  }
}
