import { openPreview, uploadBehind, type UploadSelector } from '@/domain/publishing/preview-links'
import { env } from '@/lib/process/env'

// The secret of a preview link is enough: nobody has to sign in.

export function previewAddress(token: string) {
  return `${env().siteUrl}/preview/${token}`
}

export async function opensPreview(token: string, now: number) {
  return isToken(token) && (await openPreview(token, now)) !== undefined
}

export async function previewUpload(token: string, selector: UploadSelector, now: number) {
  return isToken(token) ? uploadBehind(token, selector, now) : undefined
}

function isToken(token: string) {
  return /^[\w-]{43}$/.test(token)
}
