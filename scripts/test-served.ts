import { eq } from 'drizzle-orm'
import { addresses } from '@/addresses.mjs'
import { handlerAt } from '@/app/(site)/handlers'
import { runAtMoment } from '@/app/(site)/moment'
import type { Folder } from '@/cli/exports/folder'
import { walkSite } from '@/cli/exports/site/walk'
import { read } from '@/db/connection'
import { entries, media, mediaPages, releases } from '@/db/schema'
import { liveAddresses } from '@/domain/published/sitemap'
import { unzip } from '@/lib/epub/test-faults'
import { env } from '@/lib/process/env'
import { fileAddress, versionAddress } from '@/lib/web/file-address'
import { publicAddress } from '@/lib/web/public-address'

/** Returns all that the site serves at a moment, by its address; and notes the rows of `addresses.mjs` that answered. */
export async function servedAt(at: number, answered: Set<string>) {
  const served = new Map<string, string>()
  const folder = {
    problems: [],
    writeTemporary: async (place: string, html: string) => void served.set(place, html),
    write: async (place: string, body: Uint8Array) => {
      const inside = place.endsWith('.epub') ? await unzip(Buffer.from(body)) : [{ data: body }]
      served.set(place, inside.map(({ data }) => Buffer.from(data).toString()).join('\n'))
    },
    copy: async () => {},
    copyStored: async (place: string, { stored }: { stored: string }) => {
      served.set(place, await wordsIn(stored))
      return {}
    },
  } as unknown as Folder
  const published = [...(await read().select({ path: releases.path }).from(releases)), ...(await liveAddresses(at))]
  const paths = [...new Set(published.map(({ path }) => path))]
  const files = await read().select().from(media).where(eq(media.type, 'application/pdf'))
  const lineages = [...new Set(files.map(({ lineage }) => lineage))]
  const ofFiles = files.flatMap((file) => [fileAddress(file), versionAddress(file)])
  const seeds = [...lists, ...paths, ...paths.flatMap((path) => formsOf(path, lineages)), ...ofFiles]
  const outcomes = await walkSite({ folder, at, seeds, optional: seeds, each: () => {} })
  for (const [address, outcome] of outcomes) {
    if (outcome.is === 'absent') continue
    answered.add(rowAt(address))
    if (outcome.is === 'moved') served.set(`what ${address} leads to`, outcome.to)
  }
  const ids = await read().select({ id: entries.id }).from(entries)
  const inApi = ids.flatMap(({ id }) => [`/api/v1/entries/${id}`, `/api/v1/publications/${id}`])
  for (const address of [...programs, ...inApi, ...paths.map(misspelt)]) {
    const response = await runAtMoment({ at }, async () =>
      handlerAt(address.split('?')[0]!)(new Request(env().siteUrl + address)),
    )
    if (response.ok) answered.add(rowAt(address))
    served.set(address, await response.text())
  }
  return served
}

const rowAt = (address: string) => publicAddress(address.split('?')[0]!).row.name

/** Addresses of lists and files that need no link. */
const lists = [
  ...addresses.filter(({ path, forPrograms }) => !/[:*]/.test(path) && !forPrograms).map(({ path }) => path),
  ...['lists-en', 'publication-1', 'post-1', 'event-1'].map((name) => `/sitemap/${name}.xml`),
]

/** Returns the addresses of everything that belongs to the page of an entry. */
function formsOf(path: string, files: string[]) {
  const { row } = publicAddress(path)
  const own = row.path === '/*path' ? '/:slug' : row.path
  const forms = addresses.filter((form) => form.path.startsWith(`${own}/`))
  const places = forms.map((form) => form.path.slice(own.length).replace(/:(number|part)/, '1'))
  return places.flatMap((place) =>
    place.includes(':file')
      ? files.map((file) => path + place.replace(':file', file))
      : path + place.replace(':format', 'bib'),
  )
}

/** The page of such an address suggests others. */
const misspelt = (path: string) => path.replace(/.$/, '')

/** Returns the words in the bytes of a stored file, as its upload has read them. */
async function wordsIn(stored: string) {
  const [id] = stored.split('/') as [string]
  const pages = await read().select().from(mediaPages).where(eq(mediaPages.mediaId, id))
  return pages.map(({ text }) => text).join('\n')
}

const programs = [
  '/oai?verb=ListRecords&metadataPrefix=oai_dc',
  '/oai?verb=ListIdentifiers&metadataPrefix=oai_dc',
  '/api/v1',
  '/api/v1/openapi.json',
  '/api/v1/entries',
  '/api/v1/publications',
  '/api/v1/terms',
  '/search?q=common',
  '/search?q=comon',
  '/search?q=rice',
  '/publications?q=common',
]
