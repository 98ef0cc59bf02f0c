import { env } from '@/lib/process/env'
import { log } from '@/lib/process/log'
import { mediaStore } from '@/lib/store/media'
import { storeWords, type StoreProblemCode } from '@/lib/store/store'

const nextSteps: Record<StoreProblemCode, string> = {
  STORE_UNREACHABLE: 'Check the endpoint, and that it runs.',
  STORE_FAILING: 'See its own log.',
  STORE_DENIED:
    'Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and give that key s3:GetObject, s3:PutObject, s3:DeleteObject, s3:ListBucket and s3:GetBucketVersioning.',
  STORE_NO_BUCKET: 'Make it, or correct its name.',
  STORE_REDIRECTED: 'Correct the endpoint or the region there.',
  STORE_WRONG: 'Check the endpoint.',
}

/** Logs a problem of the bucket at the start. The site is served anyway. */
export async function checkStore() {
  if (!env().bucket) return
  const { problem, keepsVersions } = await mediaStore().check()
  if (problem) {
    const [what, next] = [storeWords(problem), nextSteps[problem as StoreProblemCode]]
    log.error(`MEDIA_URL: ${what}. ${next} Until then files are not sent and uploads are refused.`, { problem })
  }
  if (keepsVersions === 'yes' || keepsVersions === 'suspended')
    log.warn('The bucket of MEDIA_URL keeps versions: what is erased on the desk stays in it', { keepsVersions })
}
