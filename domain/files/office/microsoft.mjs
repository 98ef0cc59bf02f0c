// @ts-check
import { buffer } from 'node:stream/consumers'
import { openArchive } from './archive.mjs'
import { isDocument, isOrdinaryPart, isOrdinaryRelation } from './parts.mjs'
import { Refusal } from './refusal.mjs'
import { checkSheets } from './sheets.mjs'
import { checkWords } from './words.mjs'
import { readXml, readXmlStream } from './xml.mjs'

/** @typedef {import('./archive.mjs').Archive} Archive */

const mainParts = {
  document: 'wordprocessingml.document',
  sheet: 'spreadsheetml.sheet',
  presentation: 'presentationml.presentation',
}

/** Documents in documents: a chart has its workbook, and that may have a picture of another. */
const maxNested = 2

/** @param {Archive} archive @param {string} type media type that it should have @param {number} nested */
export async function checkMicrosoft({ names, part, stream }, type, nested = 0) {
  const typeOf = typesIn(requirePart(await part('[Content_Types].xml')))
  const main = Object.values(mainParts).find((name) => type.endsWith(name))
  const types = typeOf.all
  if (!main || !types.some((one) => one.includes(`${main}.main+xml`))) throw new Refusal('damaged')
  if (types.some((one) => /macroEnabled|vbaProject|ms-office\.activeX/i.test(one))) throw new Refusal('macros')
  if (names.some((name) => /vbaproject|vbadata|\/activex\//.test(name))) throw new Refusal('macros')
  if (names.some((name) => name.endsWith('.bin') && name.includes('/embeddings/'))) throw new Refusal('programs')
  for (const name of names.filter((name) => name.endsWith('.rels')))
    readXml(requirePart(await part(name)), (element) => {
      if (fetchesByItself(element)) throw new Refusal('outside')
      if (element.name === 'Relationship' && !isOrdinaryRelation(element.attributes.Type ?? ''))
        throw new Refusal('programs')
    })
  for (const name of names) {
    const type = name.endsWith('/') ? '' : typeOf.part(name)
    if (!isOrdinaryPart(type)) throw new Refusal('programs')
    const check = checkOf(type)
    if (check) await readXmlStream(requirePart(await stream(name)), check)
    if (!isDocument(type)) continue
    if (nested === maxNested) throw new Refusal('programs')
    const inner = await openArchive(await buffer(requirePart(await stream(name))), true)
    await checkMicrosoft(inner, type.trim(), nested + 1)
  }
}

/** Undefined for a part that can fetch nothing. @param {string} type */
function checkOf(type) {
  if (!/\+xml\s*$/i.test(type)) return undefined
  return /wordprocessingml/i.test(type) ? checkWords() : checkSheets(type)
}

/** @param {Buffer} xml */
export function typesIn(xml) {
  /** @type {Map<string, string>} */
  const types = new Map()
  /** @type {string[]} */
  const all = []
  readXml(xml, ({ attributes }) => {
    const { PartName, Extension, ContentType } = attributes
    if (ContentType === undefined) return
    all.push(ContentType)
    types.set(PartName === undefined ? `.${Extension?.toLowerCase()}` : plain(PartName.replace(/^\//, '')), ContentType)
  })
  const part = (/** @type {string} */ name) =>
    types.get(plain(name)) ?? types.get(name.slice(name.lastIndexOf('.'))) ?? ''
  return { all, part }
}

/** @param {string} name */
function plain(name) {
  try {
    return decodeURI(name).toLowerCase()
  } catch {
    return name.toLowerCase()
  }
}

/** @template T @param {T | undefined} part @returns {T} */
function requirePart(part) {
  if (!part) throw new Refusal('damaged')
  return part
}

/** Links and workbooks named by a table are opened only on request; other external targets are fetched at once. @param {import('./xml.mjs').Element} element */
function fetchesByItself({ name, attributes }) {
  if (name !== 'Relationship' || attributes.TargetMode?.toLowerCase() !== 'external') return false
  const [, kind = ''] =
    /\/(hyperlink|externalLinkPath|xlExternalLinkPath\/\w{1,100})$/.exec(attributes.Type ?? '') ?? []
  return !kind
}
