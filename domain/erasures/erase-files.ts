import { mediaStore } from '@/lib/store/media'

/**
 * Removes every stored file of some uploads, and what lies beside them under their numbers, with the older versions that a bucket keeps.
 * A sentence where these cannot be removed.
 */
export async function eraseFiles(mediaIds: string[]): Promise<string | undefined> {
  // The files that lie beside them last: they are found by a look at every name in the store.
  for (const id of mediaIds) if (!(await eraseGroup(id))) return versionsStay
  for (const name of await namesBeside(mediaIds)) if (!(await eraseGroup(name))) return versionsStay
  return undefined
}

const versionsStay =
  'The bucket keeps older versions of files, and its keys may not remove them. Allow s3:ListBucketVersions and s3:DeleteObjectVersion, or remove them by hand.'

async function eraseGroup(group: string) {
  await mediaStore().remove(group)
  return mediaStore().removeVersions(group)
}

async function namesBeside(mediaIds: string[]) {
  const names: string[] = []
  if (mediaIds.length === 0) return names
  for await (const { name } of mediaStore().names())
    if (mediaIds.some((id) => name.startsWith(`.${id}.`))) names.push(name)
  return names
}
