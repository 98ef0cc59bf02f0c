import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { mediaStore } from '@/lib/store/media'

/** Says at a start what is wrong with the bucket that has the files of uploads, if one has them. The site is served in any case. */
export async function checkStore() {
  if (!env().bucket) return
  const { problem, keepsVersions } = await mediaStore().check()
  if (problem)
    log.error('The bucket of MEDIA_URL cannot be used: until it can, files are not sent and uploads are refused', {
      problem,
    })
  if (keepsVersions === 'yes' || keepsVersions === 'suspended')
    log.warn('The bucket of MEDIA_URL keeps versions: what is erased on the desk stays in it', { keepsVersions })
}
