import { StoreProblem } from './problem'
import { childrenOf, parseAnswer, textIn } from './s3-answers'
import type { S3Client } from './s3-client'

// The versions that a bucket that keeps versions has of files that were removed (ListObjectVersions, DeleteObject with a version).

type StoredVersion = { key: string; versionId: string }

/** Removes every version of the files whose path begins so, and the marks of their removal. */
export async function removeVersionsUnder(client: S3Client, prefix: string) {
  for (;;) {
    const versions = await someVersions(client, prefix)
    if (versions.length === 0) return
    for (const { key, versionId } of versions) {
      const { answer: patience } = client.patience
      ;(await client.send({ method: 'DELETE', key: client.pathOf(key), query: { versionId }, patience })).resume()
    }
  }
}

/** The first page: what was removed is not in the next one. */
async function someVersions(client: S3Client, prefix: string): Promise<StoredVersion[]> {
  const query = { versions: '', prefix: client.keyOf(prefix) }
  const root = parseAnswer(await client.ask({ query, patience: client.patience.answer }), 'ListVersionsResult')
  return [...childrenOf(root, 'Version'), ...childrenOf(root, 'DeleteMarker')].map((element) => {
    const [key, versionId] = [textIn(element, 'Key') ?? '', textIn(element, 'VersionId') ?? '']
    if (!key.startsWith(query.prefix) || versionId === '')
      throw new StoreProblem('STORE_WRONG', 'a listing of versions')
    return { key, versionId }
  })
}
