import { Refusal } from './refusal.mjs'
import { readXml } from './xml.mjs'

/** @typedef {import('./archive.mjs').Archive} Archive */

const mainParts = {
  document: 'wordprocessingml.document',
  sheet: 'spreadsheetml.sheet',
  presentation: 'presentationml.presentation',
}

/**
 * Refuses a document of Microsoft's formats that holds programs or fetches something by itself.
 * @param {Archive} archive
 * @param {string} type media type that it should have
 */
export async function checkMicrosoft({ names, part }, type) {
  const types = attributesIn(await part('[Content_Types].xml'), 'ContentType')
  const main = Object.values(mainParts).find((name) => type.endsWith(name))
  if (!main || !types.some((one) => one.includes(`${main}.main+xml`))) throw new Refusal('damaged')
  if (types.some((one) => /macroEnabled|vbaProject|ms-office\.activeX/i.test(one))) throw new Refusal('macros')
  if (names.some((name) => /vbaproject|vbadata|\/activex\//.test(name))) throw new Refusal('macros')
  if (names.some((name) => name.endsWith('.bin') && name.includes('/embeddings/'))) throw new Refusal('programs')
  for (const name of names.filter((name) => name.endsWith('.rels')))
    readXml(whole(await part(name)), (element) => {
      if (fetchesByItself(element)) throw new Refusal('outside')
    })
}

/**
 * The values of one attribute, on whatever elements of a part.
 * @param {Buffer | undefined} xml
 * @param {string} name
 */
function attributesIn(xml, name) {
  /** @type {string[]} */
  const values = []
  readXml(whole(xml), ({ attributes }) => {
    if (attributes[name] !== undefined) values.push(attributes[name])
  })
  return values
}

/** @param {Buffer | undefined} part */
function whole(part) {
  if (!part) throw new Refusal('damaged')
  return part
}

/**
 * Everything outside is fetched by a program, but for links, and for the workbooks that a table names.
 * @param {import('./xml.mjs').Element} element
 */
function fetchesByItself({ name, attributes }) {
  if (name !== 'Relationship' || attributes.TargetMode?.toLowerCase() !== 'external') return false
  const [, kind = ''] =
    /\/(hyperlink|externalLinkPath|xlExternalLinkPath\/\w{1,100})$/.exec(attributes.Type ?? '') ?? []
  return !kind
}

/**
 * Refuses an OpenDocument that holds programs or is locked.
 * @param {Archive} archive
 * @param {string} type media type that it should have
 */
export async function checkOpenDocument({ names, part }, type) {
  if ((await part('mimetype'))?.toString('latin1').trim() !== type) throw new Refusal('damaged')
  readXml(whole(await part('META-INF/manifest.xml')), ({ name }) => {
    if (name === 'encryption-data') throw new Refusal('locked')
  })
  if (names.some(isMacro)) throw new Refusal('macros')
  if (names.some((name) => /^Object \d+$|\.(exe|dll|js|vbs|jar|bin)$/i.test(name))) throw new Refusal('programs')
}

/** @param {string} name */
function isMacro(name) {
  const folders = name.split('/')
  const file = folders.pop()
  const isLibrary = folders.length > 1 && (folders[0] === 'Basic' || folders[0] === 'Scripts')
  return isLibrary && file !== '' && file !== 'script-lb.xml' && file !== 'script-lc.xml'
}
