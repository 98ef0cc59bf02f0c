import { endings, type DocumentType } from '@/lib/media-types'
import { damaged, locked, type Archive } from './archive'

export type OfficeType = Exclude<DocumentType, 'application/pdf' | 'text/csv'>

/** Why an office document is not kept; undefined where it may be. */
export async function problemOf(archive: Archive, type: OfficeType): Promise<string | undefined> {
  return type.includes('opendocument') ? openDocumentProblem(archive, type) : microsoftProblem(archive, type)
}

const macros =
  'The file holds macros, which are programs. Save it as an ordinary document without macros and try again.'
const programs = 'The file holds objects of other programs. Put pictures or links in their place and try again.'
const outside =
  'The file fetches parts from another place when it is opened. Put them into the document itself and try again.'

const parts = {
  document: 'wordprocessingml.document',
  workbook: 'spreadsheetml.sheet',
  slides: 'presentationml.presentation',
}

async function microsoftProblem({ names, text }: Archive, type: OfficeType) {
  const contents = await text('[Content_Types].xml')
  const isMain = Object.values(parts).some((part) => type.endsWith(part) && contents.includes(`${part}.main+xml`))
  if (!isMain || isUnsafeXml(contents)) return damaged
  if (/macroEnabled|vbaProject|ms-office\.activeX/i.test(contents)) return macros
  if (names.some((name) => /vbaProject|vbaData|\/activeX\//i.test(name))) return macros
  if (names.some((name) => /\/embeddings\/.*\.bin$/i.test(name))) return programs
  for (const name of names.filter((name) => name.endsWith('.rels'))) {
    const relations = await text(name)
    if (isUnsafeXml(relations)) return damaged
    if (relationsOutside(relations)) return outside
  }
}

/** What a document fetches by itself: all that is outside but links, and the workbooks that a table names. */
function relationsOutside(xml: string) {
  const relations = xml.match(/<(?:\w+:)?Relationship\b[^>]*>/g) ?? []
  return relations.some(
    (relation) =>
      /TargetMode\s*=\s*["']External["']/i.test(relation) &&
      !/Type\s*=\s*["'][^"']*\/(hyperlink|externalLinkPath|xlExternalLinkPath\/\w+)["']/.test(relation),
  )
}

async function openDocumentProblem({ names, text }: Archive, type: OfficeType) {
  if ((await text('mimetype')).trim() !== type) return damaged
  const manifest = await text('META-INF/manifest.xml')
  if (!manifest || isUnsafeXml(manifest)) return damaged
  if (/encryption-data/.test(manifest)) return locked
  if (names.some((name) => /^(Basic|Scripts)\/.*\/(?!script-l[bc]\.xml$)[^/]+$/.test(name))) return macros
  if (names.some((name) => /^Object \d+$|\.(exe|dll|js|vbs|jar|bin)$/i.test(name))) return programs
}

function isUnsafeXml(xml: string) {
  return /<!(DOCTYPE|ENTITY)/i.test(xml)
}

/** Files of earlier or locked office programs, told by how they begin (MS-CFB 2.2). */
export function olderOfficeProblem(name: string) {
  const isNewer = Object.values(endings)
    .flat()
    .some((ending) => name.toLowerCase().endsWith(ending))
  return isNewer
    ? `${name} is locked with a password, or in a format of long ago. Save it without a password and try again.`
    : `${name} is in a format of long ago. Save it as .docx, .xlsx or .pptx and try again.`
}
