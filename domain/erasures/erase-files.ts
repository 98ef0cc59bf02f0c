import { mediaStore } from '@/lib/store/media'

/** Erases files, including old versions in a bucket. Returns a message if a version stays. */
export async function eraseFiles(mediaIds: string[]): Promise<string | undefined> {
  // Other files of the uploads are found by listing the whole store, so that is done once, at the end.
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
