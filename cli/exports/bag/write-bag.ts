import { siteSettings } from '@/domain/published/site'
import { env } from '@/lib/process/env'
import { inZone } from '@/lib/time/time'
import { markFileName, type Folder } from '../folder'
import { writeJson } from '../json/write-json'
import { readmeName, writeReadme } from '../readme'
import { writeSite } from '../site/write'
import { bagDeclaration, infoLines, manifestOf, payloadOf } from './tags'

type ShowProgress = (words: string) => void

/** Writes the static site, JSON entries and original files at a moment (UTC ms). Returns the number of pages. */
export async function writeBag(bag: Folder, at: number, show: ShowProgress): Promise<number> {
  const site = bag.within('data/site')
  const pages = await writeSite(site, at, show)
  const json = bag.within('data/json')
  await writeJson(json, at, (n) => show(`${n} entries as JSON`))
  bag.added(site)
  bag.added(json)

  const { manifest, oxum } = await manifestOf(bag.path, await payloadOf(bag.path), (n) => show(`${n} checksums`))
  const tags = {
    'bagit.txt': bagDeclaration,
    'bag-info.txt': infoLines(await bagInfo(at, oxum)),
    'manifest-sha256.txt': manifest,
  }
  for (const [name, text] of Object.entries(tags)) await bag.write(name, text)
  await writeReadme(bag, 'bag', at)
  const tagManifest = await manifestOf(bag.path, [...Object.keys(tags), markFileName, readmeName].sort())
  await bag.write('tagmanifest-sha256.txt', tagManifest.manifest)
  return pages
}

async function bagInfo(at: number, oxum: string) {
  const { name, publisher, contact, tagline, zone } = await siteSettings()
  return {
    'Source-Organization': publisher || name,
    ...(contact.includes('@') ? { 'Contact-Email': contact } : {}),
    'External-Description': [name, tagline].filter(Boolean).join(': '),
    'External-Identifier': env().siteUrl,
    'Bagging-Date': inZone(at, zone).toPlainDate().toString(),
    'Payload-Oxum': oxum,
    'Bag-Software-Agent': 'Gazette',
  }
}
