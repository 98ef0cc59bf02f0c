import { facetNames, publicationSorts } from '@/domain/published/filter'
import { areaOf, publicAddress } from '@/lib/web/public-address'

/** Safe for every file system and server. */
const plainName = /^[\p{L}\p{M}\p{N}._~ ()'+,;=@!$&-]{1,120}$/u

/** `publications/by/country/lao/index.html` for `/publications?country=lao`: servers do not find files by query. */
export function filePathOf(address: string): string | undefined {
  const [path = '', query] = address.split('?')
  const names = folderNamesIn(path)
  const { row } = publicAddress(path)
  if (!names || row.forPrograms || !['site', 'files'].includes(areaOf(path))) return undefined
  const isFile = row.isFile || isFileName(path.slice(path.lastIndexOf('/') + 1))
  const last = isFile ? names.pop()! : 'index.html'
  const choices = query === undefined ? [] : row.narrowed ? queryFolders(new URLSearchParams(query)) : undefined
  return choices && [...names, ...choices, last].join('/')
}

function isFileName(name: string) {
  const dot = name.lastIndexOf('.')
  return dot > 0 && /[^.]/.test(name.slice(0, dot)) && /^[a-z0-9]+$/.test(name.slice(dot + 1))
}

function folderNamesIn(path: string) {
  try {
    const names = path.split('/').slice(1).map(decodeURIComponent)
    if (names.at(-1) === '') names.pop()
    return names.every((name) => plainName.test(name) && !/^\.{1,2}$/.test(name)) ? names : undefined
  } catch {
    return undefined
  }
}

/** Two filters, or a filter and an order: the copy cannot contain a page for every combination. */
const maxParameters = 2

function queryFolders(query: URLSearchParams): string[] | undefined {
  const [sort, page] = [query.get('sort'), query.get('page')]
  const chosen = [...query].filter(([name]) => name !== 'sort' && name !== 'page')
  if (chosen.some(([name, value]) => !(facetNames as readonly string[]).includes(name) || !plainName.test(value)))
    return undefined
  if (sort && !publicationSorts.some((candidate) => candidate === sort)) return undefined
  if (chosen.length + (sort ? 1 : 0) > maxParameters || (page && !/^[1-9]\d{0,5}$/.test(page))) return undefined
  return [
    ...(chosen.length > 0 ? ['by', ...chosen.flat()] : []),
    ...(sort ? ['in-order', sort] : []),
    ...(page ? ['page', page] : []),
  ]
}

export function relativeLink(from: string, to: string) {
  const [fromFolders, toNames] = [from.split('/').slice(0, -1), to.split('/')]
  let same = 0
  while (same < fromFolders.length && same < toNames.length - 1 && fromFolders[same] === toNames[same]) same++
  return [...fromFolders.slice(same).map(() => '..'), ...toNames.slice(same).map(encodeURIComponent)].join('/')
}
