import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTerm } from '@/domain/entries/terms'
import { storeUpload } from '@/domain/files/intake'
import { demoNote, demoOrigin } from '@/domain/site/demonstration'
import { addGlossaryTerm } from '@/domain/site/glossary'
import { createHelpService } from '@/domain/site/help-services'
import type { Actor } from '@/domain/staff/actor'
import type { Result } from '@/lib/result'
import { agreedWords, countries, helpServices, pictures, publications, topics, type PublicationText } from './texts'

export type TermIds = Map<string, number>
export type UploadIds = Map<string, string>

export async function storeTerms(author: Actor, now: number) {
  const ids: TermIds = new Map()
  for (const [kind, terms] of [['country', countries] as const, ['topic', topics] as const])
    for (const [position, term] of terms.entries())
      ids.set(term.slug, unwrap(await createTerm(author, { kind, ...term, position, origin: demoOrigin }, now)).id)
  return ids
}

export async function storeGlossary(author: Actor, now: number) {
  for (const words of agreedWords) unwrap(await addGlossaryTerm(author, { words, note: demoNote }, now))
}

/** Stores examples, so that the pages of help have content. */
export async function storeHelp(author: Actor, termIds: TermIds, now: number) {
  for (const { country, ...said } of helpServices) {
    const service = { ...said, countryId: termIds.get(country)!, phone: '', url: '', isSample: true }
    unwrap(await createHelpService(author, service, now))
  }
}

export async function storeUploads(author: Actor, now: number) {
  const ids: UploadIds = new Map()
  const store = async (key: string, name: string, rest: { file?: string; alt?: string; replaces?: string } = {}) => {
    const { file = name, ...upload } = rest
    const source = await readFile(join(import.meta.dirname, 'files', file))
    const { id } = unwrap(await storeUpload(author, { source, name, origin: demoOrigin, ...upload }, now))
    ids.set(key, id)
    return id
  }
  const storeDocument = async ({ slug, revised }: PublicationText) => {
    const id = await store(slug, `${slug}.pdf`)
    if (revised) await store(revisedOf(slug), `${slug}.pdf`, { file: `${slug}-second-version.pdf`, replaces: id })
  }
  await Promise.all([
    ...Object.entries(pictures).map(([key, { name, alt }]) => store(key, name, { alt })),
    ...publications.map(storeDocument),
  ])
  return ids
}

export function revisedOf(slug: string) {
  return `${slug}, second version`
}

/** Returns the value. @throws for a refusal, since the demonstration's own texts are valid */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`Demonstration: ${result.problems.map((problem) => problem.message).join(' ')}`)
}
