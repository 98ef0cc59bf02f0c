import { childrenOf, parseAnswer, textIn, type AnswerElement } from './s3-answers'
import type { S3Client } from './s3-client'
import { StoreProblem, type StoredObject } from './store'

type PageRequest = { prefix?: string; delimiter?: string; max?: number; after?: string }

export async function listPage(client: S3Client, { prefix = '', delimiter, max, after }: PageRequest) {
  const query = {
    'list-type': '2',
    'encoding-type': 'url',
    prefix: client.keyOf(prefix),
    ...(delimiter && { delimiter }),
    ...(max && { 'max-keys': String(max) }),
    ...(after && { 'continuation-token': after }),
  }
  const text = await client.ask({ query, timeout: client.timeouts.answer })
  const root = parseAnswer(text, 'ListBucketResult')
  const isEncoded = textIn(root, 'EncodingType') === 'url'
  const pathIn = (element: AnswerElement, name: string) => {
    const key = decodeKey(textIn(element, name), isEncoded)
    if (!key.startsWith(query.prefix)) throw new StoreProblem('STORE_WRONG', 'a listing')
    return client.pathOf(key)
  }
  const isMore = textIn(root, 'IsTruncated') === 'true'
  return {
    objects: childrenOf(root, 'Contents')
      .map((element) => objectOf(element, pathIn(element, 'Key')))
      .filter(({ path }) => !standsForFolder(path)),
    folders: childrenOf(root, 'CommonPrefixes').map((element) => pathIn(element, 'Prefix')),
    after: isMore ? textIn(root, 'NextContinuationToken') : undefined,
    isMore,
  }
}

export async function* objectsIn(client: S3Client, prefix?: string): AsyncIterable<StoredObject> {
  for await (const { objects } of listPages(client, { prefix })) yield* objects
}

export async function* allNamesIn(client: S3Client) {
  for await (const { objects, folders } of listPages(client, { delimiter: '/' })) {
    for (const folder of folders) yield { name: folder.slice(0, -1), isGroup: true }
    for (const { path } of objects) yield { name: path, isGroup: false }
  }
}

async function* listPages(client: S3Client, request: PageRequest) {
  let page = await listPage(client, request)
  for (;;) {
    yield page
    if (!page.isMore) return
    const { after } = page
    page = await listPage(client, { ...request, after })
    // A token that leads to itself would never end.
    if (!after || page.after === after) throw new StoreProblem('STORE_WRONG', 'a listing without an end')
  }
}

function objectOf(element: AnswerElement, path: string): StoredObject {
  const bytes = Number(textIn(element, 'Size'))
  const changedAt = Date.parse(textIn(element, 'LastModified') ?? '')
  if (!Number.isSafeInteger(bytes) || Number.isNaN(changedAt)) throw new StoreProblem('STORE_WRONG', 'a listing')
  return { path, bytes, changedAt }
}

/** Some programs write an empty object for a folder: it is no file and no group. */
function standsForFolder(path: string) {
  return path === '' || path.endsWith('/')
}

/** A service without `encoding-type` sends plain keys. */
function decodeKey(text = '', isEncoded: boolean) {
  if (!isEncoded) return text
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'))
  } catch (error) {
    throw new StoreProblem('STORE_WRONG', 'a listing', error)
  }
}

// Versions of removed files in a bucket with versioning (ListObjectVersions, DeleteObject).

type StoredVersion = { key: string; versionId: string }

/** Also removes the delete markers. */
export async function removeVersionsUnder(client: S3Client, prefix: string) {
  for (;;) {
    const versions = await someVersions(client, prefix)
    if (versions.length === 0) return
    for (const { key, versionId } of versions) {
      const { answer: timeout } = client.timeouts
      ;(await client.send({ method: 'DELETE', key: client.pathOf(key), query: { versionId }, timeout })).resume()
    }
  }
}

/** Always the first page: removed versions are not in the next listing. */
async function someVersions(client: S3Client, prefix: string): Promise<StoredVersion[]> {
  const query = { versions: '', prefix: client.keyOf(prefix) }
  const root = parseAnswer(await client.ask({ query, timeout: client.timeouts.answer }), 'ListVersionsResult')
  return [...childrenOf(root, 'Version'), ...childrenOf(root, 'DeleteMarker')].map((element) => {
    const [key, versionId] = [textIn(element, 'Key') ?? '', textIn(element, 'VersionId') ?? '']
    if (!key.startsWith(query.prefix) || versionId === '')
      throw new StoreProblem('STORE_WRONG', 'a listing of versions')
    return { key, versionId }
  })
}
