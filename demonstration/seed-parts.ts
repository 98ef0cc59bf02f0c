import type { Actor } from '@/domain/staff/actor'
import { demonstration } from '@/domain/site/demonstration'
import { createHelpService } from '@/domain/site/help-services'
import { storeUpload } from '@/domain/files/intake'
import { createTerm } from '@/domain/entries/terms'
import type { Result } from '@/lib/result'
import type { Publication } from './entry'
import { countries, helpServices, pictureDescriptions, topics, type PictureName } from './facts'
import { makePdf } from './pdf'
import { pictures } from './pictures'
import { publications } from './texts'

export type TermIds = Map<string, number>
/** By the picture's name or the publication's slug; a document's second version by `revisedOf`. */
export type UploadIds = Map<string, string>

export function revisedOf(slug: string) {
  return `${slug}, second version`
}

export async function storeDemonstrationTerms(author: Actor, now: number): Promise<TermIds> {
  const ids: TermIds = new Map()
  const origin = demonstration
  for (const [position, term] of countries.entries())
    ids.set(term.slug, got(await createTerm(author, { kind: 'country', ...term, position, origin }, now)).id)
  for (const [position, term] of topics.entries())
    ids.set(term.slug, got(await createTerm(author, { kind: 'topic', ...term, position, origin }, now)).id)
  return ids
}

/** Examples of services, so that the pages of help have something to show. */
export async function storeDemonstrationHelp(author: Actor, termIds: TermIds, now: number) {
  for (const { country, ...said } of helpServices)
    got(
      await createHelpService(
        author,
        { ...said, countryId: termIds.get(country)!, phone: '', url: '', isSample: true },
        now,
      ),
    )
}

type Upload = {
  key: string
  name: string
  alt?: string
  make: () => Promise<Buffer>
  /** Its next version. */
  next?: Upload
}

/** Draws the pictures, sets the documents and stores them the way uploads are stored. */
export async function storeDemonstrationUploads(author: Actor, now: number): Promise<UploadIds> {
  const drawings = Object.entries(pictures).map(([key, { name, draw }]): Upload => {
    return { key, name, alt: pictureDescriptions[key as PictureName], make: draw }
  })
  const documents = publications.map(documentOf)
  const ids: UploadIds = new Map()
  const queue = [...drawings, ...documents]
  await Promise.all([lane(), lane()]) // a document's pages are counted in a child process: meanwhile the next is set
  return ids

  async function lane() {
    for (let next = queue.shift(); next; next = queue.shift()) {
      await store(next)
    }
  }

  async function store({ key, name, alt, make, next }: Upload, replaces?: string) {
    const source = await make()
    const { id } = got(await storeUpload(author, { source, name, alt, origin: demonstration, replaces }, now))
    ids.set(key, id)
    if (next) await store(next, id)
  }
}

function documentOf(publication: Publication): Upload {
  const { slug, document, revised } = publication
  const [key, name] = [slug, `${slug}.pdf`]
  const whole = revised && { ...document, sections: [...document.sections, ...revised.sections] }
  const next = whole && { key: revisedOf(slug), name, make: () => makePdf({ ...publication, document: whole }) }
  return { key, name, make: () => makePdf(publication), next }
}

/** The demonstration's own texts are never refused; if one is, it is wrong and nothing else should happen. */
export function got<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`Demonstration: ${result.problems.map((problem) => problem.message).join(' ')}`)
}
