import { StoreProblem } from './problem'
import { childrenOf, parseAnswer, textIn } from './s3-answers'
import type { S3Client } from './s3-client'

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
