import { damagedUploads, type DamagedUpload } from '@/domain/care/damage'
import { checkFiles, filesByAge, uploadsWithoutChecksums } from '@/domain/care/fixity'
import { findOrphans } from '@/domain/care/orphans'
import { env } from '@/lib/process/env'
import { installation } from './installation'
import { progress } from './progress'

/** Checks all files, or `sample` of those checked longest ago. */
export async function verifyFiles({ sample, now }: { sample?: number; now: number }) {
  const files = await filesByAge(sample)
  const line = progress()
  let filesRead = 0
  const examined = await checkFiles(files, now, {
    each: () => line.show(`${(++filesRead).toLocaleString('en')} of ${files.length.toLocaleString('en')} files read`),
  })
  line.end()
  return { files: examined.length, problems: [...(await damages()), ...(await unknown()), ...(await strangers(now))] }
}

async function damages() {
  return (await damagedUploads(await installation())).flatMap((upload) =>
    upload.files.map(
      ({ name, problem }) => `${upload.name}: ${upload.mediaId}/${name} ${problemWords[problem]}. ${usedIn(upload)}`,
    ),
  )
}

const problemWords = { missing: 'is missing', changed: 'is not what it was, or cannot be read' }

function usedIn({ uses }: DamagedUpload) {
  if (uses.length === 0) return 'No text uses it.'
  return `Used in ${uses.map(({ entryId, title }) => `“${title || 'Untitled'}” (text ${entryId})`).join(', ')}.`
}

async function unknown() {
  const uploads = await uploadsWithoutChecksums()
  if (uploads === 0) return []
  const which = uploads === 1 ? 'One upload has' : `${uploads} uploads have`
  return [`${which} no checksums: compare what is stored with a backup.`]
}

async function strangers(now: number) {
  const orphans = await findOrphans(now, { within: true })
  const place = env().bucket ? 'In the bucket, ' : 'media/'
  return orphans.map(({ path }) => `${place}${path} belongs to no upload. Look at it, then move it away.`)
}
