import type { ImportProblem } from '@/db/schema'
import { readOldUrl } from '@/lib/web/old-url'
import { ruleContext, whyNoSource } from '@/domain/addresses/redirect-rules'

type OwnAddress = { ownPath?: string; line: number }

/** Returns old addresses of a line, and problems. An old path equal to the new one is only recorded. */
export async function redirectSources(urls: string[], { ownPath, line }: OwnAddress, now: number) {
  const rules = ruleContext(now)
  const sources: { url: string; source: string }[] = []
  const problems: ImportProblem[] = []
  for (const url of urls) {
    const old = readOldUrl(url)
    const why = old ? await whyNot(old.path) : 'It is no whole address, such as https://www.example.org/report.html.'
    if (why)
      problems.push({ what: `An old address does not lead to it. ${why}`, place: `line ${line}, old_url: ${url}` })
    if (old) sources.push({ url: old.url, source: why ? '' : old.path })
  }
  return { sources, problems }

  async function whyNot(path: string) {
    if (path === ownPath) return undefined
    const refusal = await whyNoSource(path, rules)
    if (refusal) return refusal.problems[0]!.message
    const target = await rules.redirectAt(path)
    return target === undefined || target === ownPath ? undefined : `This address leads to ${target} already.`
  }
}
