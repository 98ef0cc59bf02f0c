import { openedBy, uploadBehind, type UploadSelector } from '@/domain/publishing/preview-links'
import { env } from '@/lib/process/env'

// The secret of a preview link is all that its bearer needs: nobody has to sign in.

/** A link's full address, on the configured site and nowhere else. */
export function previewAddress(token: string) {
  return `${env().siteUrl}/preview/${token}`
}

/** Returns whether an address's secret opens a draft at a moment (UTC ms). */
export async function opensPreview(token: string, now: number) {
  return isToken(token) && (await openedBy(token, now)) !== undefined
}

/** An upload of the draft behind a secret. */
export async function previewUpload(token: string, selector: UploadSelector, now: number) {
  return isToken(token) ? uploadBehind(token, selector, now) : undefined
}

function isToken(token: string) {
  return /^[\w-]{43}$/.test(token)
}
