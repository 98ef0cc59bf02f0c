// @ts-check
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

/** @param {Archive} archive @param {string} type media type that it should have */
export async function checkMicrosoft({ names, part, stream }, type) {
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
    })
  for (const name of names) {
    const type = typeOf.part(name)
    // A document embedded in this one has a type of the same family but is not XML.
    const check = !/\+xml\s*$/i.test(type)
      ? undefined
      : /wordprocessingml/i.test(type)
        ? checkWords()
        : checkSheets(type)
    if (check) await readXmlStream(requirePart(await stream(name)), check)
  }
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
