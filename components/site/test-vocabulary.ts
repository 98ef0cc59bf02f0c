// Properties of the schema.org types that pages use, written from version 28; children have their parents' properties.

const text = 'Text'
const url = 'URL'
const creative = {
  name: [text],
  description: [text],
  url: [url],
  sameAs: [url],
  identifier: ['PropertyValue', text, url],
  headline: [text],
  inLanguage: [text],
  datePublished: ['Date'],
  dateModified: ['Date'],
  license: [url],
  author: ['Person', 'Organization'],
  publisher: ['Organization'],
  image: ['ImageObject', url],
  about: ['Thing'],
  isAccessibleForFree: ['Boolean'],
  mainEntityOfPage: [url],
  encoding: ['MediaObject'],
  position: [text, 'Integer'],
  isPartOf: ['CreativeWork', url],
  workTranslation: ['CreativeWork'],
  translationOfWork: ['CreativeWork'],
}
const media = {
  contentUrl: [url],
  encodingFormat: [text],
  contentSize: [text],
  sha256: [text],
  caption: [text],
  width: ['Integer'],
  height: ['Integer'],
  creditText: [text],
}

type Type = { is?: string; has: Record<string, string[]> }

export const vocabulary: Record<string, Type> = {
  Thing: { has: { name: [text], description: [text], url: [url], sameAs: [url] } },
  Country: { is: 'Thing', has: {} },
  Person: { is: 'Thing', has: {} },
  Organization: { is: 'Thing', has: { logo: ['ImageObject', url] } },
  PropertyValue: { is: 'Thing', has: { propertyID: [text], value: [text] } },
  CreativeWork: { is: 'Thing', has: creative },
  CreativeWorkSeries: { is: 'CreativeWork', has: {} },
  NewsArticle: { is: 'CreativeWork', has: {} },
  Report: { is: 'CreativeWork', has: { reportNumber: [text] } },
  Book: { is: 'CreativeWork', has: { isbn: [text] } },
  Dataset: { is: 'CreativeWork', has: { distribution: ['DataDownload'] } },
  WebPage: { is: 'CreativeWork', has: {} },
  WebSite: { is: 'CreativeWork', has: {} },
  MediaObject: { is: 'CreativeWork', has: media },
  DataDownload: { is: 'MediaObject', has: {} },
  ImageObject: { is: 'MediaObject', has: {} },
  BreadcrumbList: { is: 'Thing', has: { itemListElement: ['ListItem'] } },
  ListItem: { is: 'Thing', has: { position: ['Integer'], item: [url] } },
}

export const recommended: Record<string, string[]> = {
  NewsArticle: ['headline', 'datePublished', 'dateModified', 'author'],
  Dataset: ['name', 'description', 'license', 'identifier', 'distribution', 'isAccessibleForFree'],
  Report: ['name', 'datePublished', 'author', 'publisher', 'inLanguage', 'url'],
  BreadcrumbList: ['itemListElement'],
  ListItem: ['position', 'name', 'item'],
  ImageObject: ['url', 'width', 'height'],
  DataDownload: ['contentUrl', 'encodingFormat'],
  MediaObject: ['contentUrl', 'encodingFormat'],
  Person: ['name'],
  Organization: ['name'],
}

type Node = { '@type'?: string | string[]; '@id'?: string; [property: string]: unknown }

export function problemsIn(node: Node, at = ''): string[] {
  const types = [node['@type'] ?? []].flat()
  if (types.length === 0) return Object.keys(node).join() === '@id' ? [] : [`${at}: of no type`]
  const unknown = types.filter((type) => !vocabulary[type])
  if (unknown.length > 0) return [`${at}: ${unknown.join()} is no type`]
  const missing = types.flatMap((type) => (recommended[type] ?? []).filter((name) => node[name] === undefined))
  const properties = Object.entries(node).filter(([name]) => !name.startsWith('@'))
  return [
    ...missing.map((name) => `${at}: without ${name}`),
    ...properties.flatMap(([name, value]) => problemsOf(types, name, value, `${at}/${name}`)),
  ]
}

function problemsOf(types: string[], name: string, value: unknown, at: string): string[] {
  const allowed = types.flatMap((type) => propertyOf(type, name) ?? [])
  if (allowed.length === 0) return [`${at}: no property of ${types.join()}`]
  return [value].flat().flatMap((one) => {
    if (typeof one === 'object' && one !== null) {
      const node = one as Node
      const nodeTypes = [node['@type'] ?? []].flat()
      const fits = nodeTypes.length === 0 || nodeTypes.some((type) => allowed.some((wide) => isA(type, wide)))
      return [...(fits ? [] : [`${at}: ${nodeTypes.join()} is not expected`]), ...problemsIn(node, at)]
    }
    return allowed.some((type) => isValue(one, type)) ? [] : [`${at}: ${JSON.stringify(one)} is not expected`]
  })
}

function propertyOf(type: string, name: string): string[] | undefined {
  const { has, is } = vocabulary[type]!
  return has[name] ?? (is ? propertyOf(is, name) : undefined)
}

function isA(type: string, wide: string): boolean {
  const parent = vocabulary[type]?.is
  return type === wide || (parent !== undefined && isA(parent, wide))
}

function isValue(value: unknown, type: string) {
  if (type === 'Text') return typeof value === 'string' && value.trim() !== ''
  if (type === 'URL') return typeof value === 'string' && /^https?:\/\/\S+$/.test(value)
  if (type === 'Integer') return Number.isInteger(value)
  if (type === 'Boolean') return typeof value === 'boolean'
  const date = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?)?)?$/
  return type === 'Date' && typeof value === 'string' && date.test(value)
}
