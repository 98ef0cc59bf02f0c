import { isPicture, type MediaType } from '@/lib/files/media-types'

/** Returns the address of a picture as it is kept, or of a document as it came. */
export function downloadOf({ id, name, type }: { id: string; name: string; type: MediaType }) {
  return isPicture(type) ? `/api/desk/media/${id}/master` : `/api/desk/media/${id}/${name}`
}
